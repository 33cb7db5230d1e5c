"""World map and time line: what they show, from answers of the index; pure but for reading the outlines once."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from search import wording

Record = Mapping[str, Any]
# Area, not radius, by figure: radius = sqrt(killed) * SCALE degrees, at least that of a dot one can point at.
SCALE, SMALLEST, LARGEST = 0.18, 0.8, 9.0
ZOOM = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """A cluster of events with a point: where, how large, in words; `query` finds them."""

    lat: float
    lon: float
    radius: float
    words: str
    query: str
    known: bool


@cache
def world() -> Mapping[str, str]:
    """ISO code → outline (Natural Earth, public domain; made by `deploy.world`)."""
    found: dict[str, str] = json.loads((Path(__file__).parent / "world.json").read_text(encoding="utf-8"))
    return found


def spots(buckets: Sequence[Record]) -> list[Spot]:
    """Clusters from tiles of the finest zoom; the largest first, so that the small ones lie on top."""
    found = [_spot(bucket) for bucket in buckets if bucket["key"].startswith(f"{ZOOM}/")]
    return sorted(found, key=lambda spot: -spot.radius)


def _spot(bucket: Record) -> Spot:
    south, west, north, east = corners(bucket["key"])
    told, count = bucket["told"]["value"], bucket["doc_count"]
    killed = int(bucket["killed"]["value"]) if told else None
    radius = SMALLEST if killed is None else min(LARGEST, max(SMALLEST, math.sqrt(killed) * SCALE))
    missing = count - int(told)
    figure = f"{wording.number(killed)} killed, reported" if killed is not None else "killed not known"
    words = f"{figure}, {count} {wording.plural(count, 'event')}"
    words += f", {missing} without a figure" if missing and killed is not None else ""
    box = f"box:{south:.4f},{west:.4f},{north:.4f},{east:.4f}"
    return Spot((south + north) / 2, (west + east) / 2, round(radius, 2), words, box, killed is not None)


def corners(tile: str) -> tuple[float, float, float, float]:
    """South, west, north, east of a `zoom/x/y` of `search.tiles`."""
    zoom, x, y = map(int, tile.split("/"))
    across = 1 << zoom

    def lat(row: int) -> float:
        return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / across))))

    return lat(y + 1), x / across * 360 - 180, lat(y), (x + 1) / across * 360 - 180


@dataclass(frozen=True, slots=True)
class Period:
    """A month of the time line; `share` is its events against the most of any month, 0 to 1."""

    key: str
    events: int
    words: str
    share: float


def periods(buckets: Sequence[Record]) -> list[Period]:
    """Months that have events, the latest first."""
    counted = [bucket for bucket in buckets if bucket["doc_count"]]
    most = max((bucket["doc_count"] for bucket in counted), default=1)
    return [_period(bucket, most) for bucket in reversed(counted)]


def _period(bucket: Record, most: int) -> Period:
    events, told = bucket["doc_count"], int(bucket["told"]["value"])
    words = f"{wording.number(int(bucket['killed']['value']))} killed, reported" if told else "killed not known"
    if told and told < events:
        words += f", and {events - told} more {wording.plural(events - told, 'event')} without a figure"
    return Period(str(bucket["key_as_string"])[:7], events, words, round(events / most, 3))
