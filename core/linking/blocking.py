"""Blocking keys: what a mention and an event must share to be compared at all.

Keys name a person, a day in a cell of the map, a day in a country, or a rare word. Lasting keys (a person, a day at a
place) are facts too, so that a trial or an anniversary finds an event that memory has long let go. What is only kept
in memory is small: a day, or a day in a cell, is one number.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import floor

from core.linking import names
from core.linking.facts import Profile
from core.linking.told import Told
from schemas.mention import Person
from schemas.place import When, Where

CELL = 0.5  # degrees, about 55 km: a query looks into the nine cells around a point
SPAN = 8  # days: a longer time is no key
_FINE = ("exact", "near", "city")
_ONE = 1 << 21  # a day further


Key = str | int


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


def _day(day: date) -> int:
    return day.toordinal() << 21


def _there(day: int, x: int, y: int) -> int:
    """A day in a cell; the bit between keeps it apart from the day alone."""
    return day | 1 << 20 | (x + 512) << 10 | (y + 512)


def event_keys(event: Profile) -> tuple[Key, ...]:
    """All keys an event is found by, words aside, each once."""
    keys: dict[Key, None] = dict.fromkeys(person_keys(event.people))
    cells = [c for w in event.where if (c := _cell(w))]
    for day in {_day(d) for when in event.when for d in _days(when)}:
        keys[day] = None
        for x, y in cells:
            keys[_there(day, x, y)] = None
    return tuple(keys)


def time_keys(told: Told) -> list[int]:
    """The days to look under for one mention, a day either side: in the nine cells around its place, and alone."""
    when, cell = told.mention.when, _cell(told.mention.where)
    days = [_day(day) for day in _days(when)] if when else []
    if days:
        days = [days[0] - _ONE, *days, days[-1] + _ONE]
    if cell is None:
        return days
    x, y = cell
    around = [_there(0, x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return [day | there for day in days for there in around] + days


def here(told: Told) -> tuple[int, ...]:
    """The keys of the mention's own cell on its own days."""
    cell, when = _cell(told.mention.where), told.mention.when
    return tuple(_there(_day(day), *cell) for day in _days(when)) if cell and when else ()


def lasting_keys(
    block: str, people: Iterable[Person], whens: Iterable[When], wheres: Iterable[Where]
) -> tuple[str, ...]:
    """Keys kept as facts: persons, and single days at a named place."""
    keys = {f"{block}/{key}" for key in person_keys(people)}
    days = {w.start for w in whens if w.start == w.end}
    spots = {str(w.geonameid or " ".join(names.parts(w.name))) for w in wheres if w.precision in _FINE and w.name}
    keys.update(f"{block}/s {day} {spot}" for day in days for spot in spots)
    return tuple(sorted(keys))
