"""Vague counts told by a verb, habits, unions of the bereaved, deeds that will not be, numbers run together."""

import pytest

from tests.core.extraction.listening import mentions, tolls


def _toll(text):
    return [toll for _, toll in tolls(text) if toll]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A bomb has killed several people in the suburb, police said.", 3),
        ("Gunmen have killed dozens of shoppers at a market, police said on Monday.", 24),
        ("Dozens have died in a fire at a mill, police said.", 24),
        ("Thirtythree sailors were killed when a bomb went off at the pier on Monday.", 33),
    ],
)
def test_a_vague_count_of_a_verb_is_news(text, killed):
    """ "Have killed dozens" counts, as "killed dozens" does."""
    assert [toll["killed"] for toll in _toll(text)] == [killed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gang, known for its frequent kidnappings of drivers and nurses, raided a mill on Monday and wounded two"
         " guards.", [{"injured": 2}]),
        ("The gang vowed there would be no further raids or murders of clerks, nurses and cooks.", []),
        ("Members of the Union of Widows and Families of Missing and Murdered Miners sat in the hall on Monday.", []),
        ("The murders of two clerks and a nurse on Monday were the gang's first.", [{"killed": 3}]),
    ],
)  # fmt: skip
def test_habits_promises_and_names_count_nobody(text, expected):
    """What a gang often does, will do no more, or whose families have a union."""
    assert _toll(text) == expected


@pytest.mark.parametrize("text", ["TROOPS BURNED THE FARM IN REPRISAL ON MONDAY. TWO FARMERS WERE KILLED IN THE FIRE."])
def test_what_was_done_in_reprisal_is_no_place(text):
    """An ordinary word in capitals names no village."""
    assert [m.where.name for m in mentions(text)] == [""]
