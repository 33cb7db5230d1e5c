"""Words of harm misspelt by one letter are read as what was meant; words that stand near them are not."""

import pytest

from core.reading.spelling import misspelt
from core.reading.triage import relevant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kidnpped", "kidnapped"),
        ("kiddnapped", "kidnapped"),
        ("wuonded", "wounded"),
        ("arestted", None),
        ("arrrested", "arrested"),
        ("hostege", "hostage"),
    ],
)
def test_one_letter_is_mended_and_two_are_not(typed, meant):
    """Dropped, doubled, swapped with the next, a vowel for a vowel; "arestted" lacks one and has one too many."""
    assert misspelt().get(typed) == meant


@pytest.mark.parametrize("word", ["inured", "stubbed", "messing", "solders", "killer", "injure", "policeman", "gunman"])
def test_another_word_is_no_misspelling(word):
    """A word of the language, or another word of the list, says what it says."""
    assert word not in misspelt()


def test_a_text_with_a_misspelt_word_is_read():
    """Triage looks up what was meant."""
    assert relevant("A farmer was kidnpped near the ford.")
    assert not relevant("The farmer was kidded near the ford.")
