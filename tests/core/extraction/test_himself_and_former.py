"""Killers who die with their victims, tolls that held before, places that are no names."""

import pytest

from tests.core.extraction.listening import mentions


@pytest.mark.parametrize(
    ("text", "killed", "victims"),
    [
        ("A suicide bomber killed four worshippers and himself at a mosque in Kunduz on Friday.", 5, 4),
        ("A gunman shot dead five colleagues and then himself at a depot in Lyon on Friday.", 6, 5),
        ("A student stabbed two classmates to death before killing himself in Chennai on Friday.", 3, 2),
    ],
)
def test_who_kills_himself_too_is_one_more(text, killed, victims):
    """tolls.md, "Attackers": the dead with and without who struck them."""
    (told,) = mentions(text)
    assert (told.toll["killed"].best, told.toll["killed"].victims.best) == (killed, victims)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("An avalanche killed six people near Chamonix on Sunday. The initial toll was four.", 6),
        ("A bomb killed four people in Kunduz on Friday, officials said, revising an earlier toll of seven.", 4),
        ("A fire killed nine people in Lahore on Friday. The toll was initially put at eleven.", 9),
        ("A fire broke out in Lahore on Friday. The toll rose to eleven.", 11),
    ],
)
def test_a_toll_that_held_before_is_no_toll(text, killed):
    """ "An earlier toll of seven", "the toll was initially put at eleven"."""
    (told,) = mentions(text)
    assert told.toll["killed"].best == killed


def test_a_faith_is_no_place():
    """ "A Shiite mosque in Kunduz" is in Kunduz."""
    (told,) = mentions("A bomber killed four people at a Shiite mosque in Kunduz, Afghanistan, on Friday.")
    assert told.where.name == "Kunduz"


def test_a_bus_that_goes_off_a_cliff_is_no_bomb():
    """What goes off is what it goes off from."""
    (told,) = mentions("A bus went off a cliff in Peru's Ancash region on Sunday, killing 18 people.")
    assert (told.event_type, told.event_subtype) == ("Technological disaster", "Road")
