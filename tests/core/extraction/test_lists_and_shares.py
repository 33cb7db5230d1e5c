"""Lists, what is left out, who is meant, and who holds whom: sentence by sentence."""

import pytest

from tests.core.extraction.listening import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ranger was killed and another wounded near the lake.", ["killed 1 ranger", "injured 1"]),
        ("A guard was shot dead, and a third was kidnapped.", ["killed 1 guard", "kidnapped 1"]),
        ("Four members of a relief agency and one soldier were killed.", ["killed 4 members", "killed 1 soldier"]),
        ("Two engineers, a Dane and his driver, were kidnapped.", ["kidnapped 2 engineers"]),
        ("Three doctors (one of them Swedish) and two nurses were killed.", ["killed 3 doctors", "killed 2 nurses"]),
        ("A family of five was killed in the fire.", ["killed 5"]),
        ("No officers or villagers were injured.", ["injured 0 officers", "injured 0 villagers"]),
        (
            "Nine people died, including a nurse and a teacher, and six others were injured.",
            ["killed 9 people", "killed 1 nurse", "killed 1 teacher", "injured 6"],
        ),
    ],
)
def test_lists(text, expected):
    """One more without a noun, phrases and brackets inside a list, a number told again by its members."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A clerk was kidnapped and later shot dead.", ["kidnapped 1 clerk", "killed 1 clerk"]),
        ("Two teachers were detained in the hills by rebels.", ["kidnapped 2 teachers"]),
        ("Two teachers were detained at the airport by police.", ["arrested 2 teachers"]),
        ("The sister of the cook whom soldiers fatally shot wants justice.", ["killed 1 cook"]),
        ("Medics found nine pupils in the hall suffering from burns.", ["injured 9 pupils"]),
        ("A rider shot into a market.", []),
        ("Medics said the head of a charity was killed.", ["killed 1 head"]),
        ("She had a wound to the head.", []),
    ],
)
def test_who_is_meant(text, expected):
    """The same people's next fate, captors and authorities, the one before "who", those found, nobody at all."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The welder was injured by glass in the upper part of her body.", ["injured 1 welder"]),
        ("His body was found in a ditch.", ["killed 1 body"]),
        ("The three men suffered no wounds.", []),
        ("The three men suffered serious but not life-threatening wounds.", ["injured 3 men"]),
        ("The flood caused the injury of nine herders and millions in damage.", ["injured 9 herders"]),
        ("Troops want to protect the lives of villagers.", []),
        ("Doctors saved nine lives after the blast.", []),
        ("The fighting claimed the lives of nine people.", ["killed 9 people"]),
        ("The blast took nine lives.", ["killed 9"]),
    ],
)
def test_no_deaths_and_wounds_that_nobody_had(text, expected):
    """A part of a body, wounds that nobody suffered, money lost and lives saved count nobody."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She mourned the murder of mayor and party chairman John Smith.", 1),
        ("Ida Holm, a leader of the Red Party, and Jon Lind, a member of the Blue Party, were kidnapped.", 2),
        ("Joe Brown, a candidate for mayor, and his brother Tom Brown were shot dead.", 2),
        ("Ann Holm, the chief of police, said Joe Smith, a driver, was killed.", 1),
    ],
)
def test_one_person_or_two(text, expected):
    """Two offices of one person are one; two persons with all their offices are two where the verb is plural."""
    assert len(told(text)) == expected
