"""`python -m deploy.world countries-110m.json`: the outlines of countries that the map draws, made anew.

Source: Natural Earth 1:110m (public domain, naturalearthdata.com) as TopoJSON, from the npm package world-atlas 2.0.2
(`npm pack world-atlas@2.0.2`). Written: `monitor/world.json`, ISO 3166-1 alpha-2 → SVG path in degrees, x = longitude,
y = minus latitude, one decimal (11 km, well under a pixel of a map 1,440 wide).
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

TARGET = Path(__file__).parents[1] / "monitor" / "world.json"
# Without an ISO number in the data; the disputed two keep a name of their own and no code.
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "-northern-cyprus", "Somaliland": "-somaliland"}
Point = tuple[float, float]


def outlines(topology: Mapping[str, Any]) -> dict[str, str]:
    """Code → path."""
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    shapes = topology["objects"]["countries"]["geometries"]
    return dict(sorted((_code(shape), _path(shape, arcs)) for shape in shapes))


def _decoded(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> Iterator[Point]:
    """Delta-encoded integers as degrees (TopoJSON specification, 2.1.3)."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (x * transform["scale"][0] + transform["translate"][0],
               y * transform["scale"][1] + transform["translate"][1])  # fmt: skip


def _code(shape: Mapping[str, Any]) -> str:
    if "id" not in shape:
        return UNNUMBERED[shape["properties"]["name"]]
    return str(pycountry.countries.lookup(shape["id"]).alpha_2)


def _path(shape: Mapping[str, Any], arcs: list[list[Point]]) -> str:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return "".join(_ring(ring, arcs) for polygon in polygons for ring in polygon)


def _ring(ring: Sequence[int], arcs: list[list[Point]]) -> str:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return "".join(_line(drawn) for drawn in _whole(points))


def _whole(points: Sequence[Point]) -> list[list[Point]]:
    """The ring, in one piece also where it crosses the date line; drawn again a world away, so that both edges have it.

    Without this a line runs from edge to edge of the map. A ring around a pole cannot be had in one piece and stays.
    """
    shift, found = 0, [points[0]]
    for (before, _), (lon, lat) in pairwise(points):
        shift += 360 * ((before - lon > 180) - (lon - before > 180))
        found.append((lon + shift, lat))
    if shift or max(abs(lon) for lon, _ in found) <= 180:
        return [list(points)]
    away = 360 if min(lon for lon, _ in found) < -180 else -360
    return [found, [(lon + away, lat) for lon, lat in found]]


def _line(points: Sequence[Point]) -> str:
    words: list[str] = []
    for lon, lat in points:
        word = f"{lon:.1f} {-lat:.1f}"
        if not words or words[-1] != word:
            words.append(word)
    return "M" + "L".join(words) + "Z" if len(words) > 3 else ""


if __name__ == "__main__":
    made = outlines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    TARGET.write_text(json.dumps(made, indent=0) + "\n", encoding="utf-8")
