"""Who fled and has no home for now is displaced; who got away is not."""

import pytest

from tests.core.extraction.listening import mentions, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 2,700 people have fled to neighbouring communes.", ["displaced 2700 people"]),
        ("About 400 villagers fled to nearby hills.", ["displaced 400 villagers"]),
        ("At least 60 residents fled into the forest.", ["displaced 60+ residents"]),
        ("Dozens of families and 90 people fled the district.", ["displaced 90 people"]),
        ("More than 300 people fled to the hills.", ["displaced 300+ people"]),
        ("Four farmers fled the village.", ["displaced 4 farmers"]),
    ],
)
def test_driven_out(text, expected):
    """Where to, or from which place, says that they left what they live in."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Three gunmen fled the area.",
        "The three attackers fled into the bush.",
        "Forty inmates fled to nearby villages.",
        "Two men fled the area in a car.",
        "Twelve soldiers fled to neighbouring districts.",
    ],
)
def test_got_away(text):
    """Raiders, prisoners and a few men in a car are not displaced."""
    assert told(text) == []


def test_where_they_fled_is_not_where_it_happened():
    """ "To neighbouring Chad": of the raid in Sudan."""
    (found,) = mentions(
        "Fighters stormed Ardamata, in Sudan's West Darfur state, on Sunday and killed 42 people. More than 8,000"
        " people fled to neighbouring Chad."
    )
    assert (found.where.country, found.toll["displaced"].best) == ("SD", 8000)
