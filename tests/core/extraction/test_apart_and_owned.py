"""Animals owned, the next clause behind "including", captives freed all at once, deeds told as hours before."""

import pytest

from tests.core.extraction.listening import mentions, told, tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the family's goats were killed.", []),
        ("Three of the farm's old horses died.", []),
        ("Two of the family's children were killed.", ["killed 2 children"]),
        ("Three of the mill's guards were hurt.", ["injured 3 guards"]),
    ],
)
def test_what_is_owned_is_nobody(text, expected):
    """ "Two of the family's goats": the noun behind the owner says what they are."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people died, including a guard, and 12 were hurt.", ["killed 9 people", "killed 1 guard", "injured 12"]),
        (
            "Seven people were hurt, including a nurse and two clerks, and one was killed.",
            ["injured 7 people", "injured 1 nurse", "injured 2 clerks", "killed 1"],
        ),
        (
            "Five people, including a guard and two clerks, were wounded.",
            ["injured 5 people", "injured 1 guard", "injured 2 clerks"],
        ),
    ],
)
def test_behind_including_the_next_clause_is_of_others(text, expected):
    """Who is included suffered what was told before, not what the next clause tells."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The man suspected of killing 18 people was found dead.", ["killed 18 people", "killed 1 man"]),
        ("The gunman who killed nine guests was shot dead.", ["killed 9 guests", "killed 1 gunman"]),
        ("The bomb that killed nine guests was found to be old.", ["killed 9 guests"]),
    ],
)
def test_one_was(text, expected):
    """ "Was" is said of one: not of the nine told right before it."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Gunmen took 130 hostages in Hull on Friday. Troops stormed the inn and freed the captives.", 0),
        ("Gunmen took 30 hostages in Hull on Friday. The hostages were freed after six hours.", 0),
        ("Gunmen took 30 hostages in Hull on Friday. Some of the hostages were freed.", 30),
    ],
)
def test_the_captives_freed_are_all(text, held):
    """ "Freed the captives" leaves nobody held; "some of the captives" does."""
    (mention,) = mentions(text)
    assert (mention.toll["kidnapped"].best, mention.toll["kidnapped"].held.best) in ((130, held), (30, held))


@pytest.mark.parametrize(
    "text",
    [
        "The state has offered a reward for the capture of Nils Holt, the alleged planner.",
        "A judge ordered the arrest of two officers.",
        "Neighbours called for the arrest of three guards.",
    ],
)
def test_who_is_wanted_is_not_caught(text):
    """A reward and an order catch nobody."""
    assert not [one for one in told(text) if one.startswith("arrested")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen killed five people in Hull on Monday. It came hours after raiders threw grenades into a bar in"
            " York, killing one person and injuring 12.",
            [{"killed": 5}, {"killed": 1, "injured": 12}],
        ),
        ("Raiders killed five people in Hull on Monday. Help came hours after the raid.", [{"killed": 5}]),
    ],
)
def test_it_came_hours_after_another(text, expected):
    """What is told as hours before is another deed."""
    assert [toll for _, toll in tolls(text) if toll] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three herders have not been seen since.", ["missing 3 herders"]),
        ("Two sailors have not been heard from since.", ["missing 2 sailors"]),
        ("More than 600 villagers fled into the forest.", ["displaced 600+ villagers"]),
        ("Dozens of pupils were being treated at the York general hospital for burns.", ["injured 24+"]),
        ("Six porters were taken to the York general hospital.", ["hospital 6 porters"]),
    ],
)
def test_words_for_it(text, expected):
    """Ways of saying it that stood in no list."""
    assert [one.rstrip() for one in told(text)] == expected


def test_the_day_of_armed_men():
    """ "Armed men broke into a shelter on Saturday. They shot two dead": the first sentence tells the day."""
    (mention,) = mentions("At about 3 a.m. on Saturday armed men broke into a mill in Hull. They shot two clerks dead.")
    assert mention.when.start.day == 8
