"""Parts of records as fields that are searched: when, where, who, how many, and which way it was revised."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from schemas.event import Change
from schemas.mention import Person
from schemas.place import When, Where
from schemas.toll import Figure, Part, Range
from schemas.wire import instant
from search.countries import UNKNOWN
from search.folding import fold
from search.tiles import tiles

# Only where the text tells a point do we keep one; a country's centroid would put its dead into one field.
POINTS = frozenset({"exact", "near", "city"})
_NAMED_STATUS = frozenset({"killed", "injured", "missing", "kidnapped"})
ADULT = 18
DIRECTIONS = ("up", "down", "new", "gone", "same")


def when(value: When | None) -> dict[str, Any] | None:
    if value is None:
        return None
    year = f"{value.start.year:04d}"
    return {"start": value.start.isoformat(), "end": value.end.isoformat(), "year": year, "precision": value.precision}


def where(value: Where) -> dict[str, Any]:
    fields: dict[str, Any] = {"country": value.country or UNKNOWN, "admin1": value.admin1, "precision": value.precision}
    if value.precision in POINTS and value.lat is not None and value.lon is not None:
        fields |= {"point": {"lat": value.lat, "lon": value.lon}, "tiles": tiles(value.lat, value.lon)}
    return {key: item for key, item in fields.items() if item}


def places(value: Where) -> list[str]:
    """Every name the place goes by, folded, each once."""
    names = (value.name, value.text, value.admin1, value.country_name)
    return list(dict.fromkeys(fold(name) for name in names if name))


def people(persons: Iterable[Person]) -> list[dict[str, Any]]:
    """Adult victims only; see `shown`."""
    return [{"name": fold(p.name), "role": p.role, "status": p.status} for p in persons if shown(p)]


def shown(person: Person) -> bool:
    """Whether a name may be kept: a casualty, not known to be a minor. Suspects and the arrested never are."""
    adult = person.age is None or person.age >= ADULT
    return adult and person.role == "victim" and person.status in _NAMED_STATUS


def toll(value: Mapping[str, Figure]) -> dict[str, Any]:
    """Explicit integers; a measure nobody reported stays absent, so that no range ever matches it."""
    return {measure: _figure(figure) for measure, figure in value.items()}


def _figure(figure: Figure) -> dict[str, Any]:
    fields = {**_range(figure), "contested": figure.contested, "voices": figure.voices}
    fields |= {name: _range(share) for name in ("victims", "held") if (share := getattr(figure, name)) is not None}
    for name, parts in (("by_side", figure.by_side), ("by_trait", figure.by_trait)):
        if parts:
            fields[name] = {key: {**_range(part), "contested": part.contested} for key, part in parts.items()}
    return fields


def _range(value: Figure | Part | Range) -> dict[str, Any]:
    told = {"low": value.low, "best": value.best, "high": value.high}
    fields: dict[str, Any] = {key: number for key, number in told.items() if number is not None}
    # A figure of which nothing is known has no open high either: it matches no range at all.
    return fields | ({"high_open": True} if value.high is None and fields else {})


def revised(history: Iterable[Change], lowered: Mapping[str, tuple[datetime, ...]] = MappingProxyType({})
            ) -> dict[str, Any] | None:  # fmt: skip
    """The latest change of the event's toll, and when it was revised which way: a later rise hides no correction.

    `lowered` are lowerings that a history folded anew does not tell any more.
    """
    changes = tuple(history)
    ways: dict[str, set[str]] = {way: set(map(instant, times)) for way, times in lowered.items()}
    for change in changes:
        ways.setdefault(direction(change.before, change.after), set()).add(instant(change.at))
    told = {way: sorted(times) for way, times in ways.items()}
    if not changes:
        return told or None
    last = changes[-1]
    return {"at": instant(last.at), "reason": last.reason, "measure": last.measure, **told}


def direction(before: Range | None, after: Range | None) -> str:
    """`new`, `gone`, `up`, `down` or `same`, by the best figure."""
    was = before.best if before else None
    now = after.best if after else None
    if was is None or now is None:
        return "same" if was == now else "new" if was is None else "gone"
    return "up" if now > was else "down" if now < was else "same"
