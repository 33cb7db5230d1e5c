"""The words that count people, as looked up by the steps: person nouns, what stands beside them, what is no person."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from core.extraction.place_lists import demonyms
from core.extraction.wordlists import rows
from schemas.claim import Side, Trait


@dataclass(frozen=True, slots=True)
class Noun:
    """A person noun: its number, exclusive side and traits, as `patterns/persons.txt` has them."""

    plural: bool
    side: Side
    traits: tuple[Trait, ...]
    singular_too: bool = False


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word beside a person noun that tells side or traits; `nouns` empty: beside any."""

    side: Side | None
    traits: tuple[Trait, ...]
    nouns: frozenset[str]


def _traits(field: str) -> tuple[Trait, ...]:
    return () if field == "-" else cast(tuple[Trait, ...], tuple(field.split(",")))


@cache
def person_nouns() -> dict[str, Noun]:
    """Every form of every person noun, lower case."""
    out: dict[str, Noun] = {}
    for (line,) in rows("persons"):
        singular, plural, side, traits = line.split()
        for form, many in ((singular, False), (plural, True)):
            if form != "-":
                out[form] = Noun(many, cast(Side, side), _traits(traits), singular == plural)
    return out


_PERSON_ENDINGS = {"ist": False, "ists": True, "man": False, "men": True, "woman": False, "women": True,
                   "person": False, "persons": True, "worker": False, "workers": True, "ologist": False,
                   "ographer": False}  # fmt: skip
"""Endings that make a noun of a person whatever stands before them: "receptionist", "gynaecologist", "ombudsman"."""


@lru_cache(maxsize=1 << 14)
def person(word: str) -> Noun | None:
    """What a word says of a person it names; None where it names none. Rare words are known by their ending."""
    known = person_nouns().get(word) or _people_of(word)
    if known is not None or len(word) < 7 or word in listed("nonpersons"):
        return known
    for ending, plural in _PERSON_ENDINGS.items():
        if word.endswith(ending):
            woman: tuple[Trait, ...] = ("woman",) if ending in ("woman", "women") else ()
            return Noun(plural, "civilian", woman)
    return None


def _people_of(word: str) -> Noun | None:
    """ "Twelve Palestinians", "nine Germans": the plural of a word for people of a country; an adjective is nobody."""
    if not word.endswith("s") or word[:-1] not in demonyms() or word in listed("nonpersons"):
        return None
    return Noun(True, "unknown", ())


@cache
def modifiers() -> dict[str, Modifier]:
    """Words beside person nouns, lower case."""
    out = {}
    for word, side, traits, nouns in rows("persons_modifiers"):
        known = frozenset() if nouns == "-" else frozenset(nouns.split())
        out[word] = Modifier(None if side == "-" else cast(Side, side), _traits(traits), known)
    return out


@cache
def listed(name: str) -> frozenset[str]:
    """All words of a list that has several on a line."""
    return frozenset(word for row in rows(name) for field in row for word in field.split())
