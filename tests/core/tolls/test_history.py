"""What changed in a toll, and why."""

import pytest

from core.tolls.fold import toll
from core.tolls.history import changes, told_by
from tests.core.tolls.tolls_notation import hours, mention, story


def reasons(before, after, hint=None):
    found = changes(toll(before), toll(after), at=hours(9), mention_id="m9", hint=hint)
    return {c.measure: c.reason for c in found}


FIRST = ["3; 10 injured; 5 missing"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (["5"], {"killed": "higher_claim"}),
        (["2 was:3"], {"killed": "lower_claim"}),
        (["3"], {}),
        (["2 kidnapped"], {"kidnapped": "new_claim"}),
        (["3; part 1 civilian in:0"], {"killed": "new_claim"}),
        (["plus 1 from:injured"], {"killed": "injured_died", "injured": "injured_died"}),
    ],
)
def test_reasons_from_the_figures(more, expected):
    """Higher, lower, new, or nothing at all; a death among the injured shows in both measures."""
    assert reasons(story(*FIRST), story(*FIRST, *more)) == expected


@pytest.mark.parametrize(
    "hint", ["late_report", "article_revised", "retracted", "merged", "split", "corrected_by_hand"]
)
def test_the_callers_reason(hint):
    """A reason that the figures cannot show is given with the change, and names all of it."""
    assert reasons(story("3; 10 injured"), story("5; 12 injured"), hint) == {"killed": hint, "injured": hint}


def test_found_names_only_what_it_moves():
    """People found dead move the missing; a rise of another measure keeps its own reason."""
    before = story("3; 10 injured; 5 missing")
    after = [*before, mention("plus 2 from:missing; 4 kidnapped", hour=2, name="found")]
    assert reasons(before, after, "missing_found") == {
        "killed": "missing_found", "missing": "missing_found", "kidnapped": "new_claim",
    }  # fmt: skip


def test_a_measure_that_disappears():
    """A retraction leaves nothing: before is told, after is unknown."""
    (change,) = changes(toll(story("3")), {}, at=hours(1), hint="retracted")
    assert (change.before.best, change.after, change.reason) == (3, None, "retracted")


def test_change_carries_ranges_time_and_mention():
    """low, best and high before and after; the time is given, never taken from a clock."""
    (change,) = changes(toll(story("3")), toll(story("3", "5+")), at=hours(4), mention_id="m1")
    assert (change.before.best, change.after.best, change.at, change.mention_id) == (3, 5, hours(4), "m1")


def test_told_by():
    """A mention tells its transition; else that it is older than what was known; else nothing."""
    assert told_by(mention("plus 1 from:injured")) == "injured_died"
    assert told_by(mention("plus 1 from:missing")) == "missing_found"
    assert told_by(mention("3", hour=1), [hours(5)]) == "late_report"
    assert told_by(mention("3", hour=6), [hours(5)]) is None
