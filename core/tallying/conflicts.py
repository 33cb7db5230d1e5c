"""Named conflicts (conflicts.txt): which of them an event belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from schemas.place import When

VIOLENCE = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots", "Protests"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One line of the file; `end` None has not ended, no `actors` means any."""

    name: str
    countries: frozenset[str]
    start: date
    end: date | None
    actors: frozenset[str]

    def holds(self, when: When) -> bool:
        """Whether the whole `when` lies between the dates."""
        return self.start <= when.start and (self.end is None or when.end <= self.end)


def named_conflicts(
    country: str | None, when: When | None, event_type: str, actors: Iterable[str] = ()
) -> tuple[str, ...]:
    """The names of the conflicts a happening belongs to; none where country or time is unknown or it is no violence.

    `actors` are names as the texts tell them, in any case.
    """
    if country is None or when is None or event_type not in VIOLENCE:
        return ()
    told = [a.casefold() for a in actors]
    found = [c for c in conflicts() if country in c.countries and c.holds(when)]
    return tuple(c.name for c in found if not c.actors or any(_named(a, told) for a in c.actors))


def _named(actor: str, told: Iterable[str]) -> bool:
    """Whether the words of a listed actor stand as whole words in a name that is told."""
    return any(f" {actor} " in f" {name} " for name in told)


@cache
def conflicts() -> tuple[Conflict, ...]:
    """All named conflicts, in order of the file."""
    lines = (Path(__file__).parent / "conflicts.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_conflict(line) for line in lines if line.strip() and not line.startswith("#"))


def _conflict(line: str) -> Conflict:
    name, countries, start, end, actors = (cell.strip() for cell in line.split("|"))
    return Conflict(
        name=name,
        countries=frozenset(countries.replace(" ", "").split(",")),
        start=date.fromisoformat(start),
        end=None if end == "-" else date.fromisoformat(end),
        actors=frozenset() if actors == "-" else frozenset(a.strip() for a in actors.split(",")),
    )
