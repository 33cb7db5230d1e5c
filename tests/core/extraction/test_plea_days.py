"""The day of a plea is not the deed's, and the month of May is no doubt."""

from datetime import UTC, datetime

import pytest

from core.extraction.read import read
from language.ear import ear
from tests.core.extraction.listening import article


def _days(body):
    told = article(body, published=datetime(2019, 6, 12, 12, tzinfo=UTC))
    return [(m.role, str(m.when.start), m.toll["killed"].best) for m in read(told, ear()) if "killed" in m.toll]


@pytest.mark.parametrize(
    "text",
    [
        "A clerk who opened fire at a Bari mill, killing three people, pleaded guilty to murder on Tuesday.\n\nHe faces"
        " life over the May 10, 2019, shooting.",
        "A clerk who killed three people at a Bari mill was convicted of manslaughter on Monday.\n\nThe court heard"
        " that the May 10, 2019, attack was not the first of its kind.",
        "Three people were killed in the 10 May attack on a mill in Bari. A clerk was charged with murder on Monday.",
    ],
)
def test_the_plea_s_day_is_not_the_deed_s(text):
    """What the court did has a day of its own; the deed's is told behind."""
    assert _days(text) == [("primary", "2019-05-10", 3)]


def test_the_month_is_no_doubt():
    """ "The May 10 shooting" took place; "may kill" did not."""
    assert _days("Nine people died in the May 10 fire at a mill in Bari.") == [("primary", "2019-05-10", 9)]
    assert _days("A fire at the mill may kill nine people, experts warned.") == []


def test_the_day_beside_a_deed_stays_its_own():
    """ "The shooting on Monday" is no plea."""
    assert _days("Three people were killed in a murder on Monday in Bari.") == [("primary", "2019-06-10", 3)]
