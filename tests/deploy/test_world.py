"""The outlines of the map."""

import json
from itertools import pairwise

from deploy.world import TARGET, outlines

# A square country from 170 east to 170 west, as TopoJSON has it: its ring jumps from one edge of the map to the other.
ISLAND = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[170, 10], [10, 0], [-360, 0], [10, 0], [0, -10], [-10, 0], [360, 0], [-10, 0], [0, 10]]],
    "objects": {"countries": {"geometries": [{"type": "Polygon", "id": "242", "properties": {}, "arcs": [[0]]}]}},
}


def rings(path: str) -> list[list[float]]:
    """Longitudes of each ring."""
    return [[float(point.split()[0]) for point in ring.rstrip("Z").split("L")] for ring in path.split("M")[1:]]


def test_a_country_across_the_date_line_is_drawn_at_both_edges():
    """In one piece each, the other half beyond the edge; no line from edge to edge."""
    assert rings(outlines(ISLAND)["FJ"]) == [
        [170.0, 180.0, 190.0, 190.0, 180.0, 170.0, 170.0],
        [-190.0, -180.0, -170.0, -170.0, -180.0, -190.0, -190.0],
    ]


def test_no_line_runs_across_the_map_that_is_shipped():
    """Only Antarctica's, around the pole and outside the picture, has one."""
    world = json.loads(TARGET.read_text(encoding="utf-8"))
    jumps = {
        code for code, path in world.items() for ring in rings(path)
        if any(abs(one - other) > 180 for one, other in pairwise(ring))
    }  # fmt: skip
    assert jumps == {"AQ"}
