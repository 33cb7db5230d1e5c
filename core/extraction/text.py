"""What every step reads: sentences of the text as read, their tokens made when first asked for.

The text as read has the length of the text as published (normalise maps one code point to one), so that an offset
is good in both. A sentence knows where it stands; tokens know their offsets in the whole text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

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

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        start, made, meant = self.start, [], misspelt()
        for m in _TOKEN.finditer(self.text):
            text = m.group()
            first = start + m.start()
            lower = text.lower()
            if lower in meant and text == lower:
                lower = meant[lower]
            made.append((text, lower, first, first + len(text)))
        return tuple(map(Token._make, made))
