"""A cheap look before a search: what letters a pattern needs, and that the look never hides a match."""

import re

import pytest

from core.extraction.kept import kept
from core.extraction.sought import Sought, letters


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bannually\b|\b(?:every|each) year\b", (" year", "annually")),
        (r"\b(?:in|during) (?:the year )?(?:19|20)\d\d\b", ("19", "20")),
        (r"\bplay(?:ed|s)? the ", (" the ",)),
        (r"(?:ferry)? ?\w+", ()),
        (r"(?i)ferry", ()),
        (r"(?:a|b|c|d|e|f|g|h|i|j|k|l|m)\d", ()),
        (r"(?!ferry)boat", ("boat",)),
    ],
)
def test_the_letters_a_pattern_needs(pattern, needed):
    """The longest or those with digits, one a choice; none where one may be empty, case is free or they are many."""
    assert letters(pattern) == needed


@pytest.mark.parametrize("text", ["it sinks every year", "annually", "a year", "", "each yearly", "every  year"])
def test_a_look_before_hides_no_match(text):
    """Sought finds what the pattern alone finds, once or as often as it stands."""
    pattern = r"\bannually\b|\b(?:every|each) year\b"
    plain, sought = re.compile(pattern), Sought(pattern)
    assert bool(sought.search(text)) == bool(plain.search(text))
    assert [m.span() for m in sought.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_what_is_kept_is_made_once():
    """The second time it is asked for nothing is made."""
    made = []

    class Page:
        @kept
        def length(self) -> int:
            made.append(1)
            return 7

    page = Page()
    assert (page.length, page.length, made) == (7, 7, [1])
