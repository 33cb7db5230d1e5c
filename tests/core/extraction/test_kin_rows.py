"""Families told by name are counted person by person."""

import pytest

from tests.core.extraction.listening import told, tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lind, 40, and her sons Per Lind, 19, and Nils Lind, 12, were shot to death.", ["killed 3"]),
        ("Ada Lind and her daughters Ebba, 9, and Tuva, 7, were found dead.", ["killed 3"]),
        ("Ada Lind, 40, her son Per, 5, and her mother Rut Berg, 71, were killed in the flood.", ["killed 3"]),
        ("Olaf Lind, 70, and his wife, Rut Lind, 68, died in the flames.", ["killed 2"]),
        ("The slide killed Ada Lind (33), her husband Per Lind (35) and their baby.", ["killed 3"]),
        ("Raiders shot dead Idris Bello, his wife and their four children.", ["killed 6"]),
        ("Raiders shot dead Idris Bello, his wife and son.", ["killed 3"]),
        ("Ada Lind, 40, and her three brothers drowned.", ["killed 4"]),
        ("Teacher Ada Lind, 40, and her sons Per, 4, and Nils, 2, were stabbed to death.", ["killed 3"]),
        ("Ada Lind and her sons were killed.", ["killed 3+"]),
    ],
)
def test_a_family_is_as_many_as_are_told(text, expected):
    """Each name, each "his wife" is one; a plural is as many as it names or counts."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berta Lind, his wife, and Otto Lind, his son, were killed.", 2),
        ("Ada Lind, 40, was killed and her husband Per Lind, 42, was wounded.", 1),
        ("Ada Lind, the mother of Per Lind, was killed.", 1),
        ("Olaf Lind and his mother said that the fire had killed nobody.", 0),
    ],
)
def test_who_somebody_is_makes_nobody_more(text, expected):
    """ "Berta Lind, his wife" is one person told twice; a verb between makes two clauses."""
    ((_, figures),) = tolls(text)
    assert figures["killed"] == expected
