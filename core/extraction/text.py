"""What every step reads: sentences of the text as read, their tokens made when first asked for.

The text as read has the length of the text as published (normalise maps one code point to one), so that an offset
is good in both. A sentence knows where it stands; tokens know their offsets in the whole text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from core.extraction.kept import kept
from core.reading.spelling import misspelt

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from core.extraction.quantity import Quantity

# Numbers with their separators, words, clitics ('s), single signs. Hyphens are tokens of their own: "13-year-old" is 5.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+|'(?:s|re|ve|ll|d|m|t)\b|\S", re.IGNORECASE)


class Token(NamedTuple):
    """One token; `start` and `end` are offsets in the whole text (body or title); `lower` is mended where misspelt.

    A tuple, because tens of thousands are made a second and a frozen dataclass takes three times as long to make.
    """

    text: str
    lower: str
    start: int
    end: int


_span = re.Match[str].span
# As Token._make does it, without a call of Python for each of them.
_made: Callable[[tuple[str, str, int, int]], Token] = partial(tuple.__new__, Token)


@dataclass(kw_only=True)
class Sentence:
    """One sentence of the body or the title. `index` counts sentences of the article, the title's first.

    `numbers` are kept here by `numbers.quantities` once they are found, for several steps ask for them.
    `doc` is spaCy's tagging of `text`, set only for sentences that the model was asked about; `parse` has the model
    parse it, when a step first asks for the parse.
    """

    index: int
    field: Literal["title", "body"]
    start: int
    end: int
    text: str
    paragraph: int = 0
    numbers: "tuple[Quantity, ...] | None" = None
    doc: "Doc | None" = None
    parse: "Callable[[Sequence[Doc]], None] | None" = None

    @kept
    def lower(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    @kept
    def words(self) -> tuple[str, ...]:
        """The tokens in small letters."""
        return tuple([token.lower for token in self.tokens])

    @kept
    def said(self) -> frozenset[str]:
        """Every word once, in small letters."""
        return frozenset(self.words)

    @kept
    def capitals(self) -> tuple[int, ...]:
        """Which tokens begin with a capital."""
        return tuple([i for i, token in enumerate(self.tokens) if token.text[0].isupper()])

    @kept
    def tokens(self) -> tuple[Token, ...]:
        text, start, meant = self.text, self.start, misspelt()
        spans = map(_span, _TOKEN.finditer(text))
        if text.isascii():  # then a small letter stands where its capital stood
            low = self.lower
            made = [(text[a:b], low[a:b], start + a, start + b) for a, b in spans]
        else:
            made = [(text[a:b], text[a:b].lower(), start + a, start + b) for a, b in spans]
        if not meant.keys().isdisjoint([word for _, word, _, _ in made]):
            made = [(t, meant.get(low, low) if t == low else low, a, b) for t, low, a, b in made]
        return tuple(map(_made, made))
