"""What is worth reading."""

import pytest

from core.reading.triage import matters, relevant


@pytest.mark.parametrize(
    "text",
    [
        "A soldier was wounded.",
        "Three hikers are missing.",
        "Gunmen took two engineers hostage.",
        "A thousand people were evacuated.",
        "The ferry capsized; nine bodies were recovered.",
        "He succumbed to his injuries.",
        "FIVE MEN WERE KIDNAPPED.",
        "Nobody was hurt in the crash.",
        "The quake buried a village.",
        "Thirty were arrested.",
    ],
)
def test_texts_of_harm_are_kept(text):
    """Killed, hurt, missing, taken, held, displaced: every measure, however it is told."""
    assert relevant(text)
    assert matters(text)


@pytest.mark.parametrize(
    "text",
    [
        "The central bank raised its rate by half a point on Thursday, in line with what most analysts had expected.",
        "The council approved the new library. It will open in spring and hold forty thousand books.",
    ],
)
def test_other_news_is_dropped(text):
    """Most of the world's news costs no model time."""
    assert not relevant(text)
    assert not matters(text)


def test_one_weak_word_is_not_enough_in_a_long_text():
    """A long text of business news with one figure of speech stays out."""
    text = "The company reported higher sales in every market it serves this year. " * 30
    assert not relevant(text + "Its shares were hurt.")
