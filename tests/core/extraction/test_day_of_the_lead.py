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
