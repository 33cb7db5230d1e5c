"""Is this text, is this sentence worth the model's time? Recall before precision: what is dropped here is never read.

Words are looked up, not searched for: one pass that splits the text, one look-up a different word; about 30 µs a page.
"""

import re
from functools import cache, lru_cache

from core.reading.spelling import misspelt
from core.reading.words import lines

_WORD = re.compile(r"[a-z]+")
SHORT = 1200
"""Code points; in a shorter text one weak word is enough."""


def relevant(text: str) -> bool:
    """Whether a text may tell of people harmed, missing, taken or displaced."""
    missing = 1 if len(text) < SHORT else 2
    for word in set(_WORD.findall(text.lower())):
        strength = _strength(word)
        if strength == "strong":
            return True
        missing -= strength == "weak"
        if not missing:
            return True
    return False


def matters(sentence_text: str) -> bool:
    """Whether a sentence may tell of a happening or of people harmed: any of the words, faint ones too."""
    return any(map(_strength, _WORD.findall(sentence_text.lower())))


@lru_cache(maxsize=1 << 16)
def _strength(word: str) -> str:
    exact, stems = _entries()
    word = misspelt().get(word, word)
    if word in exact:
        return exact[word]
    found = [stems[word[:n]] for n in range(3, len(word) + 1) if word[:n] in stems]
    return min(found, key=("strong", "weak", "faint").index, default="")


@cache
def _entries() -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for line in lines("triage"):
        strength, *entries = line.split()
        for entry in entries:
            into = stems if entry.endswith("*") else exact
            into.setdefault(entry.rstrip("*"), strength)
    return exact, stems
