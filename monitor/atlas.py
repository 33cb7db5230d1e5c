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
SCALE, SMALLEST, LARGEST = 0.35, 0.45, 12.0
# More circles than this are a blot, and a page of a megabyte: coarser tiles then.
MOST = 600


@dataclass(frozen=True, slots=True)
class Spot:
    """A cluster of events with a point: where, how large, in words; `query` finds them."""

    lat: float
    lon: float
    name: str
    radius: float
    words: str
    query: str
    known: bool


@cache
def world() -> Mapping[str, str]:
    """ISO code → outline (Natural Earth, public domain; made by `deploy.world`)."""
    found: dict[str, str] = json.loads((Path(__file__).parent / "world.json").read_text(encoding="utf-8"))
    return found


def drawn(told: Record) -> list[Spot]:
    """`spots` of the aggregations of `search.overviews.places`."""
    return spots((told.get("tiles") or {}).get("buckets", ()))


def spots(buckets: Sequence[Record]) -> list[Spot]:
    """Clusters from the finest tiles that are not too many; the largest first, so that the small ones lie on top."""
    by_zoom: dict[int, list[Record]] = {}
    for bucket in buckets:
        by_zoom.setdefault(int(bucket["key"].partition("/")[0]), []).append(bucket)
    fine = [zoom for zoom, found in by_zoom.items() if len(found) <= MOST] or list(by_zoom)[:1]
    found = [_spot(bucket) for bucket in by_zoom.get(max(fine, default=0), ())]
    return sorted(found, key=lambda spot: -spot.radius)


def by_name(found: Sequence[Spot]) -> list[Spot]:
    """For a list: by name, never by figure."""
    return sorted(found, key=lambda spot: (spot.name, spot.lat, spot.lon))


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
    lat, lon, name = _middle(bucket)
    lat, lon = (lat, lon) if south <= lat <= north and west <= lon <= east else ((south + north) / 2, (west + east) / 2)
    return Spot(round(lat, 2), round(lon, 2), name, round(radius, 2), words, box, killed is not None)


def _middle(bucket: Record) -> tuple[float, float, str]:
    """Where the circle stands: at the place of the event with most dead, which names it too."""
    hits = bucket["place"]["hits"]["hits"]
    where = hits[0]["_source"]["record"]["where"]
    country = where.get("country_name") or where.get("country") or ""
    return where["lat"], where["lon"], ", ".join(filter(None, (where.get("name"), country)))


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
