"""Who carried out the deed and fell, or was led away: told by a pronoun, behind "by", beside the victims."""

import pytest

from tests.core.extraction.listening import mentions, told


@pytest.mark.parametrize(
    "body",
    [
        "A gunman killed seven people in a mall. He was shot dead by officers.",
        "The gunman who killed seven people in a mall had been fired hours earlier. He was shot dead by police.",
        "Seven people were shot dead at a school by a former pupil, who was then killed by police.",
    ],
)
def test_an_attacker_who_fell_is_one_more(body):
    """Killed counts everyone who died, victims only those he killed (tolls.md, Attackers)."""
    (one,) = mentions(body)
    killed = one.toll.get("killed")
    assert (killed.best, killed.victims.best) == (8, 7)


def test_a_victim_told_by_a_pronoun_is_no_attacker():
    """No force killed him: "he" is the man whom the gunman shot."""
    (one,) = mentions("A gunman shot a man outside a bar. He was killed by a single bullet.")
    killed = one.toll.get("killed")
    assert (killed.best, killed.victims.best) == (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attacker was shot and taken away by police.", ["shot 1 attacker", "arrested 1 attacker"]),
        ("Three journalists were taken away by soldiers.", ["arrested 3 journalists"]),
        ("Three journalists were taken away by gunmen.", ["kidnapped 3 journalists"]),
    ],
)
def test_who_takes_people_away(text, expected):
    """An authority arrests, anybody else kidnaps (tolls.md, Measures)."""
    assert told(text) == expected


def test_an_earlier_figure_of_another_is_no_rival():
    """ "Earlier, the ministry had put" tells what is no longer told."""
    (one,) = mentions(
        "A bomb attack left 25 dead, an official said. Earlier, the ministry had put the number of dead at 19."
    )
    assert [(c.measure, c.best) for c in one.claims] == [("killed", 25)]
