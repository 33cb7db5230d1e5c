"""Sums over several shootings count nobody twice, whatever word tells of the wounded; the dead are not those shot."""

import pytest

from tests.core.extraction.listening import mentions, tolls


@pytest.mark.parametrize(
    "text",
    [
        "Four people are dead and seven others injured after two separate shootings in Reno, Nevada, police said.\n\n"
        "Officers were called at 9 p.m. Monday to Tarn Street, where a woman was found dead. Three others were driven"
        " to St. Clare with gunshot wounds.\n\nAt 2 a.m. Tuesday, shots were fired outside a club on Mole Road. Three"
        " men were killed and four people were hurt.",
        "Four people were killed and seven wounded in separate shootings in Akron, Ohio, on Monday, police said. At"
        " 1 p.m. a clerk was killed and three women were shot in a park on Kiln Road. At 9 p.m. three men were killed"
        " on Ferry Street and four people were taken to hospital.",
    ],
)
def test_a_night_of_shootings(text):
    """Each has its own dead and wounded; the night's sum is shown beside and adds nothing."""
    own = [{m: n for m, n in figures.items() if m in ("killed", "injured")} for _, figures in tolls(text)]
    assert own == [{"killed": 1, "injured": 3}, {"killed": 3, "injured": 4}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two bakers were killed and three clerks were shot at a mill.", {"killed": 2, "injured": 3}),
        ("A monk was killed and a porter was shot at a mill.", {"killed": 1, "injured": 1}),
        ("Three clerks were shot at a mill and one died.", {"killed": 1, "injured": 2}),
        ("Five people were shot at a mill on Monday. One man died.", {"killed": 1, "injured": 4}),
    ],
)
def test_who_was_killed_and_who_was_shot(text, expected):
    """Told by nouns of their own they are other people; told as some of them they are not."""
    ((_, figures),) = tolls(text)
    assert figures == expected


def test_a_bare_plural_is_no_sum():
    """ "Bakers killed" is two at the least: that two are told one by one behind it makes it no sum over two deeds."""
    told = mentions(
        "A baker was killed by a robber in Leeds on Monday. On Sunday a baker died in York when a van crashed.",
        title="Bakers killed in the county",
    )
    assert all(c.scope == "event" for m in told for c in m.claims)


def test_a_headline_tells_two_people_by_two_nouns():
    """ "Clerk killed, woman shot" and the same in the text: one dead, one hurt."""
    ((_, figures),) = tolls(
        "A clerk was killed and a woman was shot outside a mill.", "Clerk killed, woman shot at mill"
    )
    assert figures == {"killed": 1, "injured": 1}


def test_others_in_the_text_are_others_in_the_headline():
    """ "One killed, three shot", and in the text "three others": three hurt, none of them the dead."""
    ((_, figures),) = tolls(
        "One clerk was killed and three others were shot at a fair.", "One killed, three shot at fair"
    )
    assert figures == {"killed": 1, "injured": 3}


def test_who_says_so_was_not_shot_besides():
    """A headline run into the text: "in a Leeds shooting Police said" tells of no police shot."""
    ((_, figures),) = tolls(
        "Four people were shot at a park in Leeds on Monday. 1 dead in Leeds shooting Police said the park was shut."
    )
    assert figures == {"killed": 1, "injured": 3}
