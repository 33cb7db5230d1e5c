"""Misspelt words of harm; nouns borrowed from beside; one of those counted; two words beside one noun."""

import pytest

from tests.core.extraction.listening import mentions


def told(text):
    """Each claim of the text's happenings: measure, best, mode."""
    return [(c.measure, c.best, c.mode) for m in mentions(text) for c in m.claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A cook and a gaurd were kidnnapped near the mill on Monday.", [("kidnapped", 2, "total")]),
        ("Two farmers were fatlly wuonded in the raid.", [("killed", 2, "total")]),
        ("The old miner was inured to pain.", []),
        ("Mr Killled lives in Bergen.", []),
    ],
)
def test_a_letter_amiss_is_no_bar(text, claims):
    """A name is never mended."""
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("One local and six foreign (Dutch) clerks of a relief agency were seized by gunmen.", 7),
        ("Five local nurses and two foreign were abducted on Tuesday.", 7),
        ("One teacher from the coast and one from the hills were abducted.", 2),
        ("Five carpenters, three men, and two women were taken hostage.", 5),
        ("Two teachers, a widow and her son, were on their way to market as they were abducted.", 2),
        ("More than 40 UN and Red Cross cooks were abducted.", 40),
    ],
)
def test_a_noun_is_borrowed_from_beside(text, best):
    """Whoever leaves out the noun is counted all the same, and nobody twice."""
    (mention,) = mentions(text)
    assert [c.best for c in mention.claims if c.mode == "total"] == [best]


@pytest.mark.parametrize(
    ("text", "side", "traits"),
    [
        ("Twelve rebel and government fighters were killed.", "unknown", ()),
        ("Five police and army officers were killed.", "security_forces", ()),
        ("Five army officers were killed.", "security_forces", ("soldier",)),
    ],
)
def test_two_words_beside_one_noun(text, side, traits):
    """All are counted once; what only some of them are is not said of all."""
    (mention,) = mentions(text)
    assert [(c.side, c.traits) for c in mention.claims] == [(side, traits)]


def test_a_rebel_and_soldiers_are_two_groups():
    """An article counts one, the plural behind it others."""
    assert ("killed", 1, "component") in told("A rebel and government soldiers were killed.")


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("A school nurse was among 12 people killed in the blast on Monday.", [("killed", 1)]),
        ("Two monks were among 14 villagers abducted by rebels.", [("kidnapped", 2)]),
        ("A monk was among the villagers.", []),
    ],
)
def test_among_those_counted(text, some):
    """One of the twelve is no thirteenth."""
    assert [(c.measure, c.best) for m in mentions(text) for c in m.claims if c.mode == "subset"] == some


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("A pilot was taken prisoner by the Chadian Armed Forces.", "arrested"),
        ("A pilot was taken prisoner by armed men.", "kidnapped"),
        ("A pilot was captured by an armed group.", "kidnapped"),
    ],
)
def test_armed_forces_are_an_army(text, measure):
    """What is armed and no army is no authority."""
    assert [c.measure for m in mentions(text) for c in m.claims] == [measure]


def test_a_body_of_office_is_nobody():
    """ "Another UN body" is an office; "another body was found" is a death."""
    assert told("Three clerks of another UN body were abducted by gunmen.") == [("kidnapped", 3, "total")]
    assert told("Another body was found in the river.") == [("killed", 1, "increment")]
