"""What each claim did to the toll, in words: for `tollwire explain`."""

import pytest

from core.tolls.account import account
from core.tolls.fold import toll
from tests.core.tolls.tolls_notation import mention, shown, story


def deeds(*texts, **more):
    """What the first claim of each text did."""
    told = account(story(*texts, **more))
    return [told[f"m{i}/0"].did for i in range(len(texts))]


ROWS = [
    ("growth", ["7", "12", "15"], ["outgrown by 12", "outgrown by 15", "stands"]),
    ("echo", ["7", "12", "7"], ["outgrown by 12", "stands", "an echo of a figure that was struck"]),
    ("correction", ["23", "17 was:23", "23"], ["corrected to 17", "stands", "an echo of a figure that was struck"]),
    ("a correction that names no figure", ["23", "17 corrected"], ["corrected to 17", "stands"]),
    ("own voice", ["police: 21", "police: 18"], ["replaced by its own voice's 18", "stands"]),
    ("beside it", ["21", "18"], ["stands", "stands"]),
    ("up to", ["a: 20", "a: <30"], ["stands", "up to so many: raises no stated figure"]),
    ("more", ["10", "plus 3"], ["stands", "added to what stood"]),
    ("more, told twice", ["10", "plus 3", "plus 3"],
     ["stands", "added to what stood", "the same people as told within a day"]),
    ("more, with its total", ["10", "plus 3; 13"], ["outgrown by 13", "told with its total"]),
    ("fear", ["5", "40?"], ["stands", "feared: raises the high, nothing else"]),
    ("denial", ["5", "20 disputed"], ["stands", "denied: in no toll"]),
    ("a day's sum", ["5", "12 aggregate"], ["stands", "a sum over a day's happenings: beside the toll"]),
    ("a war's sum", ["5", "500 campaign"], ["stands", "a sum over a longer time: beside the toll"]),
    ("a state", ["9 missing", "4 missing"], ["older than the newest count", "stands"]),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_deeds(texts, expected):
    """Every fate that the rules of many articles know."""
    assert deeds(*texts) == expected


def test_taken_back():
    """A retired mention's claims say so."""
    assert account([mention("3", retired_by="a@2")])["m1/0"].did == "taken back with its article"


def test_parts_say_of_what():
    """A component stands for its side, a trait for its trait, the total for all."""
    told = account([mention("22; part 9 security_forces in:0; part 13 militant in:0; of 4 child in:0")])
    assert [told[f"m1/{i}"].did for i in range(4)] == [
        "stands", "stands (security_forces)", "stands (militant)", "stands (child)",
    ]  # fmt: skip


def test_voices():
    """A speaker by name; a text that quotes nobody by its article, or by the one it copies."""
    told = account(story("police: 3", "3", "3"), copies={"a-m2": "a-m1"})
    assert [told[f"m{i}/0"].voice for i in range(3)] == [
        "police",
        "article a-m1", "article a-m1",
    ]  # fmt: skip


def test_copies():
    """The second copy of one text did nothing; a voice that says its figure again stands by the newer telling."""
    told = account(story("3", "3"), copies={"a-m0": "wire", "a-m1": "wire"})
    assert [told["m0/0"].did, told["m1/0"].did] == ["stands", "a copy of what its voice had said"]
    assert deeds("police: 3", "police: 3", "police: 5") == [
        "said again later",
        "replaced by its own voice's 5",
        "stands",
    ]


def test_the_account_changes_no_toll():
    """It is the same fold: who keeps no account gets the same figures."""
    told = story("7", "12", "plus 3", "20 was:15", "15")
    account(told)
    assert shown(toll(told)["killed"]) == "20/20/20"


def test_attackers_of_a_known_side_are_told_as_attackers():
    """Nine dead and thirteen attackers, militants: what stands of the thirteen is told of attackers, in that word."""
    told = mention("police: 22; part 9 security_forces; part 13 militant attacker")
    assert account([told])["m1/2"].did == "stands (attackers)"
