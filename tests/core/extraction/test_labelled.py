"""Figures told as in a form: a label, a colon, a number."""

import pytest

from tests.core.extraction.listening import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dead: 6.", ["killed 6"]),
        ("Injured: 14, all taken to hospital.", ["injured 14"]),
        ("Drowned: 7; missing: 4; rescued: 31.", ["killed 7", "missing 4"]),
        ("Killed: 3 clerks and 2 bakers.", ["killed 3 clerks", "killed 2 bakers"]),
        ("Wounded: none.", ["injured 0"]),
        ("Injured: 17, two critically.", ["injured 17", "injured 2"]),
        ("Hurt: 12 bakers.", ["injured 12 bakers"]),
    ],
)
def test_a_label_and_its_number(text, expected):
    """ "Injured: 14" are fourteen injured."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Police named the wounded: a 14-year-old and his aunt.", "Injured: see page 14.", "Wounded: $14 million."],
)
def test_what_is_no_number_of_people(text):
    """An age, a page, money: nobody is counted by it."""
    assert not [line for line in told(text) if line.split()[1] not in ("1", "0")]
