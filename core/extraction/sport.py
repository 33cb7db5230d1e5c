"""Games told in words of war: "shot 13 three-pointers to bury the visitors" harms nobody (tolls.md, "Not claims")."""

import re
from collections.abc import Sequence
from functools import cache

from core.extraction.text import Sentence
from core.extraction.wordlists import rows

_SCORE = re.compile(r"(?<![\d-])(\d{1,3})-(\d{1,3})(?![\d-])")
_WORD = re.compile(r"[a-z]+")
_LEAD = 2
"""Sentences of the body that say, with the headline, what an article is about."""
_ENOUGH = 2


def without_games(sentences: Sequence[Sentence], asked: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Of the sentences that matter all, but in an account of a game only those with a word of real harm."""
    lead = [s for s in sentences if s.field == "title"] + [s for s in sentences if s.field == "body"][:_LEAD]
    if not _played(" ".join(s.text for s in lead).lower()):
        return tuple(asked)
    return tuple(s for s in asked if _told("harm", s.text.lower()))


def _played(text: str) -> bool:
    if _told("harm", text):
        return False
    told = _told("play", text)
    return told > 0 and told + (_SCORE.search(text) is not None) >= _ENOUGH


def _told(group: str, text: str) -> int:
    """How many different words and phrases of a group a text has."""
    plain = f" {' '.join(_WORD.findall(text))} "
    return sum(f" {word} " in plain for word in _words(group))


@cache
def _words(name: str) -> frozenset[str]:
    """The words of one group; a hyphen and "_" stand for a space."""
    found = (word for group, words in rows("sport") for word in words.split() if group == name)
    return frozenset(re.sub("[-_]", " ", word) for word in found)
