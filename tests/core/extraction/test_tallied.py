"""The number of those who suffered something, whoever they are: a total, of their side."""

import pytest

from tests.core.extraction.listening import mentions

CASES = [
    ("The number of civilians killed in Monday's air strike near Idlib had reached 22, including nine children.",
     ("killed", 22, "civilian")),
    ("The civilian death toll from Monday's raid near Gao climbed to 41, an official said.",
     ("killed", 41, "civilian")),
    ("Two more died on Tuesday, bringing the number of police killed in Monday's ambush near Quetta to nine.",
     ("killed", 9, "security_forces")),
    ("The number of pilgrims who died in Monday's crush in Hathras has reached 121.", ("killed", 121, "civilian")),
    ("The army raised the number of soldiers confirmed dead in Monday's attack near Diffa to 15.",
     ("killed", 15, "security_forces")),
    ("Officials put the number of migrants drowned in Monday's shipwreck off Sfax at 37.", ("killed", 37, "civilian")),
    ("The number of people injured in Monday's collision near Larissa stood at 66.", ("injured", 66, "unknown")),
    ("The number of those killed by Monday's gas blast in Accra went up from 14 to 17.", ("killed", 17, "unknown")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_number_of_whoever_suffered_is_a_total(text, expected):
    """The figure is far behind its noun, by a verb of rising or of putting."""
    (told,) = mentions(text)
    assert expected in [(c.measure, c.best, c.side) for c in told.claims if c.mode == "total"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Dhaka shot dead at least 19 people on Monday, hospitals said; the government put the number at 10.",
         {("hospitals", 19), ("government", 10)}),
        ("Police said 14 people died in a fire in Lahore on Monday, while rescuers put the number at 16.",
         {("Police", 14), ("rescuers", 16)}),
        ("A bomb killed nine people in Kano on Monday, residents said. The police confirmed the blast and said four"
         " people had died.", {("residents", 9), ("police", 4)}),
    ],
)  # fmt: skip
def test_another_mouth_puts_the_number_elsewhere(text, expected):
    """Both stand as totals: a disagreement, no part."""
    (told,) = mentions(text)
    assert {(c.speaker.name, c.best) for c in told.claims if c.mode == "total"} == expected


def test_a_number_put_without_dead_before_it_is_none():
    """A union's count of marchers kills nobody."""
    (told,) = mentions("The union put the number at 3,000 after police arrested four at a march in Paris on Monday.")
    assert [(c.measure, c.best) for c in told.claims] == [("arrested", 4)]
