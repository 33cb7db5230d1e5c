"""Who did it and died, by whatever name; the dead and the hurt told once more in other words."""

import pytest

from tests.core.extraction.listening import mentions, tolls


def counts(body, title=""):
    """Killed, killed without attackers, injured, of the article's own news."""
    (found,) = [m for m in mentions(body, title) if m.role == "primary"]
    killed, injured = found.toll.get("killed"), found.toll.get("injured")
    victims = killed.victims.best if killed and killed.victims else None
    return killed and killed.best, victims, injured and injured.best


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "A porter wounded eight guests before turning the rifle on himself. Deputies named the gunman as Owen T."
            " Dunmore. Dunmore died of his own shot.",
            (1, 0, 8),
        ),
        (
            "Two people were shot dead at a bakery on Monday. The gunman, identified as Piers Snow, fled in a van. Snow"
            " died in a crash with a bus.",
            (3, 2, None),
        ),
        ("A driver shot by deputies on Monday has died. The suspect was pronounced dead in a clinic.", (1, 1, None)),
        ("Rangers found Ian Tolley shot to death in a cabin on Monday.", (1, 1, None)),
    ],
)
def test_the_attacker_by_his_name(body, expected):
    """One who is told to have done it is no victim of his, and dies once."""
    assert counts(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Neighbours found a monk and a nun dead in a chapel. Both had suffered stab wounds to the chest.", (2, None)),
        ("Two hikers were found dead on Monday. They had suffered head injuries.", (2, None)),
        ("Two hikers were killed and two wounded on Monday. Both were taken to hospital.", (2, 2)),
        ("A woman was stabbed. A man was killed by a bullet.", (1, 1)),
        ("A 47-year-old baker was stabbed. Another baker was stabbed and suffered cuts.", (None, 2)),
        ("Nurses and porters were injured. A man attacked six nurses, injuring three.", (None, 3)),
        ("Two others were injured. One was in the bar. A woman was also injured at the door.", (None, 2)),
        ("A diver was brought to a clinic on Monday, where he was soon pronounced deceased.", (1, None)),
        ("Ten soldiers were killed. A reporter was also killed.", (11, None)),
    ],
)
def test_the_same_people_in_other_words(body, expected):
    """ "Both" are the two just told dead; bare plurals yield to a count; one by one they are of the others."""
    killed, _, injured = counts(body)
    assert (killed, injured) == expected


def test_a_shooting_suspect_is_not_shot():
    """What a suspect is suspected of befell others."""
    assert mentions("A tram accidentally bumped stabbing suspect Ned Pike.") == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The cyclist was taken to Saint Anne's Medical Center on Monday.", 1),
        ("Two people were transported to Mercy General Hospital after a crash.", 2),
        ("Three were airlifted to Ridge Burns Center after a crash.", 3),
        ("All 42 wounded were brought to Civil Hospital after the blast.", 42),
        ("A crash left four people hurt. Two of them were taken to Royal Infirmary.", 4),
        ("A man was shot dead. All four who were hit were taken to Saint Anne's Hospital.", 3),
    ],
)
def test_brought_to_a_named_hospital(body, expected):
    """Injured, unless dead; the injured whom the text counts itself are believed."""
    assert counts(body)[2] == expected


@pytest.mark.parametrize(
    ("body", "toll"),
    [
        ("A teenager who shot four people in Gary, Indiana, on Monday was killed by officers.",
         {"killed": 1, "injured": 4}),
        ("The man who stabbed two nurses was found dead in Gary, Indiana, on Monday.", {"killed": 1, "injured": 2}),
        ("Gunmen who killed two nurses were arrested in Gary, Indiana, on Monday.", {"killed": 2, "arrested": 2}),
        ("A driver who hit five cyclists was arrested in Gary, Indiana, on Monday.", {"arrested": 1}),
        ("Two boys who were shot in Gary, Indiana, on Monday have died.", {"killed": 2}),
    ],
)  # fmt: skip
def test_whom_they_did_it_to_did_not_do_it(body, toll):
    """Behind "who" the object of the first verb is no subject of the second."""
    assert tolls(body)[0][1] == toll


def test_the_one_who_shot_four_is_none_of_the_four():
    """In the headline, too."""
    body = "A teenager who shot four people in Gary, Indiana, on Monday was killed by officers."
    assert tolls(body, "Teen who shot 4 is killed by police")[0][1] == {"killed": 1, "injured": 4}


def test_known_persons_are_no_rival_count():
    """A doctor who speaks of "the man and the woman" does not say that no more were hurt."""
    told = tolls("A gunman wounded six people in Gary, Indiana, on Monday, police said. Dr. Ann Hale said the man and"
                 " the woman suffered grave injuries.")  # fmt: skip
    assert told[0][1]["injured"] == 6


def test_a_gunman_named_in_the_headline_died_once():
    """By name there, by what he did in the text: one death beside the four."""
    told = tolls(
        "A gunman who killed four people in Gary, Indiana, on Monday was found dead in the woods, police said.",
        "Gunman Carl Voss dead after four killed in Gary",
    )
    assert told[0][1]["killed"] == 5


def test_another_gunman_is_one_more():
    """In the same sentence, too."""
    body = "Nine people died in Gary, Indiana, on Monday. One gunman was shot dead and another gunman died later."
    assert tolls(body)[0][1]["killed"] == 11
