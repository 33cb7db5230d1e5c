"""Who did it, who was nobody and who is told aside: none of them is counted among those struck."""

import pytest

from tests.core.extraction.listening import told, tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A boy was shot dead by raiders and a girl was wounded.", ["killed 1 boy", "injured 1 girl"]),
        ("One thief was killed by shopkeepers and another was arrested.", ["killed 1 thief", "arrested 1"]),
        ("A raider was killed by herders and two were captured.", ["killed 1 raider", "arrested 2"]),
        ("A nurse and a clerk were wounded.", ["injured 1 nurse", "injured 1 clerk"]),
    ],
)
def test_who_did_it_shares_nothing_with_the_next(text, expected):
    """ "Shot by troops and a girl was hurt": the troops were not hurt."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No ranger or passer-by was hurt.",
        "No sergeant or bystander was injured.",
        "Neither the pilot nor a passenger was hurt.",
    ],
)
def test_or_a_bystander_is_nobody_too(text):
    """What is denied of the one is denied of the other."""
    assert all(one.startswith("injured 0 ") for one in told(text))
    assert told(text)


def test_no_one_and_somebody():
    """ "And" begins somebody else."""
    assert told("No ranger was hurt and a passenger was killed.") == ["injured 0 ranger", "killed 1 passenger"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two lorries were burnt and three others taken away by the raiders.", []),
        ("Five vehicles were set ablaze and four more seized.", []),
        ("Two rangers were killed and three others taken away by the raiders.", ["killed 2 rangers", "kidnapped 3"]),
        ("They torched six houses and abducted two others.", ["kidnapped 2"]),
    ],
)
def test_other_lorries_are_nobody(text, expected):
    """ "Others" are others of what was counted right before."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thirteen members of a clan, six women and two boys among them, were gunned down.",
            ["killed 13 members", "killed 6 women", "killed 2 boys"],
        ),
        ("Nine herders, two boys among them, were killed.", ["killed 9 herders", "killed 2 boys"]),
        (
            "Nine guests, four of them children, and a cook were killed.",
            ["killed 9 guests", "killed 4 children", "killed 1 cook"],
        ),
        ("One of the porters, a father of three, died.", ["killed 1 porters"]),
        ("Two of the porters, a man and his cousin, were killed.", ["killed 2 porters"]),
        ("Two porters, a cook and two boys were killed.", ["killed 2 porters", "killed 1 cook", "killed 2 boys"]),
    ],
)
def test_some_told_aside(text, expected):
    """Those among them are some of them; who the one was is not one more."""
    assert told(text) == expected


def test_some_told_aside_add_nothing():
    """Thirteen, six and two of them: thirteen."""
    text = "Thirteen members of a clan, six women and two boys among them, were gunned down in Hull on Monday."
    assert tolls(text) == [("primary", {"killed": 13})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guards shot two men dead near the mill.", "killed 2 men"),
        ("Troops shot all four dead.", "killed 4 dead"),
        ("Gunmen shot both dead.", "killed 2 dead"),
    ],
)
def test_shot_dead_with_the_dead_between(text, expected):
    """ "Shot two men dead": the two died, and who shot was not shot."""
    assert set(told(text)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two herders died and a third lost a leg.", ["killed 2 herders", "injured 1"]),
        ("Police killed two suspects; a third, aged 33, was detained.", ["killed 2 suspects", "arrested 1"]),
        ("A guard died and another, 19, was wounded.", ["killed 1 guard", "injured 1"]),
        ("A second ranger was hit by police fire.", ["injured 1 ranger"]),
        ("The club lost a match.", []),
    ],
)
def test_a_third_and_what_befell_him(text, expected):
    """An age in commas stands between him and what befell him."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy was gravely wounded in an attack in Hull, and two clerks were also hurt.", {"injured": 3}),
        ("The abbot was shot and wounded in Hull. Two porters were also hurt.", {"injured": 3}),
        ("The abbot was shot and wounded in Hull. Two porters were hurt.", {"injured": 2}),
        (
            "A man opened fire on a tram in Hull, shooting 12 people. Another 15 were hurt in the panic.",
            {"injured": 27},
        ),
        ("Five people were shot in Hull on Monday. One died and four others were hurt.", {"killed": 1, "injured": 4}),
        ("Twelve guests and four guards were killed in Hull, he said, along with two of the raiders.", {"killed": 18}),
    ],
)
def test_also_and_others_come_on_top(text, expected):
    """Who is hurt "also" is hurt besides the one told first; "another 15" besides those shot."""
    assert tolls(text) == [("primary", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bandits freed 30 of the herders they kidnapped from Hull, but 45 others are still being held.", 75),
        ("Rebels freed 14 hostages on Monday near Hull; another nine are still being held.", 23),
        ("Bandits abducted 20 herders near Hull. Twelve were freed and eight others are still being held.", 20),
    ],
)
def test_those_freed_and_those_still_held_were_taken(text, expected):
    """Nobody says how many were taken: those free again and the others."""
    ((_, toll),) = tolls(text)
    assert toll["kidnapped"] == expected


def test_hostages_dead_beside_others_are_dead():
    """No move out of a number of captives nobody told."""
    text = "Eight hostages were killed by gunmen who stormed an inn in Hull on Friday. Troops killed three attackers."
    assert tolls(text) == [("primary", {"killed": 11})]
