"""How a toll is made from what the voices say: `best` and its named alternatives, one small pure function each."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from core.tolls.standing import standing
from core.tolls.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One series under one policy. `as_of` is the newest telling of the figure, `since` the first that stands."""

    low: int
    best: int
    high: int
    contested: bool
    claims: tuple[str, ...]
    voices: frozenset[str]
    as_of: datetime
    since: datetime
    grows: bool = True
    stated: bool = True


Policy = Callable[[Sequence[Statement]], Outcome | None]


def best(statements: Sequence[Statement]) -> Outcome | None:
    """The default, steps 4 to 6: the standing figure inside the ranges of most voices; ties go to the lowest."""
    stand = standing(statements)
    if not stand:
        return None
    ranges = Counter((s.low, s.high, s.best) for s in stand)

    def support(figure: int) -> int:
        return sum(n for (low, high, _), n in ranges.items() if low <= figure and (high is None or figure <= high))

    figures = sorted({b for _, _, b in ranges})
    chosen = max(figures, key=lambda f: (support(f), -f))
    backing = [s for s in stand if s.covers(chosen)]
    lows = [s.low for s in backing]
    excluded = [s.best for s in stand if not any(b.covers(s.best) for b in backing)]
    low = min([max(lows), chosen, *excluded])
    return _outcome(stand, backing, low=low, best=chosen, high=max(chosen, *(s.top for s in stand)))


def lowest(statements: Sequence[Statement]) -> Outcome | None:
    """The lowest of what the voices say last."""
    stand = standing(statements, growth=False)
    if not stand:
        return None
    least = min(stand, key=lambda s: (s.best, s.low, s.order))
    return _outcome(stand, [s for s in stand if s.best == least.best], low=least.low, best=least.best)


def acled(statements: Sequence[Statement]) -> Outcome | None:
    """As ACLED's coders read: vague words by their table (acled.txt), the lowest of conflicting figures."""
    return lowest([_as_acled(s) for s in statements])


def range_(statements: Sequence[Statement]) -> Outcome | None:
    """As Iraq Body Count publishes: the least and the most that any voice says last; best is the least."""
    stand = standing(statements, growth=False)
    if not stand:
        return None
    least = min(s.best for s in stand)
    return _outcome(stand, stand, low=least, best=least, high=max(s.best for s in stand))


def latest_official(statements: Sequence[Statement]) -> Outcome | None:
    """The newest figure of an authority (official, medical, rescue, military on its own); without one, `best`."""
    stand = standing(statements, growth=False)
    told = [s for s in stand if s.official]
    if not told:
        return best(statements)
    newest = max(told, key=lambda s: (s.as_of, s.published_at, -s.best, s.claims))
    return _outcome(told, [newest], low=newest.low, best=newest.best, high=newest.top)


def majority(statements: Sequence[Statement]) -> Outcome | None:
    """The figure that most voices say last, word for word; ties go to the lowest."""
    stand = standing(statements, growth=False)
    if not stand:
        return None
    votes = Counter(s.best for s in stand)
    chosen = max(votes, key=lambda f: (votes[f], -f))
    return _outcome(stand, [s for s in stand if s.best == chosen], low=min(s.low for s in stand), best=chosen)


POLICIES: dict[str, Policy] = {
    "best": best,
    "lowest": lowest,
    "acled": acled,
    "range": range_,
    "latest_official": latest_official,
    "majority": majority,
}


def _outcome(
    stand: Sequence[Statement], backing: Sequence[Statement], *, low: int, best: int, high: int | None = None
) -> Outcome:
    newest = sorted(backing, key=lambda s: s.order)
    return Outcome(
        low=min(low, best),
        best=best,
        high=max(best, max(s.top for s in stand) if high is None else high),
        contested=any(s.conflict for s in stand) or _apart(stand),
        claims=tuple(sorted({c for s in stand for c in s.claims})),
        voices=frozenset(s.voice for s in backing),
        as_of=max(s.as_of for s in newest),
        since=min(s.as_of for s in newest),
        grows=any(s.grows for s in backing),
        stated=any(s.stated for s in backing),
    )


def _apart(stand: Sequence[Statement]) -> bool:
    """Whether two ranges do not meet: the highest low lies above the lowest high."""
    highs = [s.high for s in stand if s.high is not None]
    return bool(highs) and max(s.low for s in stand) > min(highs)


def _as_acled(s: Statement) -> Statement:
    number = _acled_words().get(s.best) if s.vague else None
    return s if number is None else replace(s, low=min(s.low, number), best=number)


@cache
def _acled_words() -> dict[int, int]:
    lines = (Path(__file__).parent / "acled.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split()[:2] for line in lines if line.strip() and not line.startswith("#")]
    return {int(ours): int(theirs) for ours, theirs in rows}
