"""When a saved search alerts, and what it says: once a search, event and version. Pure.

Without thresholds a search alerts whenever an event that matches is new or was revised. With thresholds it alerts only
when a toll passes one of them, jumps, or becomes contested, or when an event it told of is taken back.
"""

from collections.abc import Mapping
from datetime import datetime

from core.privacy import masked, private
from schemas.event import Event
from schemas.operations import Alert, SavedSearch
from schemas.toll import Figure

# A jump: at least ten more, and at least half as many again. Our own rule; a newsroom looks up at less only on purpose,
# and then sets a threshold.
JUMP_BY, JUMP_TIMES = 10, 1.5

Toll = Mapping[str, Figure]


def alert(search: SavedSearch, event: Event, before: Alert | None, at: datetime) -> Alert | None:
    """The alert this version of a matching event is worth; None where it is worth none.

    `before` is the last alert of this search about this event; a version it already told (or a later one) is told once.
    """
    if before is not None and before.version >= event.version:
        return None
    told = reasons(search, event, before)
    if not told:
        return None
    return Alert(search=search.name, event_id=event.event_id, version=event.version, at=at, reasons=told,
                 headline=masked(event.headline, private(event.people)), toll=event.toll)  # fmt: skip


def alert_id(told: Alert) -> str:
    """What a receiver knows a repetition by."""
    return f"{told.search}/{told.event_id}/{told.version}"


def reasons(search: SavedSearch, event: Event, before: Alert | None) -> tuple[str, ...]:
    """Why, in words; empty where there is nothing to tell."""
    if event.status != "open":
        return _gone(event, before)
    was = before.toll if before else _earlier(event)
    loud = (*_passed(search, event.toll, before.toll if before else {}), *_jumped(event.toll, was),
            *_contested(event.toll, was))  # fmt: skip
    if search.thresholds:
        return loud
    plain = ("a new event matches",) if before is None else _revised(event.toll, before.toll)
    return (*plain, *loud)


def _gone(event: Event, before: Alert | None) -> tuple[str, ...]:
    if before is None or any("retracted" in reason or "merged" in reason for reason in before.reasons):
        return ()
    return (f"merged into {event.merged_into}",) if event.status == "merged" else ("the event was retracted",)


def _passed(search: SavedSearch, now: Toll, was: Toll) -> tuple[str, ...]:
    passed = [(m, n) for m, n in search.thresholds.items() if (_best(now, m) or -1) >= n > (_best(was, m) or -1)]
    return tuple(f"{measure} reached {number:,}: now {_best(now, measure):,}" for measure, number in passed)


def _jumped(now: Toll, was: Toll) -> tuple[str, ...]:
    pairs = [(measure, _best(was, measure), _best(now, measure)) for measure in now]
    known = [(m, a, b) for m, a, b in pairs if a is not None and b is not None]
    jumps = [(m, a, b) for m, a, b in known if b >= max(a + JUMP_BY, a * JUMP_TIMES)]
    return tuple(f"{measure} jumped from {before:,} to {after:,}" for measure, before, after in jumps)


def _contested(now: Toll, was: Toll) -> tuple[str, ...]:
    fresh = [m for m, figure in now.items() if figure.contested and not (m in was and was[m].contested)]
    return tuple(f"{measure} became contested" for measure in fresh)


def _revised(now: Toll, was: Toll) -> tuple[str, ...]:
    changed = [m for m in dict.fromkeys((*was, *now)) if _ends(now, m) != _ends(was, m)]
    return tuple(f"{measure}: was {_word(was, measure)}, now {_word(now, measure)}" for measure in changed)


def _earlier(event: Event) -> Toll:
    """The toll before the event's latest change, for a search that never told of it."""
    last = event.history[-1] if event.history else None
    if last is None or last.before is None:
        return {}
    figure = Figure(low=last.before.low, best=last.before.best, high=last.before.high)
    rest = {measure: told for measure, told in event.toll.items() if measure != last.measure}
    return {**rest, last.measure: figure}


def _best(toll: Toll, measure: str) -> int | None:
    return toll[measure].best if measure in toll else None


def _ends(toll: Toll, measure: str) -> tuple[int | None, ...] | None:
    return (toll[measure].low, toll[measure].best, toll[measure].high) if measure in toll else None


def _word(toll: Toll, measure: str) -> str:
    best = _best(toll, measure)
    return "not known" if best is None else f"{best:,}"
