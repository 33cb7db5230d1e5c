"""Sentences about one happening gathered, different ones kept apart."""

from tests.core.extraction.listening import mentions, tolls


def test_a_day_after_another_happening():
    """ "a day after an attack took 15 lives" is another happening, a day earlier, and secondary."""
    now, before = mentions(
        "Ten rebels were killed by troops on Tuesday, a day after an attack on a market took 15 lives."
    )
    assert (now.role, str(now.when.start), now.toll["killed"].best) == ("primary", "2019-06-11", 10)
    assert (before.role, str(before.when.start), before.toll["killed"].best) == ("secondary", "2019-06-10", 15)


def test_the_same_figure_again_is_one_claim():
    """Headline, lead and later paragraphs that say the same are one claim with several evidences."""
    (one,) = mentions(
        "A bomb killed six people in a market on Monday, police said.\n\nThe six people were killed as they shopped.",
        "Bomb kills six people in market",
    )
    (claim,) = [c for c in one.claims if c.measure == "killed"]
    assert claim.best == 6
    assert len(claim.headline) + len(claim.evidence) == 3


def test_the_dead_of_a_war_are_not_the_day_s():
    """A war that has left so many dead is told beside the news, whichever comes first."""
    for text in (
        "Envoys hope to halt a border war that has left over 45,000 dead. Nine soldiers were killed in a raid.",
        "Nine soldiers were killed in a raid on Juba, in a border war which has cost more than 45,000 lives.",
    ):
        (one,) = mentions(text)
        assert one.toll["killed"].best == 9
        assert [c.best for c in one.claims if c.scope == "campaign"] == [45_000]


def test_what_is_to_come_dates_nothing_that_happened():
    """Neither days ahead nor a window of years is the day of a bomb told of in the past."""
    (one,) = mentions("A bomb that killed two people in Lima is the third in the past three years.")
    assert (one.when.end - one.when.start).days == 0


def test_campaign_figures_are_not_the_day_s():
    """ "More than 400 since January" is a claim about the campaign and leaves the toll as it is."""
    ((_, toll),) = tolls(
        "Three people were killed by a mine on Monday. Mines have killed more than 400 people since January."
    )
    assert toll == {"killed": 3}


def test_old_happenings_are_background():
    """What happened years ago is background and never the article's own news."""
    roles = [m.role for m in mentions("Twelve people were killed in the bombing of the market in May 2001.")]
    assert roles == ["background"]


def test_several_places_with_figures_are_several_happenings():
    """A round-up's parts are events of their own; its sum is an aggregate and adds nothing."""
    found = tolls(
        "Nine people were killed in attacks across Nigeria on Monday, officials said.\n\n"
        "In Kano, a car bomb killed five people.\n\nIn Lagos, gunmen shot dead four traders outside a shop.",
        "Nine killed in attacks across Nigeria",
    )
    assert sorted(toll["killed"] for _, toll in found) == [4, 5]
