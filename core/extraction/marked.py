"""A sentence with everything the earlier steps know about it, token by token: what the steps after them read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from core.extraction.quantity import Quantity
from core.extraction.text import Sentence, Token
from core.extraction.triggers import Trigger

Kept = dict[int, int]


@dataclass(kw_only=True)
class Marked:
    """`quantities` and `triggers` in order; `blocked` are tokens that belong to times and places, never to persons.

    `tags` (Penn), `deps`, `heads` (token index, itself at the root) come from the model; empty strings and own indices
    where the model was not asked.
    """

    sentence: Sentence
    quantities: tuple[Quantity, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    blocked: frozenset[int] = frozenset()
    tags: tuple[str, ...] = ()
    deps: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    trigger_at: dict[int, Trigger] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(token.lower for token in self.tokens)

    @cached_property
    def quantity_at(self) -> dict[int, Quantity]:
        """Token index → the quantity whose span holds it."""
        return {i: q for q in self.quantities for i in range(q.first, q.last)}

    @cached_property
    def trigger_of(self) -> dict[int, Trigger]:
        """Token index → the trigger whose span holds it."""
        return {i: t for t in self.triggers for i in range(t.first, t.last)}

    def word(self, at: int) -> str:
        """The lower-case word at a token index; an empty string outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        """The Penn tag at a token index; an empty string outside the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else ""

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
    tags, deps, heads = _aligned(sentence)
    return Marked(
        sentence=sentence,
        quantities=quantities(sentence),
        triggers=triggers,
        blocked=blocked,
        tags=tags,
        deps=deps,
        heads=heads,
    )


def _aligned(sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    tokens, doc = sentence.tokens, sentence.doc
    if doc is None:
        return ("",) * len(tokens), ("",) * len(tokens), tuple(range(len(tokens)))
    theirs = [(word.idx, word.idx + len(word.text)) for word in doc]
    mine: list[int] = []
    at = 0
    for token in tokens:
        place = token.start - sentence.start
        while at + 1 < len(theirs) and theirs[at][1] <= place:
            at += 1
        mine.append(at)
    first_of: Kept = {}
    for i, other in enumerate(mine):
        first_of.setdefault(other, i)
    tags = tuple(doc[j].tag_ for j in mine)
    deps = tuple(doc[j].dep_ for j in mine)
    heads = tuple(first_of.get(doc[j].head.i, i) for i, j in enumerate(mine))
    return tags, deps, heads
