"""What was struck: the kind of place a happening is told of, by the words of `sites.txt`."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from core.reading.normalise import fold


def sites(texts: Iterable[str]) -> frozenset[str]:
    """The kinds of site told in these texts, each by the first word of its line."""
    kinds, pattern = _sites()
    return frozenset(kinds[m.group(1)] for text in texts for m in pattern.finditer(fold(text).lower()))


@cache
def _sites() -> tuple[dict[str, str], re.Pattern[str]]:
    """Word or phrase → kind, and one pattern for all: the longest first, so that a school bus is no school."""
    kinds: dict[str, str] = {}
    for line in (Path(__file__).parent / "sites.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words = [word.strip() for word in line.split(",")]
            kinds.update((word, words[0]) for word in words)
    longest = sorted(kinds, key=lambda word: (-len(word), word))
    return kinds, re.compile(rf"\b({'|'.join(map(re.escape, longest))})s?\b")
