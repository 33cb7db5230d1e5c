"""What came of a deed is told with it, on its day; the dead of one verb told once, and others of others no more."""

import pytest

from tests.core.extraction.listening import mentions, tolls


def primary(body, title=""):
    """Day and figures of the article's own news."""
    (found,) = [m for m in mentions(body, title) if m.role == "primary"]
    return str(found.when.start), {measure: figure.best for measure, figure in found.toll.items()}


@pytest.mark.parametrize(
    ("title", "body", "day", "toll"),
    [
        (
            "Charges filed in quay murder",
            "Magistrates charged a 63-year-old baker on Friday with gunning down a rival in April. The shooting took"
            " place on April 7, 2019. Ned Arkle, 55, was pronounced dead there.",
            "2019-04-07",
            {"killed": 1},
        ),
        (
            "Third victim named",
            "The mayor on Sunday morning named the third victim of a shooting in Leeds. Five guests were shot and"
            " killed on Saturday. Four others were wounded.",
            "2019-06-08",
            {"killed": 5, "injured": 4},
        ),
        (
            "Selby woman arrested for shooting at bakery",
            "Jane Holt, a 61-year-old woman, was arrested in Leeds on Saturday. Police were called on Thursday to an"
            " attack inside a bakery. A customer was shot in the knee.",
            "2019-06-06",
            {"arrested": 1, "injured": 1},
        ),
        (
            "Plumber charged with murder",
            "A plumber was charged on Monday with murder over a stabbing on May 21 near Hull. She was indicted for the"
            " death of 66-year-old Bea Marsh.",
            "2019-05-21",
            {"killed": 1},
        ),
        (
            "Burials for family",
            "Burials are planned for a family killed in Leeds. Four cousins were shot dead on May 3.",
            "2019-05-03",
            {"killed": 4},
        ),
    ],
)
def test_what_came_of_a_deed_is_on_its_day(title, body, day, toll):
    """tolls.md, Roles: a follow-up is entered on the day of the deed."""
    assert primary(body, title) == (day, toll)


def test_a_sentence_of_another_year_is_of_another_deed():
    """ "Was jailed last year for that bombing" lends its year to no news without a day."""
    body = (
        "Six cadets were killed at the school, officials said. The school was the scene of a bombing in 2004 that"
        " killed 21. A woman was jailed for life last year for that bombing."
    )
    assert primary(body, "Six killed in shooting at school")[1] == {"killed": 6}


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("", "Fifteen others were wounded on Saturday. Two others were hit near the bar.", {"injured": 15}),
        ("", "Four others were wounded on Saturday. The other two people wounded are stable.", {"injured": 4}),
        ("", "Four people were wounded on Saturday. Another two were wounded on the way.", {"injured": 6}),
        (
            "",
            "A man who prosecutors say stabbed himself on Friday died on Sunday.",
            {"killed": 1},
        ),
        (
            "Uncle who stabbed nephews dies",
            "An uncle who wounded his nephews died on Sunday.",
            {"killed": 1, "injured": 2},
        ),
        (
            "",
            "Divers found a sailor shot dead, along with three cooks who had been stabbed.",
            {"killed": 1, "injured": 3},
        ),
        ("", "A cook killed five porters and then herself. Her body was found near a knife.", {"killed": 6}),
    ],
)
def test_nobody_is_counted_twice(title, body, expected):
    """Others of others, one death by two verbs, a known body."""
    assert [{m: n for m, n in toll.items() if m in ("killed", "injured")} for _, toll in tolls(body, title)] == [
        expected
    ]
