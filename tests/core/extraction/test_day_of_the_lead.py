"""The day told by how a deed began, where the sentence that counts the dead has none."""

import pytest

from tests.core.extraction.listening import mentions


@pytest.mark.parametrize(
    "lead",
    [
        "They came before dawn on Sunday, some on foot and some on mules, and went from hut to hut.",
        "A man who had been sacked last month walked into the mill on Sunday afternoon.",
        "Raiders burst into the chapel on Sunday and locked its doors.",
        "A former clerk began shooting in the canteen on Sunday.",
        "Sunday, 7 pm.",
    ],
)
def test_how_it_began_tells_the_day(lead):
    """Published on Wednesday, told of Sunday."""
    (found,) = mentions(f"{lead} When it was over, nine people were dead and two wounded.", "Nine dead in Bari attack")
    assert str(found.when.start) == "2019-06-09"


@pytest.mark.parametrize(
    "text",
    [
        "Nine people are dead. The town is calm. Shops are open. The mayor came on Sunday to see the new bridge.",
        "They came on Sunday and left on Monday. When it was over, nine people were dead.",
    ],
)
def test_other_comings_do_not(text):
    """Further down anybody may come, and of two days neither is told to be the deed's: the day of publication."""
    (found,) = mentions(text, "Nine dead in Bari attack")
    assert str(found.when.start) == "2019-06-12"


@pytest.mark.parametrize(
    "text",
    [
        "Six more bodies were found this week in the mud that buried a school near Bari on 1 June, bringing the number"
        " of dead to 24, the mayor said on Tuesday.",
        "Two bodies were pulled on Monday from the flames that gutted a mill in Bari on 1 June.",
        "Rescuers recovered nine bodies from the water which swept through Bari on 1 June.",
    ],
)
def test_what_ruined_it_tells_the_day(text):
    """The bodies of this week are of the mud's day."""
    (found,) = mentions(text)
    assert str(found.when.start) == "2019-06-01"


def test_a_day_of_something_else_is_not_the_deed_s():
    """A car won on another day dates no death."""
    (found,) = mentions("A clerk who won a car in a raffle on 1 June was killed in Bari.")
    assert str(found.when.start) == "2019-06-12"
