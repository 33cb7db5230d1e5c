"""Names that are never shown by default: suspects, people under arrest, minors. Pure.

A masked text keeps its length, so that every offset still fits; what is masked is neither shown nor found.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.mention import Person

MASK = "█"
ADULT = 18
# A family name alone is masked too, where it is long enough to be nothing else.
_ALONE = 4


def private(people: Iterable[Person]) -> tuple[str, ...]:
    """Names to mask, the longest first; a name that a casualty of age bears as well is not one."""
    told = tuple(people)
    hidden = [person for person in told if _hidden(person)]
    known = {word for person in told if not _hidden(person) for word in (person.name, *person.name.split())}
    names = {name for person in hidden for name in _forms(person.name)} - known
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _hidden(person: Person) -> bool:
    return person.role == "suspect" or person.status == "arrested" or (person.age is not None and person.age < ADULT)


def _forms(name: str) -> Iterable[str]:
    words = name.split()
    if words:
        yield " ".join(words)
        if len(words) > 1 and len(words[-1]) >= _ALONE and words[-1][:1].isupper():
            yield words[-1]


def masked(text: str, names: Sequence[str]) -> str:
    """The text with every letter and digit of the names masked; the same length."""
    for name in names:
        pattern = r"\s+".join(map(re.escape, name.split()))
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", lambda found: re.sub(r"\w", MASK, found[0]), text)
    return text


def without_names(value: Any, names: Sequence[str], *, but: Sequence[str] = ()) -> Any:
    """Plain JSON with the names masked wherever they stand, except under the keys of `but`."""
    if not names:
        return value
    if isinstance(value, str):
        return masked(value, names)
    if isinstance(value, Mapping):
        return {key: each if key in but else without_names(each, names, but=but) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [without_names(each, names, but=but) for each in value]
    return value


def told_masked(passages: Iterable[tuple[int, str]], body: str, borne: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of the body that masked passages (start, text) hide, the longest first: to mask them elsewhere too.

    A family name alone is one of them, unless it is `borne` by somebody whose name is shown.
    """
    found: set[str] = set()
    for start, text in passages:
        for run in re.finditer(rf"{MASK}+(?:[\s'.-]+{MASK}+)*", text):
            found |= set(_forms(body[start + run.start() : start + run.end()]))
    known = {word for name in borne for word in (name, *name.split())}
    return tuple(sorted(found - known - {""}, key=lambda name: (-len(name), name)))
