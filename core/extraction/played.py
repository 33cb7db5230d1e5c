"""Drills, plays and films told in words of harm: "in the scenario 25 people were killed" (tolls.md, "Not claims")."""

from collections.abc import Sequence
from functools import partial

from core.extraction.text import Sentence
from core.extraction.wordlists import says

_told = partial(says, "played")
_LEAD = 5
"""Sentences of the body that say, with the headline, whether what is told was only played."""


def without_plays(sentences: Sequence[Sentence], asked: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Of the sentences that matter all, but in an account of a drill or of fiction only those of another day."""
    if not asked:
        return ()
    body = [s for s in sentences if s.field == "body"][:_LEAD]
    lead = [s.lower for s in (*(s for s in sentences if s.field == "title"), *body)]
    if not _told("word", " ".join(lead)) or not _played(lead):
        return tuple(asked)
    return tuple(s for s in asked if _told("then", s.lower))


def _played(lead: Sequence[str]) -> bool:
    if any(_told("acted", text) for text in lead):
        return True
    if any(_told("real", text) for text in lead):
        return False
    return any(_told("sure", text) for text in lead) or any(_told("made_up", text) for text in lead[:3])
