"""Days of what courts, coroners and mourners do: never the day of the deed where another is told."""

from typing import TYPE_CHECKING

from core.extraction.when import TimeExpression
from core.extraction.wordlists import groups as word_groups

if TYPE_CHECKING:
    from core.extraction.segments import Segment

_OPENS = frozenset("that which when where after since as whose".split())


def in_court(piece: "Segment", time: TimeExpression) -> list[str]:
    """ "Appeared in court in Perth, Australia, on Monday": the words between, where they are of a place alone."""
    at = time.first - 1
    named = {i for p in piece.places for i in range(p.first, p.last)}
    while at > piece.first and (at in named or piece.marked.word(at) in (",", "on", "in", "the")):
        at -= 1
    return [piece.marked.word(at)]


_FOLLOW_REACH = 10
"""Tokens from "charged" to its day: "charged a 50-year-old man on Friday with murder"."""


def of_court(piece: "Segment", time: TimeExpression) -> bool:
    """Whether a day is of what courts, coroners and mourners did, not of the deed."""
    words, follow = piece.marked.words, word_groups("speech")["follow"]
    ahead = range(max(piece.first, time.first - _FOLLOW_REACH), time.first)
    at = next((i for i in reversed(ahead) if words[i] in follow), None)
    if at is not None and not any(at < f.trigger.first < time.first for f in piece.findings):
        return not any(words[i] in _OPENS or words[i] in (",", ";") for i in range(at, time.first))
    return any(word in follow for word in words[time.last : time.last + 2])


_CRIMES = frozenset("murder manslaughter homicide assault terrorism".split())


def pleaded(piece: "Segment", word: str, time: TimeExpression) -> bool:
    """ "Pleaded guilty to murder on Tuesday": the day of the plea, where the crime is only what it was for."""
    return word in _CRIMES and of_court(piece, time)
