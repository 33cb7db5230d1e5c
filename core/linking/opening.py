"""What an article opens with: by its headline and its first lines one telling of a happening knows another.

A headline says in a few words what tells this happening from others; whoever else tells of it has most of them, and
the same figures, within its own first lines. How rare the words are says little beside that.
"""

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from core.linking.words import headline, read, stop
from schemas.article import Article

FIRST = 60  # distinct words and figures, the headline's before the text's: what stands further down is background

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_FIGURES = {
    w: str(n) for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


class Opening(NamedTuple):
    """Words and figures of a headline, those of headline and first lines, each after a blank and before one, and the
    headline's figures alone."""

    head: tuple[str, ...] = ()
    lead: str = ""
    figures: tuple[str, ...] = ()


def opening(article: Article) -> str:
    """As it is stored: those of the headline, a bar, those of the first lines; plain words are left out."""
    title, body = read(article)
    head = headline(title)
    return f"{' '.join(_telling(_distinct(head)))}|{' '.join(_telling(islice(_distinct(head, body), FIRST)))}"


@lru_cache(maxsize=8192)
def parsed(stored: str) -> Opening:
    """What is stored, as it is compared."""
    head, _, lead = stored.partition("|")
    words = tuple(head.split())
    return Opening(words, f" {lead} " if lead else "", tuple([w for w in words if w.isdigit()]))


def of_words(quotes: Iterable[str]) -> Opening:
    """Of what has no headline of its own: its sentences alone."""
    return parsed(f"|{' '.join(_telling(islice(_distinct(*quotes), FIRST)))}")


def shared(one: Opening, other: Opening) -> float | None:
    """How much of either headline the other opens with, on the mean; None where there is nothing to compare.

    A headline that is missing counts as one of which nothing is told.
    """
    if not (one.head and other.lead or other.head and one.lead):
        return None
    return (_share(one.head, other.lead) + _share(other.head, one.lead)) / 2


def figures_lacking(one: Opening, other: Opening, tolls: Container[str]) -> float:
    """How many of the figures in either headline the other does not open with, on the mean. `tolls` change: no sign."""
    return (_lacking(one.figures, other.lead, tolls) + _lacking(other.figures, one.lead, tolls)) / 2


def _lacking(figures: tuple[str, ...], lead: str, tolls: Container[str]) -> float:
    telling = tuple(w for w in figures if w not in tolls)
    return 1.0 - _share(telling, lead) if telling and lead else 0.0


def _share(head: tuple[str, ...], lead: str) -> float:
    return sum([f" {w} " in lead for w in head]) / len(head) if head else 0.0


def _distinct(*texts: str) -> Iterator[str]:
    """Words and figures of the texts, each once, in order."""
    seen: set[str] = set()
    for text in texts:
        for match in _WORD.finditer(text.lower()):
            word = _FIGURES.get(match.group(), match.group())
            if word not in seen:
                seen.add(word)
                yield word


def _telling(words: Iterable[str]) -> Iterator[str]:
    return (w for w in words if w not in stop())
