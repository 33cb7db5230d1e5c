"""Whether two places are one place, a city and its outskirts."""

from schemas.place import Where

APART_KM = 40.0
"""Two places named apart by more than this are two places (a city and its outskirts are one)."""


def near(a: Where, b: Where) -> bool:
    """Whether two points are closer than APART_KM, on a flat map good enough for that."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return abs(a.lat - b.lat) * 111 < APART_KM and abs(a.lon - b.lon) * 80 < APART_KM
