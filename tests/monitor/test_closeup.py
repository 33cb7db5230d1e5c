"""The map of one event: a point only where the text tells one."""

import pytest

from monitor.closeup import HIGH, WIDE, closeup


@pytest.mark.parametrize("precision", ["exact", "near", "city"])
def test_a_place_known_to_a_town_is_a_point_in_the_middle(precision):
    """With the outlines around it; a place told as near is drawn otherwise."""
    made = closeup({"country": "TJ", "lat": 38.5, "lon": 69.0, "precision": precision})
    assert made.point == (69.0, -38.5) and made.near == (precision == "near") and made.country == ""
    assert (made.left, made.top, made.width, made.height) == (69 - WIDE / 2, -38.5 - HIGH / 2, WIDE, HIGH)
    assert {"TJ", "UZ", "AF"} <= {code for code, _ in made.outlines} and len(made.outlines) < 20


@pytest.mark.parametrize("precision", ["admin1", "country"])
def test_a_coarser_place_shades_the_country_and_is_no_point(precision):
    """Whatever coordinates the record carries: a country's middle is nobody's place."""
    made = closeup({"country": "TJ", "lat": 38.5, "lon": 69.0, "precision": precision})
    assert made.point is None and made.country == "TJ" and "no point is drawn" in made.words
    assert made.left < 68 < 74 < made.left + made.width and made.top < -40 < -37 < made.top + made.height


@pytest.mark.parametrize("where", [None, {}, {"country": "XX", "precision": "unknown"}, {"precision": "city"}])
def test_an_unknown_place_has_no_map(where):
    """Nothing is drawn where nothing is known."""
    assert closeup(where) is None
