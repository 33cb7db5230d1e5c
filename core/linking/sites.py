"""What was struck: the kind of place a happening is told of, by the words of `sites.txt`."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from core.reading.normalise import fold

_WORD = re.compile(r"\w+")


def sites(texts: Iterable[str]) -> frozenset[str]:
    """The kinds of site told in these texts, each by the first word of its line."""
    return frozenset().union(*map(_told, texts))


@lru_cache(maxsize=4096)
def _told(text: str) -> frozenset[str]:
    """The same of one text: a headline and a sentence are asked for when they come and whenever the event changes."""
    kinds, pattern, first = _sites()
    plain = fold(text).lower()
    if first.isdisjoint(_WORD.findall(plain)):  # most sentences have no such word: two thirds of the time saved
        return frozenset()
    return frozenset(kinds[m.group(1)] for m in pattern.finditer(plain))


@cache
def _sites() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    """Word or phrase → kind; one pattern for all, the longest first, so that a school bus is no school; the words that
    a match can begin with."""
    kinds: dict[str, str] = {}
    for line in (Path(__file__).parent / "sites.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words = [word.strip() for word in line.split(",")]
            kinds.update((word, words[0]) for word in words)
    longest = sorted(kinds, key=lambda word: (-len(word), word))
    begin = {_WORD.findall(word)[0] for word in kinds}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest))})s?\b")
    return kinds, pattern, frozenset(begin | {f"{word}s" for word in begin})
