"""One number of two nouns; the day the services were called; sums since a day; towns that another country has too."""

from datetime import date

import pytest

from tests.core.extraction.listening import mentions, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine young women and children were killed in an ambush.", ["killed 9 people"]),
        ("The attack killed 12 farmers and children.", ["killed 12 civilians"]),
        ("The blast killed 12 soldiers and villagers said more were hurt.", ["killed 12 soldiers"]),
        ("The blast killed 12 soldiers and three villagers.", ["killed 12 soldiers", "killed 3 villagers"]),
    ],
)
def test_one_number_of_two_nouns(text, expected):
    """ "Nine women and children" are nine, neither nine women nor two children more."""
    assert told(text) == expected


def test_the_day_the_services_were_called():
    """A police statement tells the day beside the call; published on Wednesday 12 June 2019."""
    (one,) = mentions(
        "A man has died following a collision on a road near Derby. Emergency services were called on Saturday evening."
    )
    assert one.when.start == date(2019, 6, 8)


def test_the_day_of_what_is_protested_against():
    """ "Against a 1 May decree" dates the decree, not the deed."""
    (one,) = mentions("Two people were killed on Saturday when police fired at protests against a May 1 army decree.")
    assert one.when.start == date(2019, 6, 8)


@pytest.mark.parametrize(
    "body",
    [
        "At least 26 civilians were killed on Sunday, a group said, taking the number of deaths since the truce ended"
        " on Monday to 237.",
        "A mortar killed 26 civilians, a medic said. It was the third such attack in two weeks, which have left 237"
        " people dead.",
    ],
)
def test_the_sum_of_several_deeds_is_no_toll_of_one(body):
    """The larger figure is of the campaign (tolls.md, Aggregates)."""
    (one,) = mentions(body)
    assert one.toll.get("killed").best == 26
    assert [c.scope for c in one.claims if c.best == 237] == ["campaign"]


def test_a_village_another_country_has_too():
    """Where the text tells the country, a namesake elsewhere is not meant, and no point is better than a wrong one."""
    (one,) = mentions("Armed men killed 100 civilians in the village of Solhan in northeastern Burkina Faso on Friday.")
    assert (one.where.country, one.where.precision) == ("BF", "country")


def test_the_day_a_toll_rose_is_not_the_deeds():
    """Published on Wednesday 12 June 2019; the bridge gave way on Sunday."""
    (one,) = mentions(
        "The death toll from the collapse of a bridge rose to 135 on Tuesday, officials said."
        " The bridge gave way on Sunday."
    )
    assert one.when.start == date(2019, 6, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven people working for the aid group World Relief Kitchen were killed.", ["killed 7 people"]),
        ("Two Indians and a Pakistani were killed.", ["killed 2 indians", "killed 1"]),
        ("At least 170 people died, officials said, raising the toll from 68.", ["killed 170+ people"]),
    ],
)
def test_names_peoples_and_old_tolls(text, expected):
    """A body's name is nobody, a people's word with an article somebody, "from 68" is what the toll was."""
    assert told(text) == expected


def test_the_dead_of_a_war_beside_a_strike():
    """ "Killed in the war" is of the campaign."""
    (one,) = mentions(
        "Seven people were killed in an air strike. More than 200 aid workers have been killed in the war."
    )
    assert one.toll.get("killed").best == 7


def test_where_victims_came_from_is_no_scene():
    """ "Two teachers from Haltern" died elsewhere."""
    (one,) = mentions("A German airliner crashed on Tuesday, killing 150 people, among them two teachers from Haltern.")
    assert one.where.name != "Haltern am See"
