"""Rulings as records: what each kind has to say, where it goes, what stands."""

from datetime import UTC, datetime

import pytest

from core import corrections
from core.corrections import Wrong, correction, hidden, undoing, undone

AT = datetime(2020, 3, 7, 12, tzinfo=UTC)
LATER = datetime(2020, 3, 8, 12, tzinfo=UTC)
WHO = {"by": "an editor", "reason": "the family asked", "at": AT}


def test_a_merge_goes_to_every_block_the_winner_first():
    """The id is the same for the same words at the same moment."""
    made = correction("merge", ("TJ-1-a", "AF-1-b", "TJ-1-c"), **WHO)
    assert made.blocks == ("TJ", "AF") and made.event_ids[0] == "TJ-1-a"
    assert made == correction("merge", ("TJ-1-a", "AF-1-b", "TJ-1-c"), **WHO)
    assert made.correction_id != correction("merge", ("TJ-1-a", "AF-1-b"), **WHO).correction_id


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("merge", {}),
        ("split", {}),
        ("withhold", {"quotes": (" ",)}),
        ("retract", {"reason": " "}),
        ("retract", {"by": ""}),
    ],
)
def test_what_says_too_little_is_no_correction(kind, said):
    """Who, why, and what."""
    with pytest.raises(Wrong):
        correction(kind, ("TJ-1-a",), **{**WHO, **said})


def test_dates_and_places():
    """Both days are included; a point has two coordinates."""
    when = corrections.days("2015-09-04..2015-09-05")
    assert (when.start.day, when.end.day) == (4, 5)
    assert corrections.place("Vahdat", "TJ", "Tajikistan", 38.5, 69.0).precision == "exact"
    assert corrections.place("Vahdat", "TJ", "Tajikistan", None, None).precision == "country"
    for words in ("2015-09-31", "2015-09-05..2015-09-04", "Friday"):
        with pytest.raises(Wrong):
            corrections.days(words)
    with pytest.raises(Wrong):
        corrections.place("Vahdat", "TJ", "Tajikistan", 38.5, None)


def test_words_are_hidden_until_the_ruling_is_undone():
    """And again where the undoing itself is undone."""
    ruled = correction("withhold", ("TJ-1-a",), quotes=("A. Name",), **WHO)
    back = undoing(ruled, by="b", reason="r", at=LATER)
    again = undoing(back, by="b", reason="r", at=LATER.replace(hour=13))
    assert hidden([ruled]) == ("A. Name",)
    assert hidden([ruled, back]) == () and undone([ruled, back]) == {ruled.correction_id}
    assert hidden([ruled, back, again]) == ("A. Name",)
