"""Whose voice a claim is (tolls.md, "Many articles")."""

import pytest

from core.tolls.fold import toll
from core.tolls.independence import local
from schemas.place import Where
from tests.core.tolls.tolls_notation import mention, shown

KAZAN = Where(name="Kazan", country="RU", country_name="Russia", admin1="Tatarstan", precision="city")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("russian police", "police"),
        ("kazan police", "police"),
        ("kazan's police", "police"),
        ("tatarstan health ministry", "health ministry"),
        ("ukrainian police", "ukrainian police"),
        ("regional police", "regional police"),
        ("russia", "russia"),
    ],
)
def test_an_event_s_own_place_before_a_name_says_nothing(name, told):
    """One outlet's police are another's Russian police, where the event is in Russia; other words stay."""
    assert local(name, KAZAN) == told


def test_one_speaker_under_two_names_corrects_itself():
    """Police said twelve, a day later Russian police say nine: one voice, so nine, not contested."""
    told = [
        mention("police: 12", hour=0, name="m1", where=KAZAN),
        mention("Russian police: 9", hour=20, name="m2", where=KAZAN),
    ]
    figure = toll(told)["killed"]
    assert (shown(figure), figure.contested, figure.voices) == ("9/9/9", False, 1)
