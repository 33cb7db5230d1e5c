"""Time expressions, anchored on Saturday 5 September 2015 unless told otherwise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.when import Anchor, dateline_day, shift, times
from schemas.place import When
from tests.core.extraction.reading_notation import dates, sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten were killed on Saturday", "2015-09-05"),
        ("Friday's attacks", "2015-09-04"),
        ("Friday`s attacks", "2015-09-04"),
        ("he died last Friday", "2015-09-04"),
        ("he died last Saturday", "2015-08-29"),
        ("late on Thursday a bomb exploded", "2015-09-03"),
        ("the blast on Friday night killed ten", "2015-09-04"),
        ("they will meet on Friday", "2015-09-11"),
        ("he is scheduled to be sentenced Monday", "2015-09-07"),
        ("until Tuesday", "2015-09-08"),
        ("next Monday", "2015-09-07"),
        ("on Friday of last week", "2015-08-28"),
        ("Friday, Sept. 4, 2015", "2015-09-04"),
        ("Friday 4 September", "2015-09-04"),
        ("yesterday", "2015-09-04"),
        ("today", "2015-09-05"),
        ("last night", "2015-09-04"),
        ("this morning", "2015-09-05"),
        ("overnight", "2015-09-04"),
        ("the day before yesterday", "2015-09-03"),
        ("five days ago", "2015-08-31"),
        ("on March 3", "2015-03-03"),
        ("on 3 March 2014", "2014-03-03"),
        ("on the 3rd of March", "2015-03-03"),
        ("on 30 December", "2014-12-30"),
        ("on Dec. 30", "2014-12-30"),
        ("03 JAN 90", "1990-01-03"),
        ("2015-09-04", "2015-09-04"),
        ("05/09/2015", "2015-09-05"),
        ("12/25/14", "2014-12-25"),
        ("4.9.2015", "2015-09-04"),
        ("on Christmas Day", "2014-12-25"),
        ("on Easter Sunday 2014", "2014-04-20"),
        ("last week", "2015-08-24..2015-08-30 week"),
        ("this week", "2015-08-31..2015-09-06 week"),
        ("three weeks ago", "2015-08-10..2015-08-16 week"),
        ("last month", "2015-08-01..2015-08-31 month"),
        ("earlier this month", "2015-09-01..2015-09-05 month"),
        ("in March", "2015-03-01..2015-03-31 month"),
        ("in November", "2014-11-01..2014-11-30 month"),
        ("November 2020: ten were killed", "2020-11-01..2020-11-30 month"),
        ("in July last year", "2014-07-01..2014-07-31 month"),
        ("on November 18 last year", "2014-11-18"),
        ("on 3 May of last year", "2014-05-03"),
        ("on June 5 this year", "2015-06-05"),
        ("in 1997", "1997-01-01..1997-12-31 year"),
        ("the 1992-1997 war", "1992-01-01..1997-12-31 year"),
        ("from 1992 to 1997", "1992-01-01..1997-12-31 year"),
        ("in the 1990s", "1990-01-01..1999-12-31 year"),
        ("last year", "2014-01-01..2014-12-31 year"),
        ("since 2012", "2012-01-01..2015-09-05 year"),
        ("since January", "2015-01-01..2015-09-05 month"),
        ("in the past 24 hours", "2015-09-04..2015-09-05 day"),
        ("over the weekend", "2015-09-05..2015-09-06 day"),
        ("March 3-5, 2014", "2014-03-03..2014-03-05 day"),
        ("in March 13 men were killed", "2015-03-01..2015-03-31 month"),
        ("IN THE ATTACK ON 30 DECEMBER", "2014-12-30"),
        ("on 3 march the army attacked", "2015-03-03"),
        ("he may have died in march", "2015-03-01..2015-03-31 month"),
        ("ten died between Monday and Wednesday", "2015-08-31..2015-09-02 day"),
        ("from March 3 to April 5", "2015-03-03..2015-04-05 day"),
        ("the Nov. 3 deadline", "2015-11-03"),
        ("he was killed on Nov. 3", "2014-11-03"),
    ],
)
def test_dates(text, expected):
    """One expression, one interval."""
    assert dates(text) == [expected]


def test_the_weekend_told_on_a_monday_is_the_one_before():
    """On Monday 7 September the weekend is that of the 5th."""
    assert dates("ten died over the weekend", "2015-09-07") == ["2015-09-05..2015-09-06 day"]


def test_a_dateline_moves_the_anchor_and_is_no_day_of_a_happening():
    """Weekdays lean on the day of writing where the article has one."""
    head = sentence("PORT VALE, 3 JAN 90 -- Ten men were killed yesterday.")
    assert dateline_day(head, date(1990, 1, 5)) == date(1990, 1, 3)
    anchor = Anchor(published=date(1990, 1, 5), dateline=date(1990, 1, 3))
    found = times(head, anchor)
    assert [(e.kind, str(e.when.start)) for e in found] == [("dateline", "1990-01-03"), ("date", "1990-01-02")]


@pytest.mark.parametrize(
    ("text", "offset", "governs"),
    [
        ("a day after 22 people died", 1, True),
        ("two days later", 2, False),
        ("the next day", 1, False),
        ("the following day", 1, False),
        ("the same day", 0, False),
        ("that night", 0, False),
        ("the previous day", -1, False),
        ("the day before", -1, False),
        ("hours later", 0, False),
        ("a week earlier", -7, False),
    ],
)
def test_references_lean_on_the_happening_told_before(text, offset, governs):
    """They have no date of their own; `shift` gives it once the other's is known."""
    (found,) = times(sentence(text), Anchor(published=date(2015, 9, 5)))
    assert (found.kind, found.when, found.offset_days, found.governs) == ("reference", None, offset, governs)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("for three days", "duration"), ("a two-hour battle", "duration"), ("every Friday", "set"), ("on Fridays", "set")],
)
def test_spans_and_repetitions_are_no_dates(text, kind):
    """Durations and sets are told apart from dates."""
    (found,) = times(sentence(text), Anchor(published=date(2015, 9, 5)))
    assert (found.kind, found.when) == (kind, None)


@pytest.mark.parametrize(
    "text",
    ["a 51-year-old man", "13 years old", "they may march to the second house", "7 march in protest", "sat down"],
)
def test_no_times(text):
    """Ages and words that only look like months or weekdays are none."""
    assert times(sentence(text), Anchor(published=date(2015, 9, 5))) == ()


def test_shift_keeps_length_and_precision():
    """Two days later than a weekend is as long as a weekend."""
    weekend = When(start=date(2015, 9, 5), end=date(2015, 9, 6), text="the weekend")
    assert shift(weekend, 2) == When(start=date(2015, 9, 7), end=date(2015, 9, 8), text="the weekend")


WORDS = st.sampled_from(
    "Friday March 3 31 February 1997 last next this week year since until the a day after before ago two 24 hours "
    "past will said killed 9999 0000 99 Christmas overnight weekend quarter of , . - / ( in on 30 s several Sept "
    "months".split()
)


@given(st.lists(WORDS, max_size=25), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_the_same_way_twice_and_text_slices(words, published):
    """Same text, same output; no overlap; each interval ends after it starts and quotes its words."""
    one = sentence(" ".join(words), start=7)
    found = times(one, Anchor(published=published))
    assert found == times(sentence(" ".join(words), start=7), Anchor(published=published))
    for e in found:
        assert 0 <= e.first < e.last <= len(one.tokens)
        if e.when:
            assert e.when.start <= e.when.end
            assert e.when.text == one.text[one.tokens[e.first].start - 7 : one.tokens[e.last - 1].end - 7]
    assert all(a.last <= b.first for a, b in zip(found, found[1:], strict=False))
