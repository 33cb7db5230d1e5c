"""A toll that goes on: what is kept, what is folded again, what copies do to the time of what they say."""

from dataclasses import replace

import pytest

from core.tolls.fold import toll
from core.tolls.running import Running
from tests.core.tolls.tolls_notation import mention, shown


def heard(*mentions, **more):
    running = Running(**more)
    for m in mentions:
        running.hear(m)
    running.toll()
    return running


def test_a_later_mention_goes_onto_what_stands():
    """The work of one more mention does not begin again: the state of the fold is the same one."""
    running = heard(mention("7", name="x"), mention("12", hour=1, name="y"))
    before = running.measures["killed"].series["all"].standing()
    running.hear(mention("15", hour=2, name="z"))
    assert running.measures["killed"].series["all"].standing() is before
    assert shown(running.toll()["killed"]) == "15/15/15"


def test_a_late_mention_is_folded_in_its_place():
    """What stood after a mention that is newer is made again."""
    running = heard(mention("12", hour=3, name="y"))
    running.hear(mention("7", hour=1, name="x"))
    assert running.measures["killed"].series["all"].heard.state is None
    assert shown(running.toll()["killed"]) == "12/12/12"


def test_other_measures_are_left_alone():
    """A mention of injured does not touch the figure of killed."""
    running = heard(mention("12", name="x"))
    before = running.figures["killed"]
    running.hear(mention("3 injured", hour=1, name="y"))
    running.toll()
    assert running.figures["killed"] is before


def test_a_mention_told_anew_takes_the_place_of_the_old():
    """The same mention id twice is one mention; retired, it is gone."""
    running = heard(mention("12", name="x"))
    running.hear(mention("9", name="x"))
    assert shown(running.toll()["killed"]) == "9/9/9"
    running.hear(mention("9", name="x", retired_by="x@2"))
    assert running.toll() == {}


def test_forgetting_what_was_never_heard():
    """Nothing happens."""
    running = heard(mention("12", name="x"))
    running.forget("y")
    assert shown(running.toll()["killed"]) == "12/12/12"


def test_copies_are_as_old_as_the_first_of_them():
    """A copy that comes first in time, but last to us, makes what all of them say older; gone, it is newer again."""
    copies = {"a-x": "wire", "a-first": "wire"}
    running = heard(mention("9", hour=5, name="x"), mention("12", hour=3, name="y"), copies=copies)
    assert shown(running.toll()["killed"]) == "9/9/12 contested"
    running.hear(mention("9", hour=1, name="first"))
    assert shown(running.toll()["killed"]) == "12/12/12"
    running.forget("first")
    assert shown(running.toll()["killed"]) == "9/9/12 contested"


def test_attackers_told_later_raise_figures_of_victims():
    """Nine victims; a later text adds that the bomber died: ten dead, nine victims; taken back, nine."""
    running = heard(mention("9 victim", name="x"))
    running.hear(mention("1 militant attacker", hour=1, name="y"))
    killed = running.toll()["killed"]
    assert (shown(killed), shown(killed.victims)) == ("10/10/10", "9/9/9")
    running.forget("y")
    assert shown(running.toll()["killed"]) == "9/9/9"


def test_a_move_told_elsewhere_touches_what_it_leaves():
    """A mention of deaths alone folds the injured again."""
    running = heard(mention("3; 10 injured", name="x"))
    running.hear(mention("plus 2 from:injured", hour=1, name="y"))
    assert shown(running.toll()["injured"]) == "8/8/8"
    running.forget("y")
    assert shown(running.toll()["injured"]) == "10/10/10"


def test_claims_are_the_newest_fifty():
    """However many voices stand, a figure names fifty claims and counts all voices."""
    told = [mention("9", hour=i, name=f"m{i:03}") for i in range(60)]
    killed = toll(told)["killed"]
    assert (killed.voices, len(killed.claims)) == (60, 50)
    assert "m059/0" in killed.claims
    assert "m000/0" not in killed.claims


@pytest.mark.parametrize("policy", ["best", "lowest"])
def test_one_record_stays_small_with_long_claim_lists(policy):
    """The fifty hold for a single statement of very many components, too."""
    many = mention("; ".join(["part 1 civilian"] * 80))
    assert len(toll([many], policy=policy)["killed"].claims) == 50
    assert toll([replace(many, claims=())]) == {}


def test_an_update_in_the_same_words_is_news_of_its_own_time():
    """Two copies but for the figure: the newer one replaces the older, in either order of arrival."""
    copies = {"a-x": "a-x", "a-y": "a-x"}
    older, newer = mention("police: 4", name="x"), mention("police: 5", hour=24, name="y")
    assert shown(heard(older, newer, copies=copies).toll()["killed"]) == "5/5/5"
    assert shown(heard(newer, older, copies=copies).toll()["killed"]) == "5/5/5"
