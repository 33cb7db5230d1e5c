"""Where the dead just told of fell, in a sentence of its own: "those killed on Friday were caught in a gorge"."""

from collections.abc import Sequence

from core.extraction.happenings import Happening
from core.extraction.nearness import FINE
from core.extraction.segments import Segment

_THOSE = frozenset(("those", "the", "all", "'s", "’s", "`s"))
_THERE = frozenset(
    "found caught tracked surprised ambushed cornered trapped surrounded encircled fell lay discovered spotted located "
    "overtaken killed shot hit struck attacked hiding camped stationed gathered".split()
)
"""What befalls people where they are; where they were buried, flown to or came from is no scene."""
_FRONT = 4
"""Tokens from the beginning of a piece within which its subject stands: "those killed", "Friday's dead"."""


def where_they_fell(found: Sequence[Happening], told: Sequence[Segment]) -> Sequence[Happening]:
    """The same happenings, one that has dead and names no town given the place of a sentence told of those dead."""
    taken = {id(piece.marked) for home in found for piece in home.pieces}
    for piece in told:
        if id(piece.marked) in taken or piece.findings or piece.unreal or not _tells(piece):
            continue
        home = _home(piece, found)
        if home is not None and not any(w.precision in FINE for w in home.places):
            home.pieces.append(piece)
    return found


def _tells(piece: Segment) -> bool:
    marked, place = piece.marked, piece.place
    if place is None or place.where.precision not in FINE or marked.sentence.field == "title":
        return False
    dead = (t for t in marked.triggers if t.measure == "killed" and piece.first < t.first < piece.first + _FRONT)
    subject = next((t for t in dead if marked.word(t.first - 1) in _THOSE), None)
    if subject is None:
        return False
    between = range(subject.last, place.first)
    return any(marked.word(i) in _THERE and marked.tag(i)[:2] in ("VB", "JJ") for i in between)


def _home(piece: Segment, found: Sequence[Happening]) -> Happening | None:
    """Of the happenings with dead told before it, that of its day, else the latest."""
    at = piece.marked.sentence.index
    dead = [h for h in found if any(f.measure == "killed" and f.marked.sentence.index < at for f in h.findings)]
    day = piece.time.when if piece.time is not None else None
    if day is None:
        return max(dead, key=lambda h: max(f.marked.sentence.index for f in h.findings), default=None)
    return next((h for h in dead if h.when is not None and h.when.start <= day.start <= h.when.end), None)
