"""Blocking keys: what a mention and an event must share to be compared at all.

Keys name a person, a day in a cell of the map, a day in a country, or a rare word. Lasting keys (a person, a day at a
place) are facts too, so that a trial or an anniversary finds an event that memory has long let go.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import floor

from core.linking import names
from core.linking.facts import Profile
from core.linking.told import Told, telling
from schemas.mention import Person
from schemas.place import When, Where

CELL = 0.5  # degrees, about 55 km: a query looks into the nine cells around a point
SPAN = 8  # days: a longer time is no key
_FINE = ("exact", "near", "city")


def _days(when: When) -> Iterator[date]:
    days = (when.end - when.start).days
    if days < SPAN:
        yield from (when.start + timedelta(days=n) for n in range(days + 1))


def _cell(where: Where) -> tuple[int, int] | None:
    if where.lat is None or where.lon is None or where.precision not in _FINE:
        return None
    return floor(where.lat / CELL), floor(where.lon / CELL)


def person_keys(people: Iterable[Person]) -> Iterator[str]:
    for person in people:
        name = names.key(person.name)
        if name:
            yield f"p {name}"


def event_keys(event: Profile) -> frozenset[str]:
    """All keys an event is found by, words aside."""
    keys = set(person_keys(event.people))
    cells = [c for w in event.where if (c := _cell(w))]
    days = {d for when in event.when for d in _days(when)}
    keys.update(f"c {d} {x} {y}" for d in days for x, y in cells)
    keys.update(f"d {d}" for d in days)
    return frozenset(keys)


def mention_keys(told: Told) -> tuple[str, ...]:
    """All keys to look under for one mention, words aside, in a fixed order."""
    mention = told.mention
    keys = list(person_keys(telling(mention.people)))
    days = sorted(_days(mention.when)) if mention.when else []
    if days:
        days = [days[0] - timedelta(days=1), *days, days[-1] + timedelta(days=1)]
    cell = _cell(mention.where)
    if cell:
        x, y = cell
        keys.extend(f"c {d} {x + i} {y + j}" for d in days for i in (-1, 0, 1) for j in (-1, 0, 1))
    keys.extend(f"d {d}" for d in days)
    return tuple(keys)


def here(told: Told) -> tuple[str, ...]:
    """The keys of the mention's own cell on its own days."""
    cell, when = _cell(told.mention.where), told.mention.when
    return tuple(f"c {d} {cell[0]} {cell[1]}" for d in _days(when)) if cell and when else ()


def lasting_keys(
    block: str, people: Iterable[Person], whens: Iterable[When], wheres: Iterable[Where]
) -> tuple[str, ...]:
    """Keys kept as facts: persons, and single days at a named place."""
    keys = {f"{block}/{key}" for key in person_keys(people)}
    days = {w.start for w in whens if w.start == w.end}
    spots = {str(w.geonameid or " ".join(names.parts(w.name))) for w in wheres if w.precision in _FINE and w.name}
    keys.update(f"{block}/s {day} {spot}" for day in days for spot in spots)
    return tuple(sorted(keys))
