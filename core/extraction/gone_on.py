"""Which piece goes on about the happening told of, though its words alone would make it another."""

from dataclasses import replace
from typing import TYPE_CHECKING

from core.extraction.kinds import ACCIDENT, VIOLENT, Kind, family, strongest
from core.extraction.nearness import FINE

if TYPE_CHECKING:
    from core.extraction.happenings import Happening
    from core.extraction.segments import Segment

_FEW = 2
"""A figure as small as this may be told of two happenings."""


def beside(piece: "Segment", current: "Happening") -> "Segment | None":
    """The piece as it joins the happening told of; None where it may be another.

    "The fire spread to a block of flats": nobody suffers, no day and no place are told: its kind says nothing.
    "The attack took place outside a town": the attack is the one told of, and that is where it was.
    """
    new = piece.another or piece.anew or piece.turned or piece.apart or piece.shifted is not None
    if piece.findings or new or piece.marked.sentence.field != "body":
        return None
    placed = piece.place is not None and piece.place.where.precision in (*FINE, "admin1")
    if piece.time is None and not placed:
        return replace(piece, kinds=())
    return piece if piece.time is None and _definite(piece, current.kind()) else None


def _definite(piece: "Segment", told: Kind | None) -> bool:
    noun = next((k for k in piece.kinds if k.noun), None)
    if noun is None or told is None or family(noun.event_type) != family(told.event_type):
        return False
    before = piece.marked.words[noun.first - 1] if noun.first else ""
    return noun.first - piece.first <= 2 and before in ("the", "this", "that")


def told_again(piece: "Segment", current: "Happening") -> bool:
    """ "Rescuers dug on Saturday, a day after the slides killed 42", below "Slides kill 42": the slides told of."""
    told = {(f.measure, f.group.best) for f in current.findings if (f.group.best or 0) > _FEW}
    return piece.offset is not None and bool(piece.findings) and all(
        (f.measure, f.group.best) in told for f in piece.findings
    )  # fmt: skip


def came_of_it(piece: "Segment", theirs: Kind) -> bool:
    """ "Two houses nearby collapsed": what a bomb or a battle did, where no other day or place is told."""
    mine = strongest(piece.kinds)
    if mine is None or mine.event_type != ACCIDENT or mine.noun or theirs.event_type not in VIOLENT:
        return False
    return piece.time is None and not piece.another


_OPENING = 2
"""Tokens of a sentence before the time it opens with."""


def of_another_time(piece: "Segment", home: "Happening") -> bool:
    """ "Last week, five died on the same road": a span told first, and a figure that is none of the happening's."""
    time = piece.time
    if time is None or time.when is None or time.first - piece.first > _OPENING or time.when.start == time.when.end:
        return False
    counted = [f for f in piece.findings if f.group.best and f.group.kind == "number" and not f.left]
    told = {f.measure: {g.group.best for g in home.findings if g.measure == f.measure} - {None} for f in counted}
    return any(told.values()) and all(f.group.best not in told[f.measure] for f in counted)
