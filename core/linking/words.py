"""The words by which articles about one happening find each other: names, ages, numbers of houses, rare plain words.

Each term says by its first sign what it is, and what it is worth beside the others (WORTH): a full name is a pair of
words, `#41` an age, `@2900` a house number or an hour, `~bowling` a plain word. Tolls are left out: they change.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from core.reading.furniture import blank
from core.reading.normalise import fold, normalise, recase
from schemas.article import Article

NAMED, PLAINS = 40, 24  # at most so many of names, ages and spots, and of plain words
LONGEST = 20_000  # code points of a body that are read: what follows is background
PLAIN = 0.4

_TAIL = re.compile(r" [-–—|] | : : ")
_WORD = re.compile(r"[^\W\d_]{3,}")
# "1:52 Crowds line the harbour for the tall ships": a clip of another story, by its length, on a line without a stop.
_CLIP = re.compile(r"^[ \t]*\d?\d:\d\d (?![ap]\.?m)[^\n]*[^\n.!?\"”)\s][ \t]*$", re.MULTILINE)
_PAIR = re.compile(r"\b([A-Z][a-z]+)(?: [A-Z]\.?)? ([A-Z][a-z]+)\b")
_AGE = re.compile(r"\b(\d{1,2}) ?- ?year ?- ?old|, (\d{1,2}) ?,|\baged? (\d{1,2})\b", re.IGNORECASE)
_SPOT = re.compile(r"\b(\d{2,5}(?:th|st|nd|rd)?) (?:block\b|[A-Z][a-z]+)|\bat (\d{1,2}:\d\d)")


def terms(article: Article) -> tuple[str, ...]:
    """The most telling first: names, ages and spots, then plain words, each by how often they are told."""
    title, body = read(article)
    text = f"{headline(title)} .\n{body}"
    counts = Counter(_terms(text))
    first = {term: n for n, term in enumerate(counts)}
    ranked = sorted(counts, key=lambda t: (-counts[t], first[t]))
    named = [t for t in ranked if t[0] != "~"]
    return (*named[:NAMED], *[t for t in ranked if t[0] == "~"][:PLAINS])


def read(article: Article) -> tuple[str, str]:
    """Title and body as their words are read: no furniture, plain letters, no headline in capitals."""
    return _read(article.title, article.body[:LONGEST])


@lru_cache(maxsize=4)
def _read(title: str, body: str) -> tuple[str, str]:
    return fold(recase(normalise(title))), fold(recase(_CLIP.sub("", blank(normalise(body)))))


@lru_cache(maxsize=4096)
def headline(title: str) -> str:
    """A title without the name of its outlet, which stands after a dash or a bar: what comes before has four words."""
    head = _TAIL.split(title, maxsplit=1)[0]
    return head if len(head.split()) >= 4 else title


def worth(term: str) -> float:
    """What a term is worth beside the others, before its rarity."""
    return PLAIN if term[0] == "~" else 1.0


@lru_cache(maxsize=1 << 16)
def term_kind(term: str) -> str:
    """What a term is, by its first sign: ages, spots, plain; else capitals, or names where it has two words."""
    known = _KINDS.get(term[0])
    return known or ("names" if " " in term else "capitals")


_KINDS = {"#": "ages", "@": "spots", "~": "plain"}


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list beside this module: any number a line, comments behind #."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


def stop() -> frozenset[str]:
    """The words of plain.txt."""
    return listed("plain.txt")


def _terms(text: str) -> Iterator[str]:
    told = [m.group() for m in _WORD.finditer(text)]
    plain = {w for w in told if w[0].islower()}
    for word in told:
        low = word.lower()
        if low not in stop():
            yield f"~{low}" if low in plain else low
    for match in _PAIR.finditer(text):
        pair = match.group(1).lower(), match.group(2).lower()
        if not stop().intersection(pair):  # "Barton Police", "Evening Courier" are nobody's names
            yield " ".join(pair)
    for sign, pattern in (("#", _AGE), ("@", _SPOT)):
        for match in pattern.finditer(text):
            yield sign + next(g for g in match.groups() if g)
