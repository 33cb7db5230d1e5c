"""Map tiles as keywords, so that a map clusters points on any cluster: the embedded engine has no `geotile_grid`.

The usual slippy-map numbering (https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames): `zoom/x/y`, Web Mercator.
"""

import math

ZOOMS = (2, 4, 6, 8)
# Web Mercator ends here; a pole belongs to the last row.
_LIMIT = 85.0511


def tiles(lat: float, lon: float) -> list[str]:
    """The tile of a point at each zoom we cluster by."""
    return [tile(lat, lon, zoom) for zoom in ZOOMS]


def tile(lat: float, lon: float, zoom: int) -> str:
    """`zoom/x/y` of a WGS 84 point."""
    across = 1 << zoom
    radians = math.radians(max(-_LIMIT, min(_LIMIT, lat)))
    x = int((lon + 180) / 360 * across)
    y = int((1 - math.asinh(math.tan(radians)) / math.pi) / 2 * across)
    return f"{zoom}/{min(max(x, 0), across - 1)}/{min(max(y, 0), across - 1)}"
