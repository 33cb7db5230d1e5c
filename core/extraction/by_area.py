"""What an area reports behind the sum of all: "the floods killed 20; Song Ma district reported seven deaths"."""

from collections.abc import Iterable
from dataclasses import replace

from core.extraction.finding import Finding
from core.extraction.segments import Segment

_AREAS = frozenset(
    "province district state county region governorate department municipality division prefecture city town".split()
)
_REPORT = frozenset(
    "reported reports recorded records registered registers counted counts logged saw had suffered lists listed".split()
)
_REACH = 3
"""Tokens between the verb and its figure: "reported at least seven deaths", "had the most, 44"."""


def by_area(pieces: Iterable[Segment]) -> list[Segment]:
    """The pieces, but what an area reports of a measure that has a larger figure before is some of those.

    Such an area is not where all of it happened: the piece gives no place.
    """
    out: list[Segment] = []
    most: dict[str, int] = {}
    for piece in pieces:
        told = tuple(_some(piece, f) if most.get(f.measure, 0) > (f.group.best or 0) else f for f in piece.findings)
        changed = told != piece.findings
        out.append(replace(piece, findings=told, place=None if changed else piece.place) if changed else piece)
        for f in piece.findings:
            most[f.measure] = max(most.get(f.measure, 0), f.group.best or 0)
    return out


def _some(piece: Segment, told: Finding) -> Finding:
    words = piece.marked.words
    for place in piece.places:
        verb = place.last + (words[place.last : place.last + 1] != () and words[place.last] in _AREAS)
        said = words[verb : verb + 1] != () and words[verb] in _REPORT
        fine = place.where.precision in ("admin1", "city", "near")
        if said and fine and 0 <= told.group.first - verb - 1 <= _REACH:
            return replace(told, subset=True)
    return told
