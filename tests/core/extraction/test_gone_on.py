"""What goes on about the happening told of, and what is another."""

import pytest

from tests.core.extraction.listening import mentions, tolls


def test_the_headline_s_figure_a_day_after_is_the_headline_s_happening():
    """The day is that of the slides, not of the digging."""
    (told,) = mentions(
        "Rescuers dug on Saturday for people buried when slopes gave way in Mbale, Uganda, a day after the slides"
        " killed at least 37, officials said.",
        "Landslides kill at least 37 in Uganda",
    )
    assert (told.when.start.day, told.toll["killed"].best) == (7, 37)


def test_another_figure_a_day_after_is_another_happening():
    """Negative: two attacks on two days."""
    told = tolls("Gunmen killed nine farmers in Bukavu on Monday, a day after 14 people died in an attack in Goma.")
    assert sorted(toll["killed"] for _, toll in told) == [9, 14]


def test_figures_of_years_far_apart_are_of_two_happenings():
    """One sentence, two slides, no second place."""
    told = mentions("In March 2010 a landslide at Bududa, Uganda, killed more than 300 people, and in October 2018"
                    " another killed 51.")  # fmt: skip
    assert [(m.when.start.year, m.toll["killed"].best) for m in told] == [(2010, 300), (2018, 51)]


def test_who_died_later_is_of_the_same_happening():
    """Negative: days apart are no years."""
    told = tolls("Nine people were hurt in a fire in Lyon on Saturday, and two died on Monday.")
    assert len(told) == 1


def test_the_attack_took_place_outside_a_town():
    """The definite noun is the ambush told of; the arrests behind it are of it."""
    told = tolls(
        "Gunmen ambushed a patrol in Durango on Monday, killing three officers. The attack took place outside the town"
        " of Tepehuanes. Soldiers detained two men.",
        "Three officers killed in Durango ambush",
    )
    assert told == [("primary", {"killed": 3, "arrested": 2})]


@pytest.mark.parametrize(
    "aftermath",
    ["Two houses nearby collapsed, injuring six children.", "A wall collapsed and six children were injured."],
)
def test_what_the_bomb_brought_down_is_of_the_bomb(aftermath):
    """No accident of its own; a deed of another day behind it is none of this either."""
    told = tolls(f"A bomb killed nine soldiers near Bannu on Monday, officials said. {aftermath} Last month two"
                 " policemen were shot dead in Tank.")  # fmt: skip
    assert told[0] == ("primary", {"killed": 9, "injured": 6})
    assert [toll for _, toll in told[1:]] == [{"killed": 2}]


@pytest.mark.parametrize("then", ["Last week", "Earlier in the week", "In April", "Earlier this month"])
def test_a_span_told_first_with_another_figure_is_another_happening(then):
    """It neither adds to the toll nor dates it."""
    told = tolls(f"Police confirmed that 11 people died when a van hit a truck near Ibadan. {then}, five people died on"
                 " the same road.", "Eleven dead as van hits truck")  # fmt: skip
    assert [toll["killed"] for _, toll in told] == [11, 5]


def test_an_old_bombing_told_by_its_year_is_its_own():
    """Ten died now, 63 then."""
    told = mentions("Ten commanders died in a strike on Tyre on Monday with their chief, who was wanted over the 1983"
                    " bombing of an embassy, which killed 63 people.")  # fmt: skip
    assert sorted((m.when.start.year, m.toll["killed"].best) for m in told) == [(1983, 63), (2019, 10)]


def test_a_count_of_the_missing_raised_is_no_correction_of_the_dead():
    """ "Raising an earlier count of five missing"."""
    (told,) = mentions("A blast at a mill in Reading, Pennsylvania, on Monday killed two people and left nine missing,"
                       " police said, raising an earlier count of five missing.")  # fmt: skip
    assert [c.revises for c in told.claims if c.measure == "killed"] == [None]


def test_what_is_counted_is_the_news_before_what_is_only_named():
    """A headline that names shootings of a town tells none of them; the five in hospital are the article's own news."""
    told = mentions(
        "Of the 25 homicides this year, 16 have occurred in Selma. Five people were shot and injured on Ash Street in"
        " Dothan on Tuesday, police said.",
        "Talks on Selma shootings",
    )
    assert [m.toll["injured"].best for m in told if m.role == "primary"] == [5]
