"""Where the dead just told of fell, in a sentence of its own: "those killed on Friday were caught in a gorge"."""

from collections.abc import Sequence
from itertools import islice

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


_MOST = 40
"""Sentences of a text that are asked, so that a page of any length costs what its length says."""


def where_they_fell(found: Sequence[Happening], told: Sequence[Segment]) -> Sequence[Happening]:
    """The same happenings, one that has dead and names no town given the place of a sentence told of those dead."""
    lost = [(first, h) for h in found if (first := _first(h)) is not None and not _placed(h)]
    taken = {id(piece.marked) for home in found for piece in home.pieces} if lost else set()
    silent = (p for p in told if lost and not (p.findings or p.unreal) and id(p.marked) not in taken and _tells(p))
    for piece in islice(silent, _MOST):
        home = _home(piece, lost)
        if home is not None and not _placed(home):
            home.pieces.append(piece)
    return found


def _placed(home: Happening) -> bool:
    return any(w.precision in FINE for w in home.places)


def _first(home: Happening) -> int | None:
    """The first sentence that tells of its dead."""
    return min((f.marked.sentence.index for f in home.findings if f.measure == "killed"), default=None)


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


def _home(piece: Segment, lost: Sequence[tuple[int, Happening]]) -> Happening | None:
    """Of the happenings with dead told before it, that of its day, else the latest."""
    day = piece.time.when if piece.time is not None else None
    before = [h for first, h in lost if first < piece.marked.sentence.index]
    if day is None:
        return before[-1] if before else None
    return next((h for h in before if h.when is not None and h.when.start <= day.start <= h.when.end), None)
