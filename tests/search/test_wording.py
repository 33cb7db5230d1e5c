"""Figures of the dead in words."""

import pytest

from schemas.claim import TRAITS
from search import wording


def told(best, low=None, high=-1, **more):
    return {"low": best if low is None else low, "best": best, "high": best if high == -1 else high, **more}


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (
            told(22, 18, 25, contested=True, victims=told(9)),
            "22 killed (13 of them attackers), 18–25, contested, reported",
        ),
        (told(22), "22 killed, reported"),
        (told(25, high=None), "25 killed, at least 25, reported"),
        (told(0), "0 killed, reported"),
        (told(150000, 135000, 165000), "150,000 killed, 135,000–165,000, reported"),
        (told(None, None, 40), "killed not known, up to 40 feared, reported"),
        (told(5, victims=told(5)), "5 killed, reported"),
        (told(5, victims=None), "5 killed, reported"),
        (told(5, indirect=True), "5 killed, of disease, hunger, heat or by their own hand, reported"),
    ],
)
def test_a_figure_says_how_sure_it_is(figure, words):
    """Best, attackers, bounds, contested, and that it is what was reported."""
    assert wording.figure({"killed": figure}, "killed") == words


def test_who_is_still_held_is_said():
    """Arrested and kidnapped stay counted when they go free."""
    assert (
        wording.figure({"arrested": told(32, held=told(19))}, "arrested")
        == "32 arrested (19 of them still held), reported"
    )
    assert wording.figure({"kidnapped": told(3, held=told(3))}, "kidnapped") == "3 kidnapped, reported"


def test_a_missing_figure_is_not_known():
    """Never 0, never blank."""
    assert wording.figure({}, "killed") == "killed not known"
    assert wording.summary({"injured": told(3)}) == "killed not known; 3 injured, reported"
    assert wording.number(None) == "not known"


def test_a_sum_says_what_it_leaves_out():
    """Summed lows and highs are bounds; events without a figure are told."""
    tally = {"events": 5, "toll": {"killed": told(35, 30, 40, events_with_figure=3)}}
    assert wording.sum_of(tally, "killed") == "35 killed, bounds 30–40, reported, and 2 more events without a figure"
    assert wording.sum_of(tally, "injured") == "injured not known"
    one = {"events": 2, "toll": {"killed": told(8, events_with_figure=2, events_contested=1)}}
    assert wording.sum_of(one, "killed") == "8 killed, 1 event contested, reported"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "date not known"),
        ({"start": "2015-09-04", "end": "2015-09-04", "precision": "day"}, "2015-09-04"),
        ({"start": "2015-09-01", "end": "2015-09-30", "precision": "month"}, "2015-09"),
        ({"start": "1992-01-01", "end": "1997-12-31", "precision": "year"}, "1992 to 1997"),
        ({"start": "2015-08-24", "end": "2015-08-30", "precision": "week"}, "2015-08-24 to 2015-08-30"),
    ],
)
def test_a_time_is_told_as_exactly_as_it_is_known(when, words):
    """No day where only a month is known."""
    assert wording.when(when) == words


def test_a_place_goes_from_small_to_large():
    """Each name once; nothing known is said."""
    assert wording.where({"name": "Vinh", "admin1": "Vinh", "country_name": "Vietnam"}) == "Vinh, Vietnam"
    assert wording.where({}) == "place not known"


def test_who_was_among_the_killed():
    """Traits stand beside each other, with their own bounds; none is told where none is known."""
    traits = {"child": told(6), "woman": told(1), "police": told(9, low=8), "medic": told(0)}
    words = wording.summary({"killed": {**told(14), "by_trait": traits}, "injured": told(2)})
    assert words == ("14 killed, reported, among them 6 children, 1 woman, 9 of the police (8–9); 2 injured, reported")


def test_every_trait_has_words():
    """A trait without them would break every page that shows it."""
    assert all("1 " in wording.among({"killed": {"by_trait": {trait: told(1)}}}) for trait in TRAITS)
