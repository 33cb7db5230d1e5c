"""Distances on the globe."""

import pytest

from core.places import distance, near, shifted
from schemas.place import Where


def test_a_degree_of_latitude():
    """One degree is 111.2 km."""
    assert distance(10.0, 20.0, 11.0, 20.0) == pytest.approx(111.195, abs=0.01)


def test_no_point_no_distance():
    """A country without a point is near nothing."""
    assert near(Where(lat=1.0, lon=1.0), Where()) is None
    assert near(Where(lat=1.0, lon=1.0), Where(lat=1.0, lon=1.0)) == 0


@pytest.mark.parametrize("bearing", [0, 45, 90, 180, 225, 315])
def test_a_shift_lies_that_far(bearing):
    """A point 50 km out is 50 km away, on any bearing."""
    assert distance(38.5, 68.8, *shifted(38.5, 68.8, 50, bearing)) == pytest.approx(50, abs=0.01)


def test_north_east_is_up_and_right():
    """Bearings run clockwise from north."""
    lat, lon = shifted(38.5, 68.8, 50, 45)
    assert lat > 38.5
    assert lon > 68.8
