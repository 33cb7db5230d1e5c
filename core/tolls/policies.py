"""How a toll is made from what the voices say: `best` and its named alternatives, one small pure function each.

Each takes the statements of one series in the order of the fold (each once), and the moves that took people out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import islice
from pathlib import Path

from core.tolls.standing import OPEN, standing
from core.tolls.statement import Statement

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
    groups: dict[tuple[int, int | None, int], list[Statement]] = defaultdict(list)
    for s in stand:
        groups[(s.low, s.high, s.best)].append(s)
    votes = _votes({ranged: len(group) for ranged, group in groups.items()})
    chosen = min(votes, key=lambda f: (-votes[f], f))
    backing = [r for r in groups if _inside(chosen, r)]
    lows, tops = [low for low, _, _ in backing], [OPEN if high is None else high for _, high, _ in backing]
    bottom, top = min(lows), max(tops)  # ranges that all hold `chosen`: whatever lies between their ends is in one
    excluded = [f for f in votes if f < bottom or f > top]
    low = min([max(lows), chosen, *excluded])
    return _outcome(stand, [s for r in backing for s in groups[r]], groups, low=low, best=chosen, high=_top(groups))


def lowest(statements: Sequence[Statement], moves: Sequence[Statement] = ()) -> Outcome | None:
    """The lowest of what the voices say last; high is the highest of it."""
    stand = standing(statements, moves, growth=False)
    if not stand:
        return None
    least = min(stand, key=lambda s: (s.best, s.low))
    return _outcome(
        stand, [s for s in stand if s.best == least.best], low=least.low, best=least.best, high=_top(_ranges(stand))
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
    return _outcome(stand, backing, low=min(s.low for s in stand), best=chosen, high=_top(_ranges(stand)))


POLICIES: dict[str, Policy] = {
    "best": best,
    "lowest": lowest,
    "acled": acled,
    "range": range_,
    "latest_official": latest_official,
    "majority": majority,
}


def _votes(ranges: Mapping[tuple[int, int | None, int], int]) -> dict[int, int]:
    """How many voices' ranges hold each figure that stands: a sweep over the ends of the ranges."""
    steps: Counter[tuple[int, int]] = Counter()
    for (low, high, _), voices in ranges.items():
        steps[(low, 0)] += voices
        if high is not None:
            steps[(high, 2)] -= voices
    figures = {best for _, _, best in ranges}
    votes, now = {}, 0
    for figure, kind in sorted({*steps, *((f, 1) for f in figures)}):
        now += steps[(figure, kind)]
        if kind == 1:
            votes[figure] = now
    return votes


def _inside(figure: int, ranged: tuple[int, int | None, int]) -> bool:
    low, high, _ = ranged
    return low <= figure and (high is None or figure <= high)


def _ranges(stand: Sequence[Statement]) -> set[tuple[int, int | None, int]]:
    return {(s.low, s.high, s.best) for s in stand}


def _top(ranges: Iterable[tuple[int, int | None, int]]) -> int:
    return max([best if high is None else high for _, high, best in ranges])


def _outcome(
    stand: Sequence[Statement],
    backing: Sequence[Statement],
    ranges: Collection[tuple[int, int | None, int]] | None = None,
    *,
    low: int,
    best: int,
    high: int,
) -> Outcome:
    """`ranges`: those of all that stand, where they are known."""
    ranges = _ranges(stand) if ranges is None else ranges
    newest = islice(reversed(stand), SHOWN_CLAIMS)
    claims = list(dict.fromkeys(c for s in newest for c in s.claims))[:SHOWN_CLAIMS]
    apart = max([r[0] for r in ranges]) > min([r[1] for r in ranges if r[1] is not None], default=OPEN)
    kinds = {(s.grows, s.whole, s.summed, s.high is None) for s in backing}
    return Outcome(
        low=min(low, best),
        best=best,
        high=max(best, high),
        contested=apart or True in {s.conflict for s in stand},  # two ranges that do not meet
        claims=tuple(sorted(claims)),
        voices=frozenset([s.voice for s in backing]),
        as_of=max([s.as_of for s in backing]),
        grows=any(k[0] for k in kinds),
        whole=any(k[1] for k in kinds),
        summed=all(k[2] for k in kinds),
        open=any(k[3] for k in kinds),
        risen=max([s.risen for s in backing]),
    )


def _as_acled(s: Statement) -> Statement:
    number = _acled_words().get(s.best) if s.vague else None
    return s if number is None else replace(s, low=min(s.low, number), best=number)


@cache
def _acled_words() -> dict[int, int]:
    lines = (Path(__file__).parent / "acled.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split()[:2] for line in lines if line.strip() and not line.startswith("#")]
    return {int(ours): int(theirs) for ours, theirs in rows}
