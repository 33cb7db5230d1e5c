"""Who suffered what, sentence by sentence."""

import pytest

from tests.core.extraction.listening import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels raided the post, killing 7 policemen and 11 villagers and wounding 20 others.",
         ["killed 7 policemen", "killed 11 villagers", "injured 20"]),
        ("Six policemen and another four militants were killed in the raid.",
         ["killed 6 policemen", "killed 4 militants"]),
        ("A man, his wife and three sons were killed in the fire.", ["killed 1 man", "killed 1 wife", "killed 3 sons"]),
        ("A soldier was wounded near the river.", ["injured 1 soldier"]),
        ("Officials said the death toll rose to 52 from 47.", ["killed 52"]),
        ("The war cost some 90,000 lives.", ["killed 90000"]),
        ("The bodies of five men were found in a well.", ["killed 5 men"]),
        ("The driver of the lorry, which was coming from the coast, was killed.", ["killed 1 driver"]),
        ("There were no casualties.", ["affected 0 casualties"]),
        ("Nobody was hurt.", ["injured 0"]),
        ("Five people were killed, including two attackers, when gunmen stormed a bank.",
         ["killed 5 people", "killed 2 attackers"]),
        ("Gunmen kidnapped eight engineers on a road in the desert.", ["kidnapped 8 engineers"]),
    ],
)  # fmt: skip
def test_who_suffered_what(text, expected):
    """Actives, passives, lists, counted families, tolls, bodies, nothing at all."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The police station was destroyed and 12 horses were killed.",
        "Troops recovered 400 rifles and destroyed 9 trucks.",
        "The town lies 30 kilometres from the border and has 8,000 houses.",
    ],
)
def test_only_people_are_counted(text):
    """Animals, weapons, vehicles, houses and distances are never persons (tolls.md, Measures)."""
    assert told(text) == []


def test_apposition_is_one_person():
    """ "X, a 31-year-old man, died" is one death, not two."""
    assert len(told("Martin Okello, a 31-year-old mechanic, was shot dead on Sunday.")) == 1


def test_ellipsis_takes_the_noun_before_it():
    """ "Two soldiers were killed and three wounded": the three are soldiers."""
    from core.extraction.casualties import findings
    from core.extraction.sides import side
    from tests.core.extraction.listening import marked

    wounded = findings(marked("Two soldiers were killed and three wounded in the fighting."))[-1]
    assert (wounded.measure, wounded.group.best, side(wounded)[0]) == ("injured", 3, "security_forces")
