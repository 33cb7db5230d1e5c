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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen took shoppers hostage in a mall.", ["kidnapped 2+ hostage"]),
        ("They took a guard hostage.", ["kidnapped 1 hostage"]),
        ("Rebels took 14 herders hostage.", ["kidnapped 14 hostage"]),
    ],
)
def test_how_many_hostages(text, expected):
    """ "Took shoppers hostage" tells of several, never of one."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Thirty Turkish soldiers were killed in an air strike in Idlib on Monday, a governor said. A monitoring"
            " group said 14 Syrian soldiers died in artillery fire.",
            44,
        ),
        (
            "Thirty Turkish soldiers were killed in an air strike in Idlib on Monday, a governor said. A monitoring"
            " group said 14 soldiers died.",
            14,
        ),
        (
            "Nine Kenyan and Somali soldiers died in a blast in Wajir on Monday. Four of the Kenyan soldiers were"
            " cooks.",
            9,
        ),
    ],
)
def test_soldiers_of_two_nations(text, killed):
    """Two forces' dead are two figures; two figures of one force are in dispute."""
    (mention,) = mentions(text)
    assert mention.toll["killed"].best == killed


def test_attackers_beside_a_headline_s_victims():
    """The headline counts whom the gunmen killed; their own deaths come on top."""
    body = (
        "Gunmen killed 32 pupils and nine teachers in a school in Peshawar on Monday. All five attackers died in a"
        " battle with commandos."
    )
    (mention,) = mentions(body, "Peshawar mourns after 41 killed in school")
    told_dead = mention.toll["killed"]
    assert (told_dead.best, told_dead.victims.best) == (46, 41)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A girl aged seven is in hospital with serious injuries.", ["injured 1 girl"]),
        ("Sixty-two people were in hospital on Sunday.", ["injured 62 people"]),
        ("A fire broke out in hospital.", []),
    ],
)
def test_who_is_in_hospital_is_hurt(text, expected):
    """To be in hospital after a deed is to be injured by it."""
    assert list(dict.fromkeys(told(text))) == expected


def test_one_suspect_of_headline_and_text():
    """A colleague and a fellow soldier are the one who was caught."""
    body = "A soldier was found dead in a barracks in Hull on Tuesday. A fellow soldier, 26, was taken into custody."
    (mention,) = mentions(body, "Soldier found dead in barracks; colleague arrested")
    assert mention.toll["arrested"].best == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The town began to bury its dead on Wednesday after gunmen killed 32 pupils in Hull the day before.", 11),
        ("The town began to bury its dead on Wednesday after gunmen killed 32 pupils in Hull.", 12),
    ],
)
def test_the_day_before_the_burial(text, day):
    """The day before the one told first is the deed's."""
    (mention,) = mentions(text)
    assert mention.when.start.day == day


def test_a_deadlier_deed_with_its_own_month():
    """ "The deadliest had been one in June 2016, which left 49 dead": of 2016, no deed of today."""
    text = (
        "A gunman killed 58 people in Hull on Sunday. Until then the deadliest attack had been the one at a club in"
        " York in June 2016, which left 49 dead."
    )
    assert [(m.role, m.when.start.year) for m in mentions(text)] == [("primary", 2019), ("background", 2016)]
