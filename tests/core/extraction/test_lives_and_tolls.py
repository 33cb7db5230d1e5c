"""Lives that a deed cost, tolls that are paid at a gate, people of a group: who is counted, and who is not."""

import pytest

from tests.core.extraction.listening import mentions, told, tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The squall cost nine sailors their lives.", ["killed 9 sailors"]),
        ("A wrong turn cost a driver her life.", ["killed 1 driver"]),
        ("The wreck was raised at the cost of their lives.", []),
        ("The repairs cost the clerks a week and changed their lives.", []),
        ("Forty of the group have been arrested.", ["arrested 40"]),
        ("Four of the household were killed.", ["killed 4"]),
        ("Two of the groups were arrested.", []),
    ],
)
def test_who_is_counted(text, expected):
    """Those whose lives a deed cost, and those of one group; no groups, and no cost of anything else."""
    assert told(text) == expected


def test_a_toll_gate_is_no_toll():
    """What is paid on a road counts nobody."""
    body = "A suicide bomber set off his vest at a toll booth on Monday, killing six people and wounding 30."
    assert tolls(body) == [("primary", {"killed": 7, "injured": 30})]


def test_a_war_beside_a_raid_leaves_the_raid_its_dead():
    """The lives that a war has cost, told in one sentence with a raid, are not the raid's, nor the other way round."""
    (one,) = mentions("Nine soldiers were killed in a raid on Juba, in a border war which has cost 45,000 lives.")
    assert [(c.best, c.scope) for c in one.claims] == [(9, "event"), (45_000, "campaign")]


def test_a_reason_is_no_denial():
    """ "For rejecting his plea" tells why, and denies no figure behind it."""
    body = "A clerk bitter at a bank for rejecting his plea killed nine customers in Barton on Friday."
    assert tolls(body) == [("primary", {"killed": 9})]


def test_parts_that_make_up_a_figure_are_its_parts():
    """Six guards and 13 raiders are the 19 told before, though 13 is told of the raid that came after."""
    body = (
        "Thirteen raiders were killed by soldiers on Tuesday, a day after an attack on a mill took 19 lives. Six police"
        " officers and 13 other raiders died in the attack that set off the hunt."
    )
    now, before = mentions(body)
    assert (str(now.when.start), now.toll["killed"].best) == ("2019-06-11", 13)
    assert (str(before.when.start), before.toll["killed"].best) == ("2019-06-10", 19)
    assert before.toll["killed"].by_side["security_forces"].best == 6
