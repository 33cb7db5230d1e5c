"""Where one event was: a cut-out of the world's outlines, with a point only where the text tells one. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.atlas import world
from search.fields import POINTS

Record = Mapping[str, Any]
Box = tuple[float, float, float, float]
# Degrees shown around a point: a few hours' drive, so that the country's borders are in sight.
WIDE, HIGH = 14.0, 8.0
_PAIR = re.compile(r"(-?\d+\.?\d*) (-?\d+\.?\d*)")
_HOW = {
    "exact": "The point is the place told.", "near": "The point is near the place, as the text tells it.",
    "city": "The point is the middle of the town.",
    "admin1": "Place known only to the region: no point is drawn.",
    "country": "Place known only to the country: no point is drawn.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Closeup:
    """A cut-out: `left`, `top`, `width`, `height` in degrees (south is down), outlines by code, the point if any."""

    left: float
    top: float
    width: float
    height: float
    outlines: tuple[tuple[str, str], ...]
    country: str
    point: tuple[float, float] | None
    radius: float
    near: bool
    words: str


def closeup(where: Record | None) -> Closeup | None:
    """The map of a place; None where not even the country is known, or has no outline and the place no point."""
    where = where or {}
    country, precision = str(where.get("country") or ""), str(where.get("precision") or "unknown")
    known = precision in POINTS and where.get("lat") is not None and where.get("lon") is not None
    if known:
        x, y = float(where["lon"]), -float(where["lat"])
        frame = (x - WIDE / 2, y - HIGH / 2, x + WIDE / 2, y + HIGH / 2)
    elif country in world():
        frame = _fitted(_box(country))
    else:
        return None
    left, top, right, bottom = frame
    near = tuple((code, path) for code, path in world().items() if _meet(frame, _box(code)))
    return Closeup(
        round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2), near,
        # Where there is a point the country is not shaded: shading says that no better place is known.
        "" if known else country, (round(x, 3), round(y, 3)) if known else None, round((right - left) / 70, 3),
        precision == "near", _HOW.get(precision, _HOW["country"]),
    )  # fmt: skip


def _fitted(box: Box) -> Box:
    """The box with a margin, in the proportions of the drawing."""
    left, top, right, bottom = box
    width = max((right - left) * 1.15, (bottom - top) * 1.15 * WIDE / HIGH, 3.0)
    height = width * HIGH / WIDE
    x, y = (left + right) / 2, (top + bottom) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


@cache
def _box(code: str) -> Box:
    pairs = [(float(x), float(y)) for x, y in _PAIR.findall(world()[code])]
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    return min(xs), min(ys), max(xs), max(ys)


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
