"""Distances on the globe."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

from schemas.place import Where

EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""


def near(a: Where, b: Where) -> float | None:
    """Kilometres between two places by the haversine formula; None where either has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return distance(a.lat, a.lon, b.lat, b.lon)


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points in degrees."""
    p1, p2 = radians(lat1), radians(lat2)
    h = sin((p2 - p1) / 2) ** 2 + cos(p1) * cos(p2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def shifted(lat: float, lon: float, kilometres: float, bearing: float) -> tuple[float, float]:
    """The point that far out on a bearing (degrees clockwise from north)."""
    p, b, d = radians(lat), radians(bearing), kilometres / EARTH_KM
    there = asin(sin(p) * cos(d) + cos(p) * sin(d) * cos(b))
    turn = atan2(sin(b) * sin(d) * cos(p), cos(d) - sin(p) * sin(there))
    return degrees(there), (lon + degrees(turn) + 540) % 360 - 180
