"""A day told without its year is of the year told behind it, or of the one its anniversary counts back to."""

from datetime import date

import pytest

from core.extraction.told_years import with_their_years
from core.extraction.when import Anchor, times
from tests.core.extraction.listening import mentions
from tests.core.extraction.reading_notation import sentence

NOW = date(2019, 6, 12)


def _days(text, now=NOW):
    """The first days of all dated expressions."""
    read = sentence(text)
    found = with_their_years(read, times(read, Anchor(published=now)), now)
    return [str(t.when.start) for t in found if t.when is not None and t.kind == "date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Christmas Day bombing of 2013", "2013-12-25"),
        ("the Easter Monday fires of 2016", "2016-03-28"),
        ("the New Year's Eve fire of 2015", "2015-12-31"),
        ("the 9 May tailings dam breach of 2011", "2011-05-09"),
        ("the Good Friday landslide in 2010", "2010-04-02"),
    ],
)
def test_the_year_behind_the_noun_is_the_day_s(text, expected):
    """ "The Easter Monday fires of 2016" were on that Easter's Monday."""
    assert _days(f"They recalled {text}.")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the third anniversary of the Good Friday stampede", "2016-03-25"),
        ("the tenth anniversary of the 14 June mudslide", "2009-06-14"),
        ("the 20th anniversary of the 11 June crash", "1999-06-11"),
        ("the second anniversary of the deadly 30 May raid", "2017-05-30"),
    ],
)
def test_an_anniversary_counts_back_from_the_one_kept_now(text, expected):
    """Kept two days ahead or eleven days late, it is the anniversary nearest to publication."""
    assert _days(f"They marked {text}.")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine died on 3 May, fewer than in 2016.", "2019-05-03"),
        ("Nine died on 3 May in a raid that recalled 2016.", "2019-05-03"),
        ("Nine died on Easter Sunday.", "2019-04-21"),
        ("Nine died on Monday at a march to mark the third anniversary of a siege.", "2019-06-10"),
        ("A bomb on 2 June killed nine on the third anniversary of a siege.", "2019-06-02"),
    ],
)
def test_other_days_keep_the_year_of_the_news(text, expected):
    """A year that belongs to something else says nothing of the day."""
    assert _days(text)[0] == expected


def test_what_an_anniversary_remembers_is_background():
    """The dead of three years ago are no news of this week."""
    found = mentions(
        "Bells rang in Bari, Italy, on Monday for the third anniversary of the Easter Sunday fire of 2016, in which 31"
        " people were killed and 60 wounded."
    )
    assert [(m.role, str(m.when.start)) for m in found] == [("background", "2016-03-27")]
