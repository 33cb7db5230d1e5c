"""Names that are never shown: masked where they stand, so that every offset still fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.privacy import masked, private, told_masked, without_names
from schemas.mention import Person

SUSPECT = Person(name="Jaan Kask", role="suspect")


@pytest.mark.parametrize(
    ("person", "names"),
    [
        (SUSPECT, ("Jaan Kask", "Kask")),
        (Person(name="Jaan Kask", role="other", status="arrested"), ("Jaan Kask", "Kask")),
        (Person(name="Liis Tamm", role="victim", status="killed", age=17), ("Liis Tamm", "Tamm")),
        (Person(name="Mart Tamm", role="victim", status="killed", age=18), ()),
        (Person(name="Mart Tamm", role="official"), ()),
        (Person(name="Bo Li", role="suspect"), ("Bo Li",)),
        (Person(name="Ali", role="suspect"), ("Ali",)),
    ],
)
def test_whose_names_are_private(person, names):
    """Suspects, people under arrest, minors; a short family name alone is too often something else."""
    assert private([person]) == names


def test_a_casualty_keeps_a_family_name_shared_with_a_suspect():
    """The dead are named; only the whole name of the other is masked."""
    assert private([SUSPECT, Person(name="Mart Kask", role="victim", status="killed", age=44)]) == ("Jaan Kask",)


def test_a_name_is_masked_as_a_whole_word_and_keeps_its_length():
    """Across a line break too; not within another word."""
    text = "Police held Jaan\nKask. Kask's brother and Kaskova spoke."
    found = masked(text, private([SUSPECT]))
    assert found == "Police held ████\n████. ████'s brother and Kaskova spoke."
    assert masked(text, ()) == text


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=12), max_size=4))
def test_the_length_is_always_kept(text, names):
    """Whatever the text and the names."""
    hidden = private([Person(name=name, role="suspect") for name in names])
    assert len(masked(text, hidden)) == len(text)


def test_ids_are_left_alone():
    """Only words of an article are masked."""
    told = {"claim_id": "Kask", "quotes": ["Kask ran"], "n": 1}
    assert without_names(told, ("Kask",), but=("claim_id",)) == {"claim_id": "Kask", "quotes": ["████ ran"], "n": 1}


def test_what_is_masked_in_a_sentence_is_known_from_the_text():
    """So that titles and other sentences hide it as well."""
    body = "It rained. Police held Jaan Kask. Later Kask spoke."
    names = private([SUSPECT])
    told = [(11, masked(body[11:33], names))]
    assert told_masked(told, body) == ("Jaan Kask", "Kask")
    assert told_masked(told, body, ["Liis Kask"]) == ("Jaan Kask",)
