"""Who was held and goes free, in steps: exits of those held, and nobody left behind the last of them."""

import pytest

from tests.core.extraction.listening import mentions


def told(text):
    """`best mode`, with what the claim leaves or the state it tells."""
    out = []
    for claim in (c for m in mentions(text) for c in m.claims if c.measure == "kidnapped"):
        out.append((claim.best, claim.state or (claim.from_ and "out") or claim.mode))
    return sorted(out, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The last three people of the team that was kidnapped in Kano on 19 May have been freed, police said.",
         [(3, "subset"), (3, "out"), (0, "still_held")]),
        ("All of the remaining 14 schoolgirls kidnapped in Kano on 4 June have been released.",
         [(14, "subset"), (14, "out"), (0, "still_held")]),
        ("Gunmen in Kano on Monday released the last of 38 worshippers they had abducted on 2 June.",
         [(38, "total"), (38, "out"), (0, "still_held")]),
        ("The remaining hostages taken near Chitral, Pakistan, on 3 June walked free on Sunday.", [(0, "still_held")]),
        ("Two engineers held hostage in Mali since 3 June were freed on Saturday.", [(2, "total"), (2, "out")]),
        ("The five aid workers abducted in Burkina Faso on 1 June are free, officials said.",
         [(5, "total"), (5, "out")]),
        ("Two of the six tourists kidnapped in Marib on 1 June escaped on Sunday.", [(6, "total"), (2, "out")]),
        ("Soldiers on Friday rescued 17 of the 23 villagers taken by bandits in Katsina on Wednesday.",
         [(23, "total"), (17, "out")]),
        ("Gunmen kidnapped five people in Kano on Monday.", [(5, "total")]),
        ("Firefighters rescued 12 people from a burning block in Kano on Monday.", []),
    ],
)  # fmt: skip
def test_who_goes_free_leaves_those_held(text, expected):
    """tolls.md, "Transitions": kidnapped stays counted, who is still held is kept beside."""
    assert told(text) == sorted(expected, key=str)


def test_a_ministry_abroad_is_no_scene():
    """Who speaks in Paris tells of Mali."""
    text = "Two engineers held hostage in Mali since 3 June were freed on Saturday, the foreign ministry in Paris said."
    assert [m.where.country for m in mentions(text)] == ["ML"]
