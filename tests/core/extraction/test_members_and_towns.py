"""Members told in a sentence of their own, towns under one verb, the day of the deed, what is no casualty."""

import pytest

from tests.core.extraction.listening import mentions


def sides(body):
    """best, and best by side, of the killed of the first mention."""
    figure = mentions(body)[0].toll["killed"]
    return figure.best, {side: part.best for side, part in figure.by_side.items() if part.best}


def killed(body, title=""):
    """Place → killed, of the mentions that count any (aggregates add nothing)."""
    found = [(m.where.text or "", m.toll["killed"].best) for m in mentions(body, title) if "killed" in m.toll]
    return sorted(found)


@pytest.mark.parametrize(
    "second",
    [
        "Among them were six soldiers and another nine rebels.",
        "Of those, six were policemen and nine were militants.",
        "The dead were six policemen and nine militants, he said.",
        "They were six policemen and nine militants.",
    ],
)
def test_members_in_a_sentence_of_their_own(second):
    """Who the fifteen were is told behind them: sides, not more people."""
    body = f"Attacks on a police post near Herat on Monday left 15 people dead. {second}"
    assert sides(body) == (15, {"security_forces": 6, "militant": 9})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Floods killed nine people in Kenya on Monday, four in Mombasa, three in Kisumu and two in Nakuru.",
         [("Kisumu", 3), ("Mombasa", 4), ("Nakuru", 2)]),
        ("Storms killed six people in Kenya on Monday: four in Mombasa, one in Kisumu and one in Nakuru.",
         [("Kisumu", 1), ("Mombasa", 4), ("Nakuru", 1)]),
        ("Gunmen killed five people in Mombasa, Kenya, on Monday, three in Kisumu and two in Nakuru.",
         [("Kisumu", 3), ("Mombasa, Kenya", 5), ("Nakuru", 2)]),
    ],
)  # fmt: skip
def test_towns_under_one_verb(body, expected):
    """Each town has its own; the sum of them adds nothing."""
    assert [(place.split(",")[0], n) for place, n in killed(body)] == [(p.split(",")[0], n) for p, n in expected]


@pytest.mark.parametrize(
    "body",
    [
        "Four bodies were pulled on Tuesday from the ruins of a hotel that collapsed on Monday in Oslo.",
        "Divers brought up four bodies on Tuesday where a ferry sank near Oslo on Monday.",
        "Rescuers searched on Tuesday the mill in Oslo where an explosion a day earlier killed four people.",
        "The toll from a bombing in Oslo rose to four on Tuesday, a day after the blast.",
        "Two more passengers of the bus that plunged off a bridge in Oslo on Monday died in hospital on Tuesday.",
    ],
)
def test_day_of_the_deed(body):
    """Not the day of what came of it. (The reader's week ends on Wednesday, 12 June 2019.)"""
    (mention,) = mentions(body)
    assert str(mention.when.start) == "2019-06-10"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Gunmen took 14 people hostage in a bank in Oslo on Monday.", {"kidnapped": 14}),
        ("Rebels have taken 30 hostages in a bank in Oslo, police said.", {"kidnapped": 30}),
        ("The army lost two soldiers and killed six rebels near Oslo on Monday.", {"killed": 8}),
        ("The club lost two players in a match in Oslo on Monday after a crash.", {}),
        ("Twelve Palestinians and three Germans were killed in a crash near Oslo on Monday.", {"killed": 15}),
        ("A plumber was hit by a rolling log and died in Oslo on Monday.", {"killed": 1}),
        ("Two men were crushed by a falling tree in Oslo on Monday.", {"killed": 2}),
        ("A third body was found in the wreck of a ferry near Oslo on Monday.", {"killed": 3}),
        ("Nine people died in Oslo on Monday. Six were killed at once and another three died in hospital.",
         {"killed": 9}),
        ("A passer-by was wounded by gunmen in Oslo on Monday.", {"injured": 1}),
        ("The number of people killed in Monday's fire in Oslo has gone up to 12.", {"killed": 12}),
        ("Rescuers found two more bodies, bringing to 12 the number of people killed in Monday's fire in Oslo.",
         {"killed": 12}),
        ("Police seized 130 guns in Oslo on Monday after a raid.", {}),
    ],
)  # fmt: skip
def test_figures(body, expected):
    """What each way of telling counts."""
    found = mentions(body)
    assert {measure: figure.best for measure, figure in found[0].toll.items()} == expected if found else not expected


@pytest.mark.parametrize(
    "body",
    [
        "A magnitude 8 earthquake off Oslo would leave 110,000 dead and two million homeless, experts said on Monday.",
        "A big quake could kill 30,000 people in Oslo and leave 600,000 homeless, a study said on Monday.",
        "In a drill at Oslo airport on Monday volunteers played passengers hurt in a crash. Nobody was hurt.",
    ],
)
def test_nothing_happened(body):
    """What would, could or is only played opens nothing."""
    assert mentions(body) == ()


def test_years_after_is_long_past():
    """What a silence is held for, years after, is no news."""
    body = (
        "Relatives held a silence in Oslo on Monday, ten years after an explosion killed 13 miners. "
        "Police arrested two men at the ceremony on Monday."
    )
    found = {m.role: set(m.toll) for m in mentions(body)}
    assert "killed" not in found.get("primary", set()) | found.get("secondary", set())
