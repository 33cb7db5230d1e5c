"""Sentences of tolls.md that the table of cases does not hold, each worked out by hand from its words."""

import pytest

from core.tolls.fold import toll
from core.tolls.policies import POLICIES
from tests.core.tolls.tolls_notation import mention, shown, story

DOWN = [
    ("said to replace a figure for every voice", ["a: 23", "b: 23", "c: 17 was:23", "d: 23"], "17/17/17"),
    ("the figure it replaces was never told", ["a: 23", "c: 17 was:25"], "17/17/23 contested"),
    ("own voice goes down, another tells the old one", ["police: 21", "police: 18", "mayor: 21"], "21/21/21"),
    ("own voice corrects, another tells the old one", ["police: 21", "police: 18 corrected", "mayor: 21"], "18/18/18"),
    ("the corrected toll may grow again", ["police: 21", "police: 18 was:21", "mayor: 21", "mayor: 22"], "22/22/22"),
    ("a correction that is corrected", ["a: 30", "a: 20 was:30", "a: 25 was:20", "b: 20", "c: 30"], "25/25/25"),
    ("down to nobody", ["a: 2", "a: 0 was:2", "b: 2"], "0/0/0"),
]


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in DOWN], ids=[row[0] for row in DOWN])
def test_down_is_allowed(texts, expected):
    """ "A corrected lower toll lowers it" (Many articles; steps 3 a to c)."""
    assert shown(toll(story(*texts))["killed"]) == expected


RANGES = [
    ("ranges that meet are not contested", ["a: 10-15", "b: 15-20"], "10/12/20"),
    ("more than was counted later", ["a: 20+", "b: 18"], "18/18/20 contested"),
    ("an open range holds what is higher", ["a: 10+", "b: 12+", "c: 11"], "11/11/12 contested"),
    ("the highest low of those who agree", ["a: 10-20", "b: 14-30", "c: 16"], "16/16/30"),
    ("but no higher than a figure they exclude", ["a: 21", "b: 21", "v(witness): 18"], "18/21/21 contested"),
    ("a fear that came true", ["a: 40?", "b: 40"], "40/40/40"),
    ("a fear beside a count", ["a: 40?", "b: 12"], "12/12/40"),
    ("about 150,000", ["a: 135000-165000"], "135000/150000/165000"),
]


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in RANGES], ids=[row[0] for row in RANGES])
def test_low_best_high_and_contested(texts, expected):
    """Steps 4 to 6."""
    assert shown(toll(story(*texts))["killed"]) == expected


def parts(figure):
    return {side: shown(part) for side, part in figure.by_side.items()}


def test_components_are_replaced_with_their_total():
    """Twenty-two, nine police and thirteen attackers; the police correct all of it to twenty, nine and eleven."""
    told = story("police: 22; part 9 security_forces; part 13 militant attacker",
                 "police: 20; part 9 security_forces; part 11 militant attacker")  # fmt: skip
    killed = toll(told)["killed"]
    assert (shown(killed), killed.victims.best) == ("20/20/20", 9)
    assert parts(killed) == {"security_forces": "9/9/9", "militant": "11/11/11"}


def test_a_remainder_is_as_uncertain_as_the_total():
    """Twenty to thirty dead, five of them civilians: fifteen to twenty-five of no known side, twenty at best."""
    killed = toll(story("20-30; part 5 civilian"))["killed"]
    assert parts(killed) == {"civilian": "5/5/5", "unknown": "15/20/25"}


def test_a_total_corrected_below_its_side():
    """Seven, five of them civilians; not seven but four: four civilians at most, and no remainder."""
    killed = toll(story("7; part 5 civilian", "4 was:7"))["killed"]
    assert (shown(killed), parts(killed)) == ("4/4/4", {"civilian": "4/4/4"})


def test_a_total_corrected_above_its_side():
    """Seven, five of them civilians; not seven but six: five civilians and one of no known side."""
    killed = toll(story("7; part 5 civilian", "6 was:7"))["killed"]
    assert parts(killed) == {"civilian": "5/5/5", "unknown": "1/1/1"}


def test_two_sides_that_nobody_confounds_are_summed():
    """Thirty militants, says the army; twelve villagers, say the villagers: the figures do not meet. Forty-two."""
    killed = toll(story("army(military): 30 militant", "villagers(witness): 12 civilian"))["killed"]
    assert (shown(killed), parts(killed)) == ("42/42/42", {"civilian": "12/12/12", "militant": "30/30/30"})


def test_victims_corrected_beside_the_bomber():
    """Nine victims and the bomber; not nine but eight victims: nine dead with him."""
    killed = toll(story("9 victim; part 1 attacker", "8 was:9 victim; part 1 attacker"))["killed"]
    assert (shown(killed), killed.victims.best) == ("9/9/9", 8)


def test_a_revised_article_takes_its_side_back():
    """Five civilians in the first version; the second tells the same five without saying who they were."""
    told = [mention("5 civilian", name="a.1", article="a", retired_by="a@2"), mention("5", name="a.2", article="a")]
    assert parts(toll(told)["killed"]) == {"unknown": "5/5/5"}


def test_a_retraction_gives_back_what_the_claim_had_struck():
    """Seven, then twelve; the twelve are retracted: seven, which nobody need tell again."""
    told = [mention("a: 7", name="a"), mention("b: 12", hour=1, name="b", retired_by="c-1")]
    assert shown(toll(told)["killed"]) == "7/7/7"


def test_corroboration_is_voices_not_copies():
    """Forty copies of the agency's text and one outlet's own: two voices."""
    told = [mention("13", hour=n, name=f"m{n}", article=f"a{n}") for n in range(41)]
    copies = {f"a{n}": "a0" for n in range(40)}
    assert toll(told, copies=copies)["killed"].voices == 2


def test_equal_increments_a_day_and_more_apart_are_two():
    """Three more bodies, and three more thirty hours later: sixteen of ten."""
    assert toll(story("10", "plus 3", "plus 3", apart=30))["killed"].best == 16


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_people_move_alike_under_every_policy(policy):
    """One of ten injured dies; two of five missing are found dead, three alive; four of ten captives go free."""
    told = story("4; 10 injured; 5 missing; 10 kidnapped", "plus 1 from:injured", "plus 2 from:missing",
                 "plus 3 missing from:missing", "plus 4 kidnapped from:kidnapped", apart=30)  # fmt: skip
    found = toll(told, policy=policy)
    assert {measure: figure.best for measure, figure in found.items()} == {
        "killed": 7, "injured": 9, "missing": 0, "kidnapped": 10}  # fmt: skip
    assert found["kidnapped"].held.best == 6


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_the_bomber_is_no_victim_under_any_policy(policy):
    """Nine victims and the bomber are ten dead."""
    killed = toll(story("9 victim; part 1 attacker"), policy=policy)["killed"]
    assert (shown(killed), killed.victims.best) == ("10/10/10", 9)
