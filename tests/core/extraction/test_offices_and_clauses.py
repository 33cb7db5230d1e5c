"""Words of harm and numbers beside them that tell of nobody harmed."""

import pytest

from tests.core.extraction.listening import mentions, tolls


@pytest.mark.parametrize(
    "office",
    ["A probe body of seven members", "A body of seven experts", "An appeals body", "A licensing body"],
)
def test_a_body_of_office_is_no_dead_body(office):
    """Named by what it does, or of how many."""
    body = f"{office} is to report within a week on the sinking of a ferry near Dhaka on Monday."
    assert all("killed" not in toll for _, toll in tolls(body))


def test_a_body_found_is_a_dead_body():
    """Negative: "a boy's body", "a charred body"."""
    for found in ("A boy's body", "A charred body", "The body of a diver"):
        assert tolls(f"{found} was found in a ferry near Dhaka on Monday.") == [("primary", {"killed": 1})]


@pytest.mark.parametrize(
    ("body", "toll"),
    [
        ("The toll could rise because four of the wounded are in intensive care after Monday's blast in Graz.",
         {"injured": 4}),
        ("Two nurses, both women, were still in captivity near Kumbo on Monday.", {"kidnapped": 2}),
        ("A flood in Graz on Monday killed nine people; more than 60 were never told of it.", {"killed": 9}),
        ("A flood in Graz on Monday killed nine people, and 60 were never asked.", {"killed": 9}),
    ],
)  # fmt: skip
def test_what_is_said_of_others_is_no_harm(body, toll):
    """A clause of its own, and an apposition."""
    assert tolls(body)[0][1] == toll


def test_none_held_by_last_night_opens_no_event():
    """ "By" tells the time, not who held them."""
    assert tolls("Seven clerks have been sued; none had been held by last night, police said on Monday.") == []


@pytest.mark.parametrize(
    ("body", "measure"),
    [
        (
            "Separatist gunmen on Monday released 12 of the 15 teachers they had seized from a school in Kumbo.",
            "kidnapped",
        ),
        ("Police on Monday released 12 of the 15 teachers they had seized at a rally in Kumbo.", "arrested"),
    ],
)
def test_who_seized_them_says_whether_they_were_arrested(body, measure):
    """ "They" are the gunmen, or the police."""
    told = [c for m in mentions(body) for c in m.claims if c.best == 15]
    assert [c.measure for c in told] == [measure]
