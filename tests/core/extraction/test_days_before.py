"""A deed dated from what was done later."""

import pytest

from tests.core.extraction.listening import mentions


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        ("Parliament debated the law on Monday, three days after a gunman killed four pupils in Turku.",
         "2019-06-07", "2019-06-07"),
        ("A service was held on Monday, two days after three sailors drowned off Cork.", "2019-06-08", "2019-06-08"),
        ("Two days after three sailors drowned off Cork, divers searched the wreck on Monday.",
         "2019-06-08", "2019-06-08"),
        ("The mayor quit on Monday, two weeks after 14 people died in a fire in Turku.", "2019-05-24", "2019-05-30"),
    ],
)  # fmt: skip
def test_the_day_is_counted_back(body, start, end):
    """From the later day, as exactly as it is told."""
    (told,) = mentions(body)
    assert (told.when.start.isoformat(), told.when.end.isoformat()) == (start, end)


def test_a_deed_of_that_day_keeps_it():
    """Negative: the raid of Monday is news too, and the sailors of another day."""
    told = mentions("Police killed two men in a raid in Cork on Monday, two days after three sailors drowned there.")
    assert told[0].when.start.isoformat() == "2019-06-10"
