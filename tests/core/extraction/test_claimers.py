"""Whoever claims a deed speaks for a party: its figure of the enemy's dead is no toll by itself (tolls.md)."""

import pytest

from tests.core.extraction.listening import mentions

_NEWS = "A bomb killed six soldiers near Gao on Monday, the army said. "


def voices(told):
    """Best figure → name, kind and whether of the enemy, of the killed."""
    return {c.best: (c.speaker.name, c.speaker.kind, c.speaker.about_enemy) for c in told.claims}


@pytest.mark.parametrize(
    "boast",
    [
        "The Northern Banner claimed responsibility and said it had killed 45 soldiers.",
        "The Northern Banner claimed the attack, saying it killed 45 soldiers.",
        "The Northern Banner has claimed the raid and put the number of soldiers killed at 45.",
        "The Northern Banner claimed responsibility. The group said in a statement it had killed 45 soldiers.",
    ],
)
def test_who_claims_the_deed_tells_the_figure(boast):
    """The army's six stand."""
    (told,) = mentions(_NEWS + boast)
    assert voices(told)[45] == ("Northern Banner", "party", True)
    assert told.toll["killed"].best == 6


def test_the_group_without_a_name_is_a_party():
    """Not the army that spoke before."""
    (told,) = mentions(_NEWS + "The group said its fighters killed 45 soldiers.")
    assert voices(told)[45][1:] == ("party", True)
    assert told.toll["killed"].best == 6


def test_the_group_may_be_a_monitor():
    """ "The group" is whoever spoke before, but no army and no ministry."""
    (told,) = mentions("A strike killed nine people in Idlib on Monday, the Syrian Observatory for Human Rights said."
                       " The group said 12 people were wounded.")  # fmt: skip
    assert voices(told)[12][:2] == ("Syrian Observatory for Human Rights", "monitor")


def test_a_rejected_figure_is_disputed():
    """ "Which the army rejected"; "which the army confirmed" is no dispute."""
    for verb, disputed in (("rejected as propaganda", True), ("confirmed", False)):
        (told,) = mentions(_NEWS + f"The Northern Banner claimed it and put the dead at 45, which the army {verb}.")
        assert [c.disputed for c in told.claims if c.best == 45] in ([disputed], [disputed] * 2)


def test_responsibility_for_a_bomb_that_killed_six_says_no_figure():
    """What the text tells of the deed is the text's own."""
    (told,) = mentions(
        "The Northern Banner claimed responsibility for a bomb that killed six soldiers near Gao on Monday."
    )
    assert voices(told)[6] == ("", "outlet", False)


@pytest.mark.parametrize("name", ["Boko Haram", "The Taliban", "Islamic State", "Al-Shabaab", "The M23"])
def test_armed_groups_are_parties_by_their_name(name):
    """Their figure of soldiers stands beside the army's own loss, and is not taken for it, nor added to it."""
    (told,) = mentions(f"The army said it had lost 15 men near Gao on Monday. {name} said it had killed 53 soldiers.")
    assert voices(told)[53][1:] == ("party", True)
    assert (told.toll["killed"].best, told.toll["killed"].by_side["security_forces"].best) == (15, 15)


def test_both_sides_are_counted_by_the_army():
    """15 soldiers of its own and 47 fighters; what the fighters boast is added to neither."""
    (told,) = mentions('The army said it had lost 15 men near Gao on Monday and that "47 terrorists were killed". Boko'
                       " Haram said it had killed 53 soldiers.")  # fmt: skip
    assert told.toll["killed"].best == 62


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("The army on Thursday claimed that six men died near Gao.", "army"),
        ("Late on Monday the relief agency confirmed that six men died near Gao.", "relief agency"),
        ("Police late Sunday said six men died near Gao.", "Police"),
    ],
)
def test_the_day_is_no_part_of_who_says_so(said, name):
    """It tells when."""
    (told,) = mentions(said)
    assert voices(told)[6][0] == name
