"""Same wire copy? MinHash over word shingles; and the rare words by which articles find each other."""

import re
from functools import cache, lru_cache
from operator import eq

from datasketch import MinHash  # type: ignore[import-untyped]

from core.reading.furniture import blank
from core.reading.normalise import fold, normalise, recase
from core.reading.words import words
from schemas.article import Article

PERMUTATIONS = 64
"""Measured mean error of the similarity 0.03, at most 0.13: copies are above 0.8, rewrites below 0.4."""
SHINGLE = 3
SEED = 20150905
LONGEST = 20000
"""Code points of the body that count; copies differ in their tails (appended backgrounds) more than in their heads."""
TERMS = 24
_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_NAME = re.compile(r"[^\W\d_]{3,}")


def fingerprint(article: Article) -> str:
    """The article's MinHash as hexadecimal, 8 digits a permutation; "" where it has no words."""
    said = _WORD.findall(fold(f"{article.title} {blank(article.body[:LONGEST])}").lower())
    if not said:
        return ""
    shingles = {" ".join(said[i : i + SHINGLE]).encode() for i in range(max(1, len(said) - SHINGLE + 1))}
    sketch = _empty().copy()
    sketch.update_batch(sorted(shingles))
    return "".join(f"{int(value):08x}" for value in sketch.hashvalues)


def similarity(a: str, b: str) -> float:
    """The estimated share of common shingles, 0 to 1; 0 where either is empty or of another size."""
    if not a or len(a) != len(b):
        return 0.0
    same: int = sum(map(eq, _digits(a), _digits(b)))
    return same / (len(a) // 8)


@lru_cache(maxsize=2048)
def _digits(fingerprint: str) -> tuple[str, ...]:
    """Its permutations one by one: one text is compared with many."""
    return tuple([fingerprint[i : i + 8] for i in range(0, len(fingerprint), 8)])


@cache
def _empty() -> MinHash:
    return MinHash(num_perm=PERMUTATIONS, seed=SEED)


def terms(article: Article) -> tuple[str, ...]:
    """Up to 24 rare words for linking, in lower case, folded: names first, by how often they are told, then by place.

    Rare is what `patterns/common.txt` does not list; numbers are left out (tolls change, names stay).
    """
    text = recase(normalise(f"{article.title}\n{article.body[:LONGEST]}"))
    counts: dict[str, int] = {}
    capital: dict[str, bool] = {}
    for match in _NAME.finditer(fold(text)):
        word = match.group()
        low = word.lower()
        if low in words("common") or low in words("calendar"):
            continue
        counts[low] = counts.get(low, 0) + 1
        capital[low] = capital.get(low, False) or word[0].isupper()
    ordered = sorted(counts, key=lambda word: (not capital[word], -counts[word]))
    return tuple(ordered[:TERMS])
