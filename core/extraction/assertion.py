"""Whether a happening is said to have happened, or is only spoken about ("the murders", "terrorist attacks")."""

from core.extraction.happenings import Happening
from core.extraction.marked import Marked

_BEFORE = 4
"""Tokens before a participle in which "was" or "were" makes it a told deed."""


def asserted(happening: Happening) -> bool:
    """A count, a headline, a place of its own, a verb in the past are signs of a deed; talk has none of them."""
    if counted(happening) or any(piece.marked.sentence.field == "title" for piece in happening.pieces):
        return True
    return any(place.precision not in ("country", "unknown") for place in happening.places) or _past(happening)


def counted(happening: Happening) -> bool:
    """Whether anybody is counted, more exactly than by a bare plural."""
    return any(f.group.best is not None and f.group.qualifier != "vague" for f in happening.findings)


def _past(happening: Happening) -> bool:
    """Whether a verb in the past tells what was suffered, or, with a day, what was done."""
    suffered = any(_finite(f.marked, f.trigger.first) for f in happening.findings)
    done = happening.when is not None and any(
        _finite(piece.marked, kind.first) for piece in happening.pieces for kind in piece.kinds if not kind.noun
    )
    return suffered or done


def _finite(marked: Marked, at: int) -> bool:
    """ "attacked", "were killed"; not "have been murdered", "killing", "the wounded"."""
    if marked.tag(at) == "VBN":
        return any(marked.word(i) in ("was", "were") for i in range(max(0, at - _BEFORE), at))
    return marked.tag(at) == "VBD"
