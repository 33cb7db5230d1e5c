"""Where and when a report was filed."""

import pytest

from core.reading.datelines import dateline


@pytest.mark.parametrize(
    ("body", "place", "date"),
    [
        ("QUITO, 3 JAN 90 -- [REPORT] [TEXT] Five men", "QUITO", "3 JAN 90"),
        ("LIMA, 12 FEB 89 (EFE) -- [TEXT] Five men", "LIMA", "12 FEB 89"),
        ("NAIROBI, Kenya (AP) _ Five men", "NAIROBI, Kenya", None),
        ("CAIRO (Reuters) - Five men", "CAIRO", None),
        ("TROY , OH ( WXYZ ) —\nFive men", "TROY , OH", None),
        ("Kabul, March 3 (Reuters) - Five men", "Kabul", "March 3"),
        ("PARIS — Five men", "PARIS", None),
        ("MULTAN: Five men", "MULTAN", None),
        ("Jammu, Aug 12: Five men", "Jammu", "Aug 12"),
    ],
)
def test_datelines(body, place, date):
    """Place, date, and where the report begins."""
    told = dateline(body)
    assert told is not None
    assert (told.place, told.date, body[told.end :]) == (place, date, "Five men")


@pytest.mark.parametrize(
    "body",
    [
        "Police said the man - a teacher - was shot.",
        "Five people were killed on Monday.",
        "Police: the man was shot.",
        "He gave the ages: 12 and 14.",
        "A well-known singer died -- of what is unknown.",
        "",
    ],
)
def test_prose_is_no_dateline(body):
    """A dash alone makes none."""
    assert dateline(body) is None
