"""Who carried out the deed and fell, or was led away: told by a pronoun, behind "by", beside the victims."""

import pytest

from tests.core.extraction.listening import mentions, told, tolls


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


def test_an_attacker_who_fell_in_the_same_sentence():
    """ "Before he was shot dead by police" is the gunman, one more than his victims."""
    (one,) = mentions("A gunman killed three people and wounded 15 in a market before he was shot dead by police.")
    killed = one.toll.get("killed")
    assert (killed.best, killed.victims.best) == (4, 3)


def test_what_one_hospital_received_is_not_the_toll():
    """ "Its hospital had received 20 dead": some of those whom another counts."""
    (one,) = mentions(
        "A bomber struck a mosque, killing 46 people, an agency said. MSF said its hospital had received 20 dead."
    )
    assert one.toll.get("killed").best == 46
    assert not one.toll.get("killed").contested


def test_a_toll_that_had_been_put():
    """ "Had been put at 235" held before; "had risen to 235" is the new one."""
    assert tolls("Militants killed 305 people at a mosque. Friday's toll had been put at 235.")[0][1] == {"killed": 305}
    assert tolls("The death toll had risen to 31 by Monday, police said.")[0][1] == {"killed": 31}


def test_armed_men_who_kill_attack():
    """Violence against civilians, where no word names the deed."""
    (one,) = mentions("Armed men killed a police commander on Friday.")
    assert (one.event_type, one.event_subtype) == ("Violence against civilians", "Attack")


def test_those_aboard_told_after_no_survivors():
    """The number may stand in a sentence that tells of nobody harmed."""
    (one,) = mentions("A private jet crashed on Wednesday with no survivors. There were ten people on board.")
    assert one.toll.get("killed").best == 10
