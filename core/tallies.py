"""Tolls → running totals. A tally never adds a claim, only tolls: the same death told by forty outlets counts once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from core.tallying.conflicts import named_conflicts
from core.tallying.giving import contributions, counts
from core.tallying.scopes import parse_scope_key, period_scopes, scope_key
from core.tallying.totals import Totals
from schemas.tally import Basis, Cause, Contribution, Scope, Tally
from schemas.toll import Toll

__all__ = [
    "Totals", "contributions", "counts", "emitted", "named_conflicts", "parse_scope_key", "period_scopes", "recent",
    "scope_key", "tally",
]  # fmt: skip


def tally(
    scope: Scope,
    basis: Basis,
    policy: str,
    contributions: Iterable[Contribution],
    before: Tally | None = None,
    cause: Cause | None = None,
) -> Tally:
    """The tally of one scope from all that events give to it now, summed anew.

    `before` is the tally as emitted last: the same sums come back as it was, other sums one version on. A shell that
    keeps `Totals` beside it (add the new contribution, take the old one) calls `emitted` instead, at the same result.
    """
    totals, at = Totals(), None
    for contribution in contributions:
        totals.add(contribution)
        at = contribution.at if at is None else max(at, contribution.at)
    return emitted(scope, basis, policy, totals, before, cause, at)


def emitted(
    scope: Scope,
    basis: Basis,
    policy: str,
    totals: Totals,
    before: Tally | None,
    cause: Cause | None,
    at: datetime | None,
) -> Tally:
    """The tally of sums already made; `at` is the time of the newest contribution."""
    toll = totals.toll()
    if before is not None and (before.toll, before.events, before.policy) == (toll, totals.events, policy):
        return before
    return Tally(
        scope=scope,
        basis=basis,
        policy=policy,
        version=1 if before is None else before.version + 1,
        toll=toll,
        events=totals.events,
        delta=_delta({} if before is None else before.toll, toll),
        caused_by=cause,
        at=at,
    )


def recent(by_day: Iterable[Tally], days: int, *, today: date) -> Tally | None:
    """The last `days` days up to `today`, as the sum of the tallies of those days; None where none of them has one.

    Its period is an ISO 8601 interval, both days included. Happenings whose day is not known stand in no day.
    """
    first = today - timedelta(days=days - 1)
    told = [t for t in by_day if len(t.scope.period) == 10 and first <= date.fromisoformat(t.scope.period) <= today]
    if not told:
        return None
    totals = Totals()
    for t in sorted(told, key=lambda t: t.scope.period):
        totals.include(t)
    latest = told[-1]
    return Tally(
        scope=replace(latest.scope, period=f"{first.isoformat()}/{today.isoformat()}"),
        basis=latest.basis,
        policy=latest.policy,
        version=max(t.version for t in told),
        toll=totals.toll(),
        events=totals.events,
        at=max((t.at for t in told if t.at is not None), default=None),
    )


def _delta(before: Toll, after: Toll) -> dict[str, int]:
    """The change of each measure's best, where there is one."""
    measures = sorted({*before, *after})
    change = {m: _best(after, m) - _best(before, m) for m in measures}
    return {m: n for m, n in change.items() if n}


def _best(toll: Toll, measure: str) -> int:
    figure = toll.get(measure)
    return 0 if figure is None or figure.best is None else figure.best
