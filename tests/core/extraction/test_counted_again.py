"""One more or the same again: persons told singly, the rest of a number, those told beside the victims."""

import pytest

from tests.core.extraction.listening import told, tolls


@pytest.mark.parametrize(
    ("body", "measure", "expected"),
    [
        ("One girl was stabbed in the side and a 33-year-old porter was stabbed twice.", "injured", 2),
        (
            "The mayor said a 52-year-old was shot in the foot. Another guest was shot and flown to a clinic.",
            "injured",
            2,
        ),
        ("One clerk was beaten with sticks and one was shot in the leg.", "injured", 2),
        ("She shot and killed a lodger in the cellar. The victim, a tailor, was shot dead at dawn.", "killed", 1),
        ("Many people were hurt by the blast. Another 17 people were hurt, police said.", "injured", 17),
        ("Four people were injured in the crash. The three other people injured went home.", "injured", 4),
        (
            "Six guests were wounded, the mayor said. A cook and a nun were badly wounded, Dr. Ann Hale said.",
            "injured",
            6,
        ),
        ("Two children were killed in the fire on Monday. A woman was killed.", "killed", 3),
        ("A mayor was killed in the raid, along with three guards and a cook.", "killed", 5),
        ("A welder and the pilot, both Danish and on leave, were killed.", "killed", 2),
        ("A teacher and activist, who was on her way home, was shot dead.", "killed", 1),
        ("A pregnant cashier and her unborn twins died along with four others.", "killed", 5),
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
        ("A warehouse was searched by soldiers, one female guard arrested.", ["arrested 1 guard"]),
        ("The thief who troops said was stabbed by his hostage is in a cell.", []),
        ("The driver and passengers were taken and the truck seized.", []),
        ("Officers shot the gunman to death.", ["killed 1 gunman"]),
        ("Five bakers are fighting for their lives.", ["injured 5 bakers"]),
        ("A medic was taken prisoner by the army.", ["arrested 1 medic"]),
        ("He was pronounced dead with several gunshot wounds.", ["killed 1"]),
        ("A guard was killed and a driver wounded by bandits.", ["killed 1 guard", "injured 1 driver"]),
        ("A surveyor was abducted and kept captive in a quarry.", ["kidnapped 1 surveyor"]),
        ("A member of a choir and her pianist were halted and arrested.", ["arrested 1 member", "arrested 1 pianist"]),
    ],
)
def test_who_suffered(text, expected):
    """Those who count, who arrest and who are raided with suffered nothing; a comma lost tells the two apart."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("6 nuns shot at Barton school; one has grave wounds", {"injured": 6}),
        ("Farmers Shot In Northwest Barton", {"injured": 2}),
        ("Gunmen shot at police car", {}),
    ],
)
def test_headlines(title, expected):
    """Where victims were shot is no target; a capital makes no name of a verb."""
    assert tolls("Officers were called to a shooting in Barton on Monday.", title)[0][1] == expected


def test_saved_lives_are_no_deaths():
    """Lives saved are not lives lost."""
    assert all(
        "killed" not in toll for _, toll in tolls("Her shout saved dozens of lives when a raider fired in Barton.")
    )


def test_a_fear_ends_where_the_known_begins():
    """One presumed dead and three hurt: the three are hurt for certain."""
    body = "A barge sank, leaving at least one sailor missing and presumed dead, and three others injured."
    assert tolls(body)[0][1] == {"injured": 3}


def test_rejected_is_not_denied():
    """A clerk bitter at a bank for rejecting him denies nothing."""
    body = "A clerk bitter at a bank for rejecting his plea killed nine customers in Barton on Friday, the mayor said."
    assert tolls(body)[0][1] == {"killed": 9}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Rangers found a camper suffering from burns. She was flown to a clinic, where she died.", {"killed": 1}),
        ("One tenant is dead. Medics found a person with a deep cut, who later died.", {"killed": 1}),
        ("A man was shot dead. A woman with a wound was taken to hospital.", {"killed": 1, "injured": 1}),
        ("The man died, and another man with a wound was taken to hospital.", {"killed": 1, "injured": 1}),
    ],
)
def test_who_died_was_found_wounded(body, expected):
    """The one who died is not injured besides; another one is."""
    assert tolls(body)[0][1] == expected


def test_a_body_somebody_has_is_no_dead_one():
    """Shot in the body is not found dead."""
    assert tolls("A cook was shot on the left side of her body in Barton on Monday.")[0][1] == {"injured": 1}
