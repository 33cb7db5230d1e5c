"""The word lists of this room: plain text in `patterns/`, `#` starts a comment, words or lines as each file says."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "patterns"


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `patterns/<name>.txt` without comments and blanks, in order."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for raw in text.split("\n") if (line := raw.split("#")[0].strip()))


@cache
def words(name: str) -> frozenset[str]:
    """All words of `patterns/<name>.txt`, however they are spread over lines."""
    return frozenset(word for line in lines(name) for word in line.split())
