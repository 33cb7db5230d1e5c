"""Folding: one code point to one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.folding import MARK_OFF, MARK_ON, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Concepción", "Concepcion"),
        ("N’Djamena", "N'Djamena"),
        ("Qur`an ʿAli", "Qur'an 'Ali"),
        ("“Łódź”", '"Lodz"'),
        ("Đà Nẵng", "Da Nang"),
        ("Тоҷикистон", "Тоҷикистон"),
        ("서울", "서울"),
        (f"a{MARK_ON}b{MARK_OFF}c", "a b c"),
    ],
)
def test_accents_and_apostrophes_are_folded(text, expected):
    """What a reader would type instead; scripts without accents stay."""
    assert fold(text) == expected


@given(st.text())
def test_offsets_still_fit(text):
    """No code point is added or dropped, no mark of ours survives, and folding twice is folding once."""
    folded = fold(text)
    assert len(folded) == len(text)
    assert MARK_ON not in folded and MARK_OFF not in folded
    assert fold(folded) == folded
