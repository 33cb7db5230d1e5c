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
            "Charges filed in park murder",
            "Prosecutors charged a 50-year-old man on Friday with gunning another man down in March. The shooting"
            " happened on March 2, 2019. Lee Arnott, 32, was pronounced dead at the scene.",
            "2019-03-02",
            {"killed": 1},
        ),
        (
            "Second victim named",
            "The coroner on Sunday night identified the second victim of a shooting in Leeds. Three people were shot"
            " and killed on Saturday. Two others were wounded.",
            "2019-06-08",
            {"killed": 3, "injured": 2},
        ),
        (
            "Downham man arrested for shooting at shop",
            "Carl Mott, a 19-year-old man, was arrested in Leeds on Saturday. Police were called on Thursday to an"
            " attack inside a shop. A man was shot in the shoulder.",
            "2019-06-06",
            {"arrested": 1, "injured": 1},
        ),
        (
            "Teenager charged with murder",
            "A teenager was charged on Monday with murder over a shooting on May 9 near Hull. He was indicted for the"
            " death of 38-year-old Ann Long.",
            "2019-05-09",
            {"killed": 1},
        ),
        (
            "Funerals for family",
            "Funerals are scheduled for a family killed in Leeds. Three children were shot dead on April 26.",
            "2019-04-26",
            {"killed": 3},
        ),
    ],
)
def test_what_came_of_a_deed_is_on_its_day(title, body, day, toll):
    """tolls.md, Roles: a follow-up is entered on the day of the deed."""
    assert primary(body, title) == (day, toll)


def test_a_sentence_of_another_year_is_of_another_deed():
    """ "Was sentenced last year for that shooting" lends its year to no news without a day."""
    body = (
        "Four people were killed at the base, officials said. The base was the site of a shooting in 2009 that killed"
        " 13. A man was sentenced to death last year for that shooting."
    )
    assert primary(body, "Four killed in shooting at base")[1] == {"killed": 4}


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("", "Fifteen others were wounded on Saturday. Two others were hit near the bar.", {"injured": 15}),
        ("", "Four others were wounded on Saturday. The other two people wounded are stable.", {"injured": 4}),
        ("", "Four people were wounded on Saturday. Another two were wounded on the way.", {"injured": 6}),
        (
            "",
            "A woman who authorities say shot herself on Friday died on Sunday.",
            {"killed": 1},
        ),
        (
            "Mother who shot children dies",
            "A mother who wounded her children died on Sunday.",
            {"killed": 1, "injured": 2},
        ),
        (
            "",
            "Police found a man shot dead, along with two women who had been stabbed.",
            {"killed": 1, "injured": 2},
        ),
        ("", "A guard killed three clerks and then himself. His body was found near a gun.", {"killed": 4}),
    ],
)
def test_nobody_is_counted_twice(title, body, expected):
    """Others of others, one death by two verbs, a known body."""
    assert [{m: n for m, n in toll.items() if m in ("killed", "injured")} for _, toll in tolls(body, title)] == [
        expected
    ]
