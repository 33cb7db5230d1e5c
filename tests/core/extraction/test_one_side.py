"""No part of a whole is counted besides it, whatever side a noun of the part may name."""

import pytest

from tests.core.extraction.listening import mentions


def _sides(body):
    """The dead in all, and by side."""
    killed = mentions(body)[0].toll["killed"]
    return killed.best, {name: figure.best for name, figure in killed.by_side.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty rebels were killed in a clash on Sunday: twelve guerrillas and eight dissidents.", {"militant": 20}),
        ("Nine militiamen were killed in fighting on Monday: six loyalists and three deserters.", {"militant": 9}),
        ("Ten fighters were killed in the clash, four of them dissidents.", {"militant": 10}),
        ("Seven soldiers died in the ambush: five conscripts and two engineers.", {"security_forces": 7}),
        ("Five policemen were killed in the raid, including a doctor and two drivers.", {"security_forces": 5}),
    ],
)
def test_a_trade_is_no_other_side(text, expected):
    """ "Seven soldiers: five conscripts and two engineers" are seven soldiers, not seven and two."""
    assert _sides(text) == (sum(expected.values()), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six soldiers were killed on Monday, including a civilian driver.", (6, {"civilian": 1, "unknown": 5})),
        ("The strike killed ten militants, including three civilians.", (10, {"civilian": 3, "unknown": 7})),
        ("Nine gunmen were killed in the raid, among them a 15-year-old boy.", (9, {"civilian": 1, "unknown": 8})),
    ],
)
def test_who_was_surely_of_another_side_is_inside_all_the_same(text, expected):
    """ "Six soldiers, including a civilian": six dead, not all of them soldiers."""
    assert _sides(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve militants were killed when troops stormed the camp. Two civilians also died.",
         (14, {"civilian": 2, "militant": 12})),
        ("Nine soldiers died in an ambush. Among them were two drivers and a doctor. Four attackers were killed.",
         (13, {"security_forces": 9, "militant": 4})),
        ("Eight people were killed: six soldiers and two civilians.", (8, {"civilian": 2, "security_forces": 6})),
    ],
)  # fmt: skip
def test_sides_told_beside_each_other_still_add_up(text, expected):
    """Only what is a part of the total is inside it."""
    assert _sides(text) == expected
