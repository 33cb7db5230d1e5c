"""How a toll is made from what the voices say: `best` and its named alternatives, one small pure function each.

Each takes the statements of one series in the order of the fold (each once), and the moves that took people out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import islice
from operator import attrgetter
from pathlib import Path

from core.tolls.standing import OPEN, standing
from core.tolls.statement import Face, Statement

_VOICE, _AS_OF = attrgetter("voice"), attrgetter("as_of")
SHOWN_CLAIMS = 50  # architecture.md: nothing grows without bound in one record; the ledger holds every claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One series under one policy. `claims` are those that stand, the newest ones; `voices` those that say so.

    `whole` and `grows` as in Statement, of any of them; `summed` as there, of all; `as_of` is the newest telling.
    `open`: one of them has no upper end ("at least 20"); `high` is then its best. `risen`: how many are increments.
    """

    low: int
    best: int
    high: int
    contested: bool
    claims: tuple[str, ...]
    voices: frozenset[str]
    as_of: datetime
    grows: bool = True
    whole: bool = True
    summed: bool = False
    open: bool = False
    risen: int = 0

    def less(self, left: int) -> "Outcome":
        """Without `left` persons, never below zero."""
        if not left:
            return self
        low, best, high = (max(0, n - left) for n in (self.low, self.best, self.high))
        return replace(self, low=low, best=best, high=high)


Policy = Callable[[Sequence[Statement], Sequence[Statement]], Outcome | None]


def best(statements: Sequence[Statement], moves: Sequence[Statement] = ()) -> Outcome | None:
    """The default: what stands after steps 1 to 3, picked by steps 4 to 6."""
    return best_of(standing(statements, moves))


def best_of(stand: Sequence[Statement]) -> Outcome | None:
    """The standing figure inside the ranges of most voices; ties go to the lowest.

    low: the highest low among those voices, not above any standing figure they exclude. high: the largest high.
    """
    if not stand:
        return None
    groups: dict[Face, list[Statement]] = defaultdict(list)
    for s in stand:
        groups[s.face].append(s)
    if len(groups) == 1:  # all say the same: most happenings are told by one voice
        face = stand[0].face
        return _outcome(stand, stand, groups, groups, low=face.low, best=face.best, high=face.top)
    votes = _votes(groups)
    chosen = min(votes, key=lambda f: (-votes[f], f))
    backing = [face for face in groups if face.covers(chosen)]
    bottom = min([face.low for face in backing])
    top = max([OPEN if face.high is None else face.high for face in backing])
    # Ranges that all hold `chosen`: whatever lies between their ends is in one.
    excluded = [f for f in votes if f < bottom or f > top]
    low = min([max([face.low for face in backing]), chosen, *excluded])
    said = stand if len(backing) == len(groups) else [s for face in backing for s in groups[face]]
    return _outcome(stand, said, groups, backing, low=low, best=chosen, high=_top(groups))


def lowest(statements: Sequence[Statement], moves: Sequence[Statement] = ()) -> Outcome | None:
    """The lowest of what the voices say last; high is the highest of it."""
    stand = standing(statements, moves, growth=False)
    if not stand:
        return None
    least = min(stand, key=lambda s: (s.best, s.low))
    return _outcome(
        stand, [s for s in stand if s.best == least.best], low=least.low, best=least.best, high=_top(_faces(stand))
    )


def acled(statements: Sequence[Statement], moves: Sequence[Statement] = ()) -> Outcome | None:
    """As ACLED's coders read: vague words by their table (acled.txt), the lowest of conflicting figures."""
    return lowest([_as_acled(s) for s in statements], moves)


def range_(statements: Sequence[Statement], moves: Sequence[Statement] = ()) -> Outcome | None:
    """As Iraq Body Count publishes: the least and the most that any voice says last; best is the least."""
    stand = standing(statements, moves, growth=False)
    if not stand:
        return None
    least, most = min(s.best for s in stand), max(s.best for s in stand)
    return _outcome(stand, stand, low=least, best=least, high=most)


def latest_official(statements: Sequence[Statement], moves: Sequence[Statement] = ()) -> Outcome | None:
    """The newest figure of an authority (official, medical, rescue, military on its own); without one, `best`."""
    stand = [s for s in standing(statements, moves, growth=False) if s.official]
    if not stand:
        return best(statements, moves)
    newest = max(stand, key=lambda s: (s.as_of, s.published_at, -s.best, s.claims))
    return _outcome([newest], [newest], low=newest.low, best=newest.best, high=newest.top)


def majority(statements: Sequence[Statement], moves: Sequence[Statement] = ()) -> Outcome | None:
    """The figure that most voices say last, the very same number; ties go to the lowest."""
    stand = standing(statements, moves, growth=False)
    if not stand:
        return None
    votes = Counter(s.best for s in stand)
    chosen = min(votes, key=lambda f: (-votes[f], f))
    backing = [s for s in stand if s.best == chosen]
    return _outcome(stand, backing, low=min(s.low for s in stand), best=chosen, high=_top(_faces(stand)))


POLICIES: dict[str, Policy] = {
    "best": best,
    "lowest": lowest,
    "acled": acled,
    "range": range_,
    "latest_official": latest_official,
    "majority": majority,
}


def _votes(groups: Mapping[Face, Sequence[Statement]]) -> dict[int, int]:
    """How many voices' ranges hold each figure that stands: a sweep over the ends of the ranges."""
    steps: Counter[tuple[int, int]] = Counter()
    for face, voices in groups.items():
        steps[(face.low, 0)] += len(voices)
        if face.high is not None:
            steps[(face.high, 2)] -= len(voices)
    figures = {face.best for face in groups}
    votes, now = {}, 0
    for figure, kind in sorted({*steps, *((f, 1) for f in figures)}):
        now += steps[(figure, kind)]
        if kind == 1:
            votes[figure] = now
    return votes


def _faces(stand: Sequence[Statement]) -> set[Face]:
    return {s.face for s in stand}


def _top(faces: Iterable[Face]) -> int:
    return max([face.top for face in faces])


def _outcome(
    stand: Sequence[Statement],
    backing: Sequence[Statement],
    faces: Collection[Face] | None = None,
    backed: Collection[Face] | None = None,
    *,
    low: int,
    best: int,
    high: int,
) -> Outcome:
    """`faces`: those of all that stand; `backed`: those of `backing`; where they are known."""
    faces = _faces(stand) if faces is None else faces
    backed = _faces(backing) if backed is None else backed
    newest = islice(reversed(stand), SHOWN_CLAIMS)
    claims = list(dict.fromkeys(c for s in newest for c in s.claims))[:SHOWN_CLAIMS]
    apart = max([f.low for f in faces]) > min([f.high for f in faces if f.high is not None], default=OPEN)
    return Outcome(
        low=min(low, best),
        best=best,
        high=max(best, high),
        contested=apart or any(f.conflict for f in faces),  # two ranges that do not meet
        claims=tuple(sorted(claims)),
        voices=frozenset(map(_VOICE, backing)),
        as_of=max(map(_AS_OF, backing)),
        grows=any(f.grows for f in backed),
        whole=any(f.whole for f in backed),
        summed=all(f.summed for f in backed),
        open=any(f.high is None for f in backed),
        risen=max([f.risen for f in backed]),
    )


def _as_acled(s: Statement) -> Statement:
    number = _acled_words().get(s.best) if s.vague else None
    return s if number is None else replace(s, low=min(s.low, number), best=number)


@cache
def _acled_words() -> dict[int, int]:
    lines = (Path(__file__).parent / "acled.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split()[:2] for line in lines if line.strip() and not line.startswith("#")]
    return {int(ours): int(theirs) for ours, theirs in rows}
