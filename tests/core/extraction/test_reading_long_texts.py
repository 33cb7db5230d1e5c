"""Reading stays linear: repeated words that open every rule, thousands of them in one sentence."""

from datetime import date

import pytest

from core.extraction.numbers import quantities
from core.extraction.people import people
from core.extraction.speakers import voice
from core.extraction.speech import attributions
from core.extraction.when import Anchor, times
from tests.core.extraction.reading_notation import sentence

MANY = 4_000


@pytest.mark.parametrize(
    "unit",
    ["13, ", "aged 3, ", "at least ", "twenty-", "a half ", "one hundred and ", "between 1 and ", "Friday ", "March 3 ",
     "three days ago ", "said ", "police said ", "according to ", "John Smith, 23, ", '" he said ', "( ", "killed "],
)  # fmt: skip
def test_no_sentence_is_too_long(unit):
    """Each text of 4,000 repetitions is read to its end (a quadratic rule takes minutes)."""
    one = sentence(unit * MANY)
    assert all(q.number_last <= len(one.tokens) for q in quantities(one))
    assert all(e.last <= len(one.tokens) for e in times(one, Anchor(published=date(2015, 9, 5))))
    assert all(a.last <= len(one.tokens) for a in attributions(one))
    assert len(people((one,))) <= 1
    assert voice(one, (0, 1), (one,)).sentence in (None, one.index)
