"""Whether two places are one place, a city and its outskirts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from schemas.place import Where

if TYPE_CHECKING:
    from core.extraction.happenings import Happening
    from core.extraction.segments import Segment

FINE = ("exact", "near", "city")
APART_KM = 40.0
"""Two places named apart by more than this are two places (a city and its outskirts are one)."""


def near(a: Where, b: Where) -> bool:
    """Whether two points are closer than APART_KM, on a flat map good enough for that."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) * 111 < APART_KM and abs(a.lon - b.lon) * 80 < APART_KM


def place_fit(here: Where | None, theirs: Sequence[Where]) -> float:
    """How well a place fits those of a happening: one of them, near them, or another country."""
    if here is None or not theirs:
        return 0
    if any(here.geonameid is not None and here.geonameid == w.geonameid or here.name == w.name for w in theirs):
        return 1.5
    countries = {w.country for w in theirs if w.country}
    if here.country and countries and here.country not in countries:
        return -4
    fine = [w for w in theirs if w.precision in FINE and w.lat is not None]
    if here.precision in FINE and fine and here.lat is not None:
        return 0.7 if any(near(here, w) for w in fine) else -3
    return 0.5


def figure_fit(piece: "Segment", home: "Happening") -> float:
    """The same figure of the same measure is the best sign of the same happening, parts that make it up a better one.

    "Nine policemen and 13 other militants died" are the 22 told before, though 13 is told of another happening.
    """
    told = {(f.measure, f.group.best) for f in home.findings if f.group.best and f.group.best > 2}
    same = [f for f in piece.findings if (f.measure, f.group.best) in told]
    parts: dict[str, list[int]] = {}
    for finding in piece.findings:
        parts.setdefault(finding.measure, []).append(finding.group.best or 0)
    sums = {(measure, sum(numbers)) for measure, numbers in parts.items()} & told
    if any(len(parts[measure]) > 1 and total >= _NO_CHANCE for measure, total in sums):
        return 3
    return 1.5 if same or sums else 0


_NO_CHANCE = 10
"""A sum of parts that equals a figure told before by no accident."""
