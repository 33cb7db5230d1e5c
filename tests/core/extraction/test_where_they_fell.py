"""The place of those just told dead, told in a sentence of its own."""

import pytest

from tests.core.extraction.listening import mentions

DEED = "Eleven smugglers were killed by Ghanaian troops on Monday. "


@pytest.mark.parametrize(
    "told",
    [
        "Those killed on Monday were caught in a ravine near Tamale, officials said.",
        "The dead were found in a ravine near Tamale.",
        "Monday's dead lay in a ravine near Tamale, a herder said.",
    ],
)
def test_where_the_dead_were_caught_is_the_scene(told):
    """A happening without a town takes the one where its dead are told to have been."""
    (found,) = mentions(DEED + told)
    assert (found.where.name, found.toll["killed"].best) == ("Tamale", 11)


@pytest.mark.parametrize(
    "told",
    [
        "The dead were buried near Tamale.",
        "Those killed came from Tamale.",
        "The dead were flown to Tamale.",
        "Those killed on Thursday were caught in a ravine near Tamale.",
    ],
)
def test_where_the_dead_came_from_or_went_is_no_scene(told):
    """Graves, homes, morgues and the dead of another day say nothing of the place."""
    assert [m.where.precision for m in mentions(DEED + told) if "killed" in m.toll] == ["country"]


def test_a_told_town_stays():
    """Where the deed has its own town, the place of its dead moves nothing."""
    body = "Eleven smugglers were killed in Accra on Monday. The dead were found near Tamale."
    assert mentions(body)[0].where.name == "Accra"
