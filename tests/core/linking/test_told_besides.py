"""An article that tells of an event besides is no further news of it."""

from datetime import date

import pytest

from core.linking.facts import Profile
from core.linking.told import told
from core.linking.vetoes import veto
from schemas.place import When
from tests.core.linking.conftest import TOWNS, mention

MONDAY, FRIDAY = date(2021, 3, 1), date(2021, 3, 5)
EVENT = Profile(
    when=(When(start=MONDAY, end=MONDAY, text="Monday"),), where=(TOWNS["Harkovo"],), killed=(6,), last_reported=None
)


def _veto(own, *others):
    return veto(told(own, "", (), "", beside=others), EVENT)


def test_nine_on_friday_are_not_the_six_of_monday() -> None:
    """ "On Monday six had died in a blast there": the nine of Friday are others."""
    news = mention("a", killed=9, day=FRIDAY)
    assert _veto(news, mention("a", killed=6, day=MONDAY, ordinal=1, role="background")) is not None


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ({"killed": 9, "day": FRIDAY}, None),
        ({"killed": 9, "day": FRIDAY}, {"killed": 7, "day": MONDAY}),
        ({"killed": 9, "day": FRIDAY}, {"killed": 6, "day": date(2021, 2, 1)}),
        ({"killed": 6, "day": FRIDAY}, {"killed": 6, "day": MONDAY}),
        ({"killed": 9, "day": MONDAY}, {"killed": 6, "day": MONDAY}),
    ],
)
def test_silent_where_the_article_does_not_tell_it_besides(own, other) -> None:
    """Another figure, another day, nothing told besides, or the same day and dead: the rest decides."""
    beside = [mention("a", ordinal=1, role="background", **other)] if other else []
    assert _veto(mention("a", **own), *beside) is None
