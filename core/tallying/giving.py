"""What one event gives to each scope, and what it takes back from scopes it no longer stands in."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from core.tallying.scopes import NO_COUNTRY, keys_in, parse_scope_key, period_scopes, places
from schemas.event import Event
from schemas.tally import Contribution, Scope
from schemas.toll import Figure, Toll

NEVER_SUMMED = frozenset({"affected"})


def contributions(event: Event, scopes_before: Collection[str] = ()) -> tuple[Contribution, ...]:
    """One contribution a scope, in order of key: its toll to every current one, none (`counted` false) to every other
    scope (by `scope_key`) it ever gave to. Raises ValueError for an event that has no time at all.
    """
    given = _given(event) if counts(event) else {}
    at = _at(event)
    out = []
    for key in sorted({*scopes_before, *given}):
        scope, basis = parse_scope_key(key)
        out.append(
            Contribution(
                scope=scope,
                basis=basis,
                event_id=event.event_id,
                version=event.version,
                policy=event.policy,
                at=at,
                counted=key in given,
                toll=given.get(key, {}),
            )
        )
    return tuple(out)


def scopes_given(event: Event) -> tuple[str, ...]:
    """The keys of the scopes an event gives its toll to now, in order."""
    if not counts(event):
        return ()
    periods = period_scopes(event)
    return tuple(sorted({key for scope in (*places(event), *_sides(event)) for key in keys_in(scope, periods)}))


def counts(event: Event) -> bool:
    """Whether an event enters tallies: open, and some article's own news or a happening of its days."""
    return event.status == "open" and bool(event.article_ids)


def summed(toll: Toll) -> dict[str, Figure]:
    """What of a toll enters violent tallies: not the affected, not deaths by disease, hunger or heat."""
    return {
        measure: replace(figure, claims=(), voices=0) for measure, figure in toll.items() if _enters(measure, figure)
    }


def _enters(measure: str, figure: Figure) -> bool:
    return measure not in NEVER_SUMMED and not figure.indirect


def _given(event: Event) -> dict[str, Toll]:
    toll, periods = summed(event.toll), period_scopes(event)
    shares: list[tuple[Scope, Toll]] = [(scope, toll) for scope in places(event)]
    shares += [(scope, _share(toll, scope.side or "")) for scope in _sides(event)]
    return {key: share for scope, share in shares for key in keys_in(scope, periods)}


def _sides(event: Event) -> list[Scope]:
    """A scope of the country for each side that something is told of."""
    told = (figure.by_side for measure, figure in event.toll.items() if _enters(measure, figure))
    country = event.where.country or NO_COUNTRY
    return [Scope(country=country, side=side) for side in sorted({side for sides in told for side in sides})]


def _share(toll: Toll, side: str) -> Mapping[str, Figure]:
    """One side's part of every measure."""
    parts = {measure: figure.by_side[side] for measure, figure in toll.items() if side in figure.by_side}
    return {m: Figure(low=p.low, best=p.best, high=p.high, contested=p.contested) for m, p in parts.items()}


def _at(event: Event) -> datetime:
    told = [change.at for change in event.history[-1:]]
    told += [t for t in (event.last_reported_at, event.first_reported_at, event.first_published_at) if t is not None]
    if not told:
        raise ValueError(f"event {event.event_id} has no time: neither reported nor published")
    return max(told)
