"""Text as read keeps the length of text as published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.furniture import blank
from core.reading.normalise import fold, normalise, recase, shouting

SHOUT = "LAREDO, 3 MAY 90 -- [TEXT] FIVE SOLDIERS WERE KILLED NEAR VILLAMAYOR YESTERDAY. THE UN SAID THE TOWN IS CALM."


@pytest.mark.parametrize(
    ("published", "read"),
    [
        ("Friday`s blast", "Friday's blast"),
        ("Friday’s “blast”", 'Friday\'s "blast"'),
        ("3–4 dead — perhaps", "3-4 dead — perhaps"),
        ("5\u202f000\xa0people", "5 000 people"),
        ("wound\xaded", "wound ed"),
        ("one\r\ntwo", "one \ntwo"),
        ("``so'' he said", ' "so"  he said'),
        ("she''s 1''", 'she" s 1" '),
        ("５０ dead", "50 dead"),
    ],
)
def test_signs_that_mean_the_same_become_the_same(published, read):
    """Quotes, dashes and spaces of every kind read alike."""
    assert normalise(published) == read
    assert len(read) == len(published)


@given(st.text())
def test_length_never_changes(text):
    """Whatever comes, one code point becomes one."""
    assert len(normalise(text)) == len(text)
    assert len(blank(text)) == len(text)
    assert len(fold(text)) == len(text)
    assert len(recase(text)) == len(text)


@given(st.text())
def test_reading_twice_changes_nothing(text):
    """What is normal stays as it is."""
    assert normalise(normalise(text)) == normalise(text)


def test_accents_fold_one_to_one():
    """A name is found with and without its accents."""
    assert fold("Bogotá, Łódź, Malmø, Győr") == "Bogota, Lodz, Malmo, Gyor"


def test_shouted_text_is_recased():
    """Common words go lower, names and abbreviations keep their capitals, sentences begin with one."""
    expected = (
        "Laredo, 3 May 90 -- [Text] Five soldiers were killed near Villamayor yesterday. The UN said the town is calm."
    )
    assert recase(SHOUT).lower() == SHOUT.lower()
    assert recase(SHOUT).split("] ")[1] == expected.split("] ")[1]


def test_ordinary_text_is_not_recased():
    """Only text that shouts throughout is touched."""
    text = "The UN and the WHO said five people died in Laredo. " * 3
    assert not shouting(text)
    assert recase(text) == text
