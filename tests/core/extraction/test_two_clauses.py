"""Figures that stand near one another and are of other people, other days, or of nobody."""

import pytest

from tests.core.extraction.listening import mentions, tolls


@pytest.mark.parametrize(
    ("title", "body", "killed"),
    [
        ("Toll in Multan blast rises as two succumb",
         "Two more victims of Sunday's blast in Multan died on Tuesday, taking the death toll to seven.", 7),
        ("Toll climbs after three more die in hospital",
         "Three more victims of Sunday's fire in Multan died on Tuesday, taking the death toll to nine.", 9),
        ("Fire toll rises to nine", "Nine people have now died in Sunday's fire in Multan.", 9),
    ],
)  # fmt: skip
def test_who_died_now_is_not_the_toll(title, body, killed):
    """ "Rises as two succumb" says what rose, "rises to nine" says to what."""
    told = mentions(body, title)[0]
    assert told.toll["killed"].best == killed
    assert {c.best for c in told.claims if c.mode == "total"} == {killed}


def test_police_who_disperse_are_not_dead():
    """What stands before a semicolon did something else."""
    body = "One mourner died when police fired at a crowd in Nairobi on Monday."
    assert tolls(body, "Police disperse mourners; one killed")[0][1]["killed"] == 1
    assert tolls(body, "Two nurses, one guard; a cook killed")[0][1]["killed"] >= 1


@pytest.mark.parametrize(
    ("body", "killed"),
    [
        ("Four traders died when their cart hit a bomb on Saturday, and nine guards were killed in an ambush, officials"
         " told the agency.", 13),
        ("Six miners were killed in the blast, while two firemen died in the smoke, police said on Monday.", 8),
        ("Nine people were killed in the blast, and two firemen died in the smoke, police said on Monday.", 9),
    ],
)  # fmt: skip
def test_two_clauses_with_people_of_their_own_add_up(body, killed):
    """Traders are no guards; of "people" the firemen may be some."""
    assert sum(toll.get("killed", 0) for _, toll in tolls(body)) == killed


def test_a_man_held_for_years_was_killed_once():
    """ "Since 2012" is of the captivity."""
    body = "A birdwatcher held since 2012 by rebels on Jolo island was shot dead by a captor on Monday, the army said."
    told = [c for m in mentions(body) for c in m.claims if c.measure == "killed"]
    assert [(c.best, c.scope) for c in told] == [(1, "event")]


def test_all_but_two_are_the_rest():
    """26 girls, 24 of them free."""
    told = mentions(
        "All but two of the 26 girls abducted from a school in Kebbi on 1 June have regained their freedom."
    )
    left = [c.best for m in told for c in m.claims if c.from_ == "kidnapped"]
    assert left == [24]


def test_the_same_day_elsewhere_is_another_happening():
    """Two towns, two deeds; the second's day is the first's."""
    told = mentions(
        "Four traders died in a blast near Djibo on Saturday, and nine guards were killed in an ambush near Dori the"
        " same day."
    )
    assert [(m.where.name, m.toll["killed"].best, m.when.start.day) for m in told] == [("Djibo", 4, 8), ("Dori", 9, 8)]
