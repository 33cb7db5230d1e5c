"""An earlier happening told with "in the district", "on the same stretch" was where the news is."""

import pytest

from tests.core.extraction.listening import mentions

NEWS = "Nine people were killed on Tuesday when a lorry fell off a bridge near Nashik, Maharashtra, India. "


def _background(text):
    return [(m.where.name, m.where.precision) for m in mentions(NEWS + text) if m.role != "primary"]


@pytest.mark.parametrize(
    "text",
    [
        "It was the second crash in the district this month. On 3 June, six people died when two vans collided.",
        "In March, 36 people died in a collision at the same spot.",
        "Twelve people drowned on 2 May when a ferry sank elsewhere in the region.",
    ],
)
def test_the_same_area_is_near_the_news(text):
    """As exact as the town of the news, but no nearer than "near"."""
    assert _background(text) == [("Nashik", "near")]


@pytest.mark.parametrize(
    "text",
    ["In March, 36 people died in a collision of two vans.", "In 2013, 23 people died when a mill burnt in the north."],
)
def test_elsewhere_in_the_country_is_not(text):
    """A past happening told beside the news may have been anywhere in the country."""
    assert _background(text) == [("India", "country")]
