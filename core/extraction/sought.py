"""Regular expressions that are searched for in many sentences and stand in few: a cheap look at the letters first.

`letters` tells what a text must hold for a pattern to stand in it ("year" or "annually"); to ask whether it does
takes a hundredth of the search. Nothing is decided here: the pattern has the last word.
"""

import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]  # the reader of patterns, in re since Python 3.11
from typing import Any

MOST = 12
"""Alternatives beyond which the search itself is as quick."""


class Sought:
    """A pattern with the letters of which a text must hold one; empty where the pattern does not tell."""

    __slots__ = ("letters", "pattern")

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self.pattern = re.compile(pattern)
        self.letters = letters(self.pattern.pattern)

    def may_stand(self, text: str) -> bool:
        """False where the pattern stands nowhere in the text; True is no promise."""
        return not self.letters or any(map(text.__contains__, self.letters))

    def search(self, text: str) -> re.Match[str] | None:
        """As the pattern's own."""
        return self.pattern.search(text) if self.may_stand(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As the pattern's own."""
        return self.pattern.finditer(text) if self.may_stand(text) else iter(())


def letters(pattern: str) -> tuple[str, ...]:
    """Strings of which every match of a pattern (that minds case) holds at least one; () where there are none."""
    parsed = _parser.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return ()
    found = _needed(parsed)
    return tuple(sorted(found)) if found is not None and len(found) <= MOST else ()


def _needed(parts: Any) -> frozenset[str] | None:
    """The rarest of what a sequence needs: the longest strings, or with digits, and of those the fewest."""
    told: list[frozenset[str]] = []
    run = ""
    for kind, value in [*parts, (None, None)]:
        if kind is _constants.LITERAL:
            run += chr(value)
            continue
        if run:
            told.append(frozenset((run,)))
            run = ""
        inner = _inside(kind, value)
        if inner is not None:
            told.append(inner)
    return max(told, key=lambda s: (min(map(_rarity, s)), -len(s)), default=None)


def _rarity(letters: str) -> int:
    """Its length; a digit is rarer than a letter."""
    return len(letters) + 2 * any(map(str.isdigit, letters))


def _inside(kind: Any, value: Any) -> frozenset[str] | None:
    """What a bracket, a choice or a repetition needs."""
    if kind is _constants.SUBPATTERN:
        return _needed(value[-1]) if not value[1] & re.IGNORECASE else None
    if kind is _constants.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        known = [branch for branch in branches if branch is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and value[0]:
        return _needed(value[2])
    return None
