"""The words of quantities, from `patterns/quantity*.txt`, in the shapes that scanning needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.extraction.text import Token
from core.extraction.wordlists import groups, rows

UNITS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
BIG = frozenset("hundred thousand million billion".split())
SPELLED = UNITS | TENS | BIG
TOGETHER = {
    ten + one: 10 * i + k
    for i, ten in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
    for k, one in enumerate("one two three four five six seven eight nine".split(), start=1)
}
""" "Thirtythree": the hyphen is lost."""
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth hundredth thousandth th st nd rd".split()
)
FRACTIONS = frozenset(
    "half halves third thirds quarter quarters fourths fifth fifths sixths eighths tenth tenths".split()
)
DASHES = frozenset("-–—‒−")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases with what they say, looked up by their last word (before a number) or their first (after it)."""

    table: dict[str, tuple[tuple[Phrase, str], ...]]

    def ending(self, tokens: Sequence[Token], end: int) -> tuple[int, str] | None:
        """The longest phrase whose last token is `end - 1`: its length and kind."""
        found = self.table.get(tokens[end - 1].lower) if end else None
        beside = tokens[end - 2].lower if end > 1 else ""
        for phrase, kind in found or ():
            size = len(phrase)
            if size == 1 or phrase[-2] == beside and size <= end and _same(tokens, end - size, phrase):
                return size, kind
        return None

    def starting(self, tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
        """The longest phrase whose first token is `start`: its length and kind."""
        found = self.table.get(tokens[start].lower) if start < len(tokens) else None
        beside = tokens[start + 1].lower if found and start + 1 < len(tokens) else ""
        for phrase, kind in found or ():
            size = len(phrase)
            if size == 1 or phrase[1] == beside and start + size <= len(tokens) and _same(tokens, start, phrase):
                return size, kind
        return None


def _same(tokens: Sequence[Token], start: int, phrase: Phrase) -> bool:
    return all(tokens[start + k].lower == word for k, word in enumerate(phrase))


def _phrases(pairs: Sequence[tuple[str, str]], key: int) -> Phrases:
    table: dict[str, list[tuple[Phrase, str]]] = {}
    for text, kind in pairs:
        phrase = tuple(text.split())
        table.setdefault(phrase[key], []).append((phrase, kind))
    return Phrases({word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in table.items()})


@dataclass(frozen=True, slots=True)
class Words:
    """Everything `quantities` looks up; values are persons (tolls.md, Quantities)."""

    before: Phrases
    after: Phrases
    vague: Phrases
    nothing: Phrases
    vague_values: dict[str, int]
    dozens: dict[str, int]
    scales: dict[str, int]
    units: dict[str, str]
    names: frozenset[str]
    brands: frozenset[str]
    starters: frozenset[str]


_BEFORE = frozenset("at_least nearly up_to fewer about exact increment other definite between".split())


@cache
def words() -> Words:
    """The word lists, read once."""
    table = rows("quantity")
    listed = [(row[0], phrase.strip(), row[2] if len(row) > 2 else "") for row in table for phrase in row[1].split(",")]
    vague = {phrase: int(value) for kind, phrase, value in listed if kind == "vague"}
    dozens = {phrase: int(value) for kind, phrase, value in listed if kind == "dozen"}
    scales = dozens | {phrase: int(value) for kind, phrase, value in listed if kind == "scale"}
    nothing = [(phrase, "nothing") for kind, phrase, _ in listed if kind == "nothing"]
    names = rows("quantity_names")
    starters = {phrase.split()[0] for phrase in (*vague, *(phrase for phrase, _ in nothing))}
    return Words(
        before=_phrases([(phrase, kind) for kind, phrase, _ in listed if kind in _BEFORE], -1),
        after=_phrases([(phrase, kind[6:]) for kind, phrase, _ in listed if kind.startswith("after_")], 0),
        vague=_phrases([(phrase, phrase) for phrase in vague], 0),
        nothing=_phrases(nothing, 0),
        vague_values=vague,
        dozens=dozens,
        scales=scales,
        units={word: unit for unit, group in groups("quantity_units").items() for word in group},
        names=frozenset(row[0] for row in names if len(row) == 1),
        brands=frozenset(row[0] for row in names if len(row) == 2),
        starters=frozenset(
            starters | SPELLED | TOGETHER.keys() | dozens.keys() | {"a", "an", "another", "half", "both"}
        ),
    )
