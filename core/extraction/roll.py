"""Everybody an article names, as its mentions ask for them: by the sentence that names them, and who is told to have
done it. Made once an article, so that a page of hundreds of persons and happenings costs what its length says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.extraction.people import NamedPerson


@dataclass(frozen=True, slots=True)
class Roll:
    """`persons` in order of first naming; `named_in`: index of a sentence → places in that order of those it names.

    `doers`: names (casefolded) of those told to have done it; `alone`: surnames of theirs that nobody else has.
    """

    persons: tuple[NamedPerson, ...] = ()
    named_in: Mapping[int, Sequence[int]] | None = None
    doers: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()

    def among(self, sentences: Sequence[int]) -> list[NamedPerson]:
        """Those whom any of these sentences names, in order of first naming."""
        named_in = self.named_in or {}
        return [self.persons[k] for k in sorted({k for index in sentences for k in named_in.get(index, ())})]


def roll(everybody: Sequence[NamedPerson]) -> Roll:
    """The roll of an article's people."""
    named_in: dict[int, list[int]] = {}
    for k, one in enumerate(everybody):
        for index in one.sentences:
            named_in.setdefault(index, []).append(k)
    surnames = Counter(_surname(one.person.name) for one in everybody)
    doers = frozenset(one.person.name.casefold() for one in everybody if one.suspect)
    return Roll(tuple(everybody), named_in, doers, frozenset(s for s in map(_surname, doers) if surnames[s] == 1))


def _surname(name: str) -> str:
    return name.casefold().split()[-1]
