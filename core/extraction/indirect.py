"""Deaths by disease, hunger or heat, and suicides outside an attack: marked, so that they enter no violent tally."""

import re
from collections.abc import Sequence
from functools import cache

from core.extraction.finding import Finding
from core.extraction.kinds import VIOLENT, Kind, kinds
from core.extraction.wordlists import rows

_CAUSES = ("disease", "hunger", "heat")
_STRONG = 4
"""Strength of a word from which it decides what a happening is (`event_types.txt`)."""
_HOT = frozenset(("heatwave", "heat wave"))


@cache
def _pattern(*causes: str) -> re.Pattern[str]:
    words = [re.escape(w.strip()) for cause, told in rows("indirect") if cause in causes for w in told.split(",")]
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b")


def indirect(told: Finding, kind: Kind | None, all_told: Sequence[Finding]) -> bool:
    """Whether these died so: their sentence says it, or the happening is an epidemic or a heatwave."""
    if told.measure != "killed":
        return False
    text = told.marked.sentence.text.lower()
    if any(k.strength >= _STRONG and _sudden(k) for k in kinds(told.marked.words)):
        return False
    if _pattern("suicide").search(text) and (told.own_hand or "suicide" in told.trigger.phrase):
        alone = not any(_other(f, told) for f in all_told)
        return alone and (kind is None or kind.strength < _STRONG or not _sudden(kind))
    if kind is not None and (kind.event_subtype == "Epidemic" or kind.word in _HOT):
        return True
    return (kind is None or not _sudden(kind)) and bool(_pattern(*_CAUSES).search(text))


def _sudden(kind: Kind) -> bool:
    """Violence, an accident or a disaster that kills at once."""
    slow = ("Epidemic", "Extreme temperature", "Drought")
    return kind.event_type in VIOLENT or "disaster" in kind.event_type and kind.event_subtype not in slow


def _other(found: Finding, told: Finding) -> bool:
    """Whether somebody else was killed or hurt too: then it was an attack."""
    return found.measure in ("killed", "injured", "shot") and found.group != told.group and not found.own_hand
