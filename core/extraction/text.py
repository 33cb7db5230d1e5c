"""What every step reads: sentences of the text as read, their tokens made when first asked for.

The text as read has the length of the text as published (normalise maps one code point to one), so that an offset
is good in both. A sentence knows where it stands; tokens know their offsets in the whole text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Numbers with their separators, words, clitics ('s), single signs. Hyphens are tokens of their own: "13-year-old" is 5.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+|'(?:s|re|ve|ll|d|m|t)\b|\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` and `end` are offsets in the whole text (body or title)."""

    text: str
    lower: str
    start: int
    end: int


@dataclass(kw_only=True)
class Sentence:
    """One sentence of the body or the title. `index` counts sentences of the article, the title's first.

    `doc` is spaCy's tagging of `text`, set only for sentences that the model was asked about; `parse` has the model
    parse it, when a step first asks for the parse.
    """

    index: int
    field: Literal["title", "body"]
    start: int
    end: int
    text: str
    paragraph: int = 0
    doc: "Doc | None" = None
    parse: "Callable[[Sequence[Doc]], None] | None" = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(
            Token(m.group(), m.group().lower(), self.start + m.start(), self.start + m.end())
            for m in _TOKEN.finditer(self.text)
        )
