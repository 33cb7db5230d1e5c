"""One more or the same again: persons told singly, the rest of a number, those told beside the victims."""

import pytest

from tests.core.extraction.listening import told, tolls


@pytest.mark.parametrize(
    ("body", "measure", "expected"),
    [
        ("One man was shot in the back and a 24-year-old man was shot twice.", "injured", 2),
        ("Police said a 19-year-old was shot in the arm. Another man was shot and taken to hospital.", "injured", 2),
        ("One clerk was beaten with sticks and one was shot in the leg.", "injured", 2),
        ("He shot and killed another man in the yard. The victim, a farmer, was shot dead at noon.", "killed", 1),
        ("Many people were hurt by the blast. Another 17 people were hurt, police said.", "injured", 17),
        ("Four people were injured in the crash. The three other people injured went home.", "injured", 4),
        (
            "Six people were wounded, police said. A man and a woman were badly wounded, Dr. Ann Hale said.",
            "injured",
            6,
        ),
        ("Two children were killed in the fire on Monday. A woman was killed.", "killed", 3),
        ("A mayor was killed in the raid, along with three guards and a cook.", "killed", 5),
        ("A clerk and the driver, both male and from the north, were killed.", "killed", 2),
        ("A teacher and activist, who was on her way home, was shot dead.", "killed", 1),
        ("A pregnant woman and her unborn child were killed along with two others.", "killed", 3),
    ],
)
def test_counted_once(body, measure, expected):
    """Two told singly are two; the rest of a number, and persons of it told by name or doctor, are none more."""
    assert tolls(body)[0][1][measure] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine villagers killed over 40 injured in the blast.", ["killed 9 villagers", "injured 40+ injured"]),
        ("Two doctors were arrested by the army and police arrested while helping.", ["arrested 2 doctors"]),
        ("An office was raided by police, one male clerk arrested.", ["arrested 1 clerk"]),
        ("The man who police said was shot by his victim is in jail.", []),
        ("The driver and passengers were taken and the truck seized.", []),
        ("Officers shot the gunman to death.", ["killed 1 gunman"]),
        ("Two women are fighting for their lives.", ["injured 2 women"]),
        ("A medic was taken prisoner by the army.", ["arrested 1 medic"]),
        ("He was pronounced dead with several gunshot wounds.", ["killed 1"]),
        ("A guard was killed and a driver wounded by bandits.", ["killed 1 guard", "injured 1 driver"]),
        ("A nurse was kidnapped and held captive at the office.", ["kidnapped 1 nurse"]),
        ("A member of a team and his driver were stopped and arrested.", ["arrested 1 member", "arrested 1 driver"]),
    ],
)
def test_who_suffered(text, expected):
    """Those who count, who arrest and who are raided with suffered nothing; a comma lost tells the two apart."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("4 women shot at Millville house; one has life threatening injuries", {"injured": 4}),
        ("Teenagers Shot In Southeast Millville", {"injured": 2}),
        ("Gunmen shot at police car", {}),
    ],
)
def test_headlines(title, expected):
    """Where victims were shot is no target; a capital makes no name of a verb."""
    assert tolls("Officers were called to a shooting in Millville on Monday.", title)[0][1] == expected


def test_saved_lives_are_no_deaths():
    """Lives saved are not lives lost."""
    assert all("killed" not in toll for _, toll in tolls("His act saved many lives when a gunman fired in Perry."))


def test_a_fear_ends_where_the_known_begins():
    """One presumed dead and three hurt: the three are hurt for certain."""
    body = "A barge sank, leaving at least one sailor missing and presumed dead, and three others injured."
    assert tolls(body)[0][1] == {"injured": 3}


def test_rejected_is_not_denied():
    """A man angry at women for rejecting him denies nothing."""
    body = "A man angry at women for rejecting him killed six people in Springfield on Friday, the police said."
    assert tolls(body)[0][1] == {"killed": 6}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Officers found a man suffering from wounds. He was rushed to hospital, where he died.", {"killed": 1}),
        ("One man is dead. Officers found a person with a single wound, who later died.", {"killed": 1}),
        ("A man was shot dead. A woman with a wound was taken to hospital.", {"killed": 1, "injured": 1}),
        ("The man died, and another man with a wound was taken to hospital.", {"killed": 1, "injured": 1}),
    ],
)
def test_who_died_was_found_wounded(body, expected):
    """The one who died is not injured besides; another one is."""
    assert tolls(body)[0][1] == expected


def test_a_body_somebody_has_is_no_dead_one():
    """Shot in the body is not found dead."""
    assert tolls("A clerk was shot on the right side of his body in Perry on Monday.")[0][1] == {"injured": 1}
