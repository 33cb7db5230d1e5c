"""A sentence with everything the earlier steps know about it, token by token: what the steps after them read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.extraction.kept import kept
from core.extraction.lexicon import person
from core.extraction.quantity import Quantity
from core.extraction.text import Sentence, Token
from core.extraction.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from core.extraction.groups import Group

Kept = dict[int, int]


class Unparsed(Exception):
    """A step asked for a parse that is to be made for many sentences at once: try again once it is there."""


class _Row(dict[int, str]):
    """Words by token index. Asked more than a thousand times an article: a look-up takes half of a call."""

    def __missing__(self, at: int) -> str:
        return ""


@dataclass(kw_only=True, eq=False)
class Marked:
    """`quantities` and `triggers` in order; `blocked` are tokens that belong to times and places, never to persons.

    `tags` (Penn), `deps`, `heads` (token index, itself at the root) come from the model; empty strings and own indices
    where the model was not asked. The parse is made when it is first asked for: half of the sentences never need it.
    `known`: its groups of persons, kept by `groups` once they are found. `waits`: who asks gets `Unparsed` instead,
    for parsing many at once takes half the time.
    """

    sentence: Sentence
    quantities: tuple[Quantity, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    blocked: frozenset[int] = frozenset()
    tags: tuple[str, ...] = ()
    aligned: tuple[int, ...] = ()
    waits: bool = False
    known: "tuple[Group, ...] | None" = None

    @kept
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @kept
    def words(self) -> tuple[str, ...]:
        return self.sentence.words

    @kept
    def said(self) -> frozenset[str]:
        """Every word of the sentence once: most rules begin at a word that most sentences lack."""
        return self.sentence.said

    @kept
    def deps(self) -> tuple[str, ...]:
        doc = self._parsed
        if doc is None:
            return ("",) * len(self.tokens)
        names, told = doc.vocab.strings, doc.to_array("DEP").tolist()
        return tuple(names[told[j]] for j in self.aligned)

    @kept
    def heads(self) -> tuple[int, ...]:
        doc = self._parsed
        if doc is None:
            return tuple(range(len(self.tokens)))
        first_of: Kept = {}
        for i, other in enumerate(self.aligned):
            first_of.setdefault(other, i)
        away = doc.to_array("HEAD").astype("int64").tolist()
        return tuple(first_of.get(j + away[j], i) for i, j in enumerate(self.aligned))

    @kept
    def _parsed(self) -> "Doc | None":
        """The sentence with its parse; None where there is no model to ask. Raises `Unparsed`."""
        sentence = self.sentence
        if sentence.doc is None or sentence.doc.has_annotation("DEP"):
            return sentence.doc
        if sentence.parse is None:
            return None
        if self.waits:
            raise Unparsed
        sentence.parse((sentence.doc,))
        return sentence.doc

    @kept
    def quantity_at(self) -> dict[int, Quantity]:
        """Token index → the quantity whose span holds it."""
        return {i: q for q in self.quantities for i in range(q.first, q.last)}

    @kept
    def trigger_of(self) -> dict[int, Trigger]:
        """Token index → the trigger whose span holds it."""
        return {i: t for t in self.triggers for i in range(t.first, t.last)}

    @kept
    def persons(self) -> tuple[int, ...]:
        """Token indices of words that are nouns of persons."""
        return tuple([i for i, noun in enumerate(map(person, self.words)) if noun is not None])

    @kept
    def engaged(self) -> frozenset[int]:
        """Tokens that are part of a time, a place, a trigger or a count of something: no part of a name."""
        return self.blocked.union(self.trigger_of, (i for i, q in self.quantity_at.items() if not q.unit))

    @kept
    def word(self) -> Callable[[int], str]:
        """The lower-case word at a token index; an empty string outside the sentence."""
        return _Row(enumerate(self.words)).__getitem__

    @kept
    def tag(self) -> Callable[[int], str]:
        """The Penn tag at a token index; an empty string outside the sentence."""
        return _Row(enumerate(self.tags)).__getitem__

    def start(self, at: int) -> int:
        """Offset of a token in the whole text."""
        return self.tokens[at].start

    def end(self, at: int) -> int:
        """Offset behind a token in the whole text."""
        return self.tokens[at].end


def mark(
    sentence: Sentence,
    quantities: Callable[[Sentence], tuple[Quantity, ...]],
    triggers: tuple[Trigger, ...],
    blocked: frozenset[int],
) -> Marked:
    """Put the model's tags beside our tokens (by offset) and everything else that is known."""
    aligned, tags = _heard(sentence)
    return Marked(
        sentence=sentence,
        quantities=quantities(sentence),
        triggers=triggers,
        blocked=blocked,
        tags=tags,
        aligned=aligned,
    )


_TAGS: dict[int, str] = {}
"""Names of the tags met so far, some fifty, by spaCy's hash of the name."""


def _heard(sentence: Sentence) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """For each of our tokens the model's token it lies in or begins with, by offset, and that token's tag."""
    tokens, doc = sentence.tokens, sentence.doc
    if doc is None:
        return (), ("",) * len(tokens)
    starts, lengths, told = doc.to_array(["IDX", "LENGTH", "TAG"]).T.tolist()
    strings = doc.vocab.strings
    for tag in {*told} - _TAGS.keys():
        _TAGS[tag] = strings[tag]
    names = [_TAGS[tag] for tag in told]
    mine: list[int] = []
    at, last = 0, len(starts) - 1
    for token in tokens:
        place = token.start - sentence.start
        while at < last and starts[at] + lengths[at] <= place:
            at += 1
        mine.append(at)
    return tuple(mine), tuple([names[at] for at in mine])
