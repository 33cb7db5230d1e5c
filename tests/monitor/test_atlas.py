"""The map: areas, not radii; nothing unknown is drawn as a number."""

import math

import pytest

from monitor.atlas import MOST, SCALE, by_name, corners, periods, spots, world
from search.tiles import tile


def bucket(key: str, events: int, told: int, killed: int):
    south, west, _, _ = corners(key) if key else (0, 0, 0, 0)
    where = {"name": f"Town {key}", "country_name": "Estonia", "lat": south + 0.1, "lon": west + 0.1}
    return {"key": key, "doc_count": events, "told": {"value": told}, "killed": {"value": float(killed)},
            "place": {"hits": {"hits": [{"_source": {"record": {"where": where}}}]}}}  # fmt: skip


def test_area_goes_by_the_dead():
    """Four times as many dead: twice the radius. The large ones lie below."""
    small, large = bucket("8/1/1", 1, 1, 100), bucket("8/9/9", 1, 1, 400)
    drawn = spots([small, large, bucket("6/1/1", 9, 9, 999)])
    assert [spot.radius for spot in drawn] == [pytest.approx(20 * SCALE, abs=0.01), pytest.approx(10 * SCALE, abs=0.01)]
    assert drawn[0].words == "400 killed, reported, 1 event"


def test_an_unknown_figure_is_no_zero():
    """Said to be not known, and drawn otherwise."""
    (spot,) = spots([bucket("8/1/1", 2, 0, 0)])
    assert spot.words == "killed not known, 2 events" and not spot.known
    (some,) = spots([bucket("8/1/1", 3, 2, 5)])
    assert some.words == "5 killed, reported, 3 events, 1 without a figure"


@pytest.mark.parametrize(("lat", "lon"), [(38.55, 69.01), (-33.9, 151.2), (0.1, -0.1)])
def test_a_tile_holds_its_points(lat, lon):
    """Corners are those of the tile a point was stored with."""
    south, west, north, east = corners(tile(lat, lon, 8))
    assert south <= lat <= north and west <= lon <= east and math.isclose(east - west, 360 / 256)


def test_months_are_told_the_latest_first():
    """With how many events have no figure; a month without events is none."""
    made = [{**bucket("", 2, 1, 4), "key_as_string": "2020-03-01T00:00:00.000Z"},
            {**bucket("", 0, 0, 0), "key_as_string": "2020-04-01T00:00:00.000Z"},
            {**bucket("", 1, 0, 0), "key_as_string": "2020-05-01T00:00:00.000Z"}]  # fmt: skip
    assert [(p.key, p.words, p.share) for p in periods(made)] == [
        ("2020-05", "killed not known", 0.5),
        ("2020-03", "4 killed, reported, and 1 more event without a figure", 1.0),
    ]


def test_the_world_is_whole_and_small():
    """Outlines of the countries by ISO code."""
    assert {"TJ", "BR", "XK", "FJ"} <= set(world()) and len(world()) > 170
    assert all(path.startswith("M") and path.endswith("Z") for path in world().values())


def test_a_circle_stands_at_the_place_where_most_died_and_the_list_is_by_name():
    """Not in the middle of a tile; never in order of figures."""
    drawn = spots([bucket("8/9/9", 1, 1, 400), bucket("8/1/1", 1, 1, 100)])
    south, west, _, _ = corners("8/9/9")
    assert (drawn[0].lat, drawn[0].lon) == (round(south + 0.1, 2), round(west + 0.1, 2))
    assert [spot.name for spot in by_name(drawn)] == ["Town 8/1/1, Estonia", "Town 8/9/9, Estonia"]


def test_too_many_circles_become_coarser_ones():
    """A map is no blot."""
    fine = [bucket(f"8/{n}/{n % 256}", 1, 1, 1) for n in range(MOST + 1) if n < 256] * 3
    drawn = spots([*fine[: MOST + 1], bucket("6/1/1", 700, 700, 700)])
    assert [spot.words for spot in drawn] == ["700 killed, reported, 700 events"]
