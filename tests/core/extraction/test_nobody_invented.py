"""Who was not hurt, whoever is named near by; who was, though the sentence tells it sideways."""

import pytest

from tests.core.extraction.listening import told, tolls


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot in the upper body near Leeds.",
        "The boy had burns to the lower body.",
        "Surgeons took bullets from the whole body.",
        "Bruises were found across the body.",
        "He was hit in the middle of the body.",
    ],
)
def test_a_part_of_a_body_is_no_dead_body(text):
    """Where somebody was struck tells of no death."""
    assert not [one for one in told(text) if one.startswith("killed")]


@pytest.mark.parametrize(
    "text",
    [
        "Abel Finch shot twice at the barn across the lane.",
        "He pulled out a pistol and shot several times into the van.",
        "She shot once at the lock.",
        "The deputy fired one shot.",
        "The guard returned one shot and fled.",
        "They shot at the tyres.",
    ],
)
def test_who_shoots_is_not_shot(text):
    """Shots at a thing, and shots counted, strike nobody."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four people were shot at a party in Hull.", ["shot 4 people"]),
        ("Two clerks were shot at close range.", ["shot 2 clerks"]),
        ("Two clerks were shot at by robbers.", []),
        ("A guard was shot at 3 a.m. on Monday.", ["shot 1 guard"]),
        ("A juggler is among nine guests shot at a wedding in Hull.", ["shot 9 guests"]),
        ("A singer was among six fans injured when a stand fell.", ["injured 1 singer", "injured 6 fans"]),
        ("Five people, including the gunman, were shot at a club.", ["shot 5 people", "shot 1 gunman"]),
    ],
)
def test_shot_at_a_place(text, expected):
    """ "Shot at a party" says where; "shot at by robbers" that they were aimed at."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials believe Marsh was shot.", []),
        ("Police searched the lane and officers found Marsh on a path with several gunshot wounds.", []),
        ("Medics treated Marsh with burns.", []),
        ("According to county officials, a woman was shot.", ["shot 1 woman"]),
        ("According to hospital doctors, two men were injured.", ["injured 2 men"]),
    ],
)
def test_who_says_and_who_finds_is_not_hurt(text, expected):
    """Speakers and finders suffer nothing."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tenant, a 71-year-old widow, suffered a stab wound.", 1),
        ("A second boy, a 9-year-old who fell off a wall, was wounded.", 1),
        ("The driver, a 34-year-old from Hull, was injured.", 1),
        ("A clerk, a 40-year-old, was wounded.", 1),
        ("A man, a woman and a child were wounded.", 3),
        ("The driver, a guard, and a cook were wounded.", 3),
    ],
)
def test_one_person_told_twice_in_a_row_is_one(text, expected):
    """A comma apart and one verb in the singular: one person; a list has its "and"."""
    assert [toll.get("injured") for _, toll in tolls(text)] == [expected]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("", "A farmer opened fire at a picnic, killing his four nephews as well as his sister.", 5),
        ("", "A man shot dead his three sons, his wife and then fled.", 4),
        ("Baker guns down 2 nephews, aunt, himself", "He shot dead his aunt and then took his own life.", 4),
        ("", "Raiders struck a lorry, killing its two drivers.", 2),
        ("Sniper on the run after seven killed police", "A sniper killed seven people in Hull.", 7),
    ],
)
def test_families_and_crews_counted(title, body, expected):
    """Those told by whose they are; who signs a headline is none of them."""
    assert [toll.get("killed") for _, toll in tolls(body, title)] == [expected]


def test_they_are_those_told_just_before():
    """ "They died" many sentences behind is not of the wounded."""
    body = (
        "Eleven people were killed and 26 were wounded in the raid. Three brothers had planned it. One drew maps. "
        "Another stole rifles. Troops followed a van. They died in a storm of gunfire."
    )
    assert tolls(body) == [("primary", {"killed": 11, "injured": 26})]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "4 wounded in shooting in Leeds",
            "Four people were shot on Sunday. Two were hit in the legs. The shooting came barely three weeks after two"
            " people were injured at a fair in Hull.",
            4,
        ),
        (
            "Man charged over quadruple shooting",
            "A shooting left four people wounded in Leeds. One waiter was shot in both feet near Armley. Two guests"
            " were shot on a stair. A cook was hit in the neck.",
            4,
        ),
    ],
)
def test_the_figure_of_one_deed_is_no_sum_of_several(title, body, expected):
    """Parts of "a shooting" that add up by chance make no aggregate of it."""
    assert dict(tolls(body, title))["primary"]["injured"] == expected


def test_who_was_held_over_a_death_was_not_hit():
    """The one right before the words was, whom no number counts."""
    body = "Three men were held on Monday over the death of a bridegroom hit by gunfire at a wedding in Karak, Jordan."
    assert tolls(body)[0][1].get("injured", 0) == 0


def test_a_hut_is_no_shelter_of_the_displaced():
    """Hikers found safe fled from nobody."""
    told = tolls("Two climbers missing since Sunday were found alive on Monday. They had sheltered in a hut.")
    assert "displaced" not in told[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Trent homicide victim is Paul Ames.", ["killed 1 victim"]),
        ("Police identify homicide victim", ["killed 1 victim"]),
        ("Two murder victims were identified on Monday.", ["killed 2 victims"]),
        ("The attempted murder victim is in hospital.", ["injured 1 victim"]),
        ("The homicide victim's sister found him.", []),
        ("A vigil for homicide victims was held.", []),
        ("The third homicide victim of the year lived on Beech Row.", []),
        ("Officers looked for the 14th homicide victim.", []),
    ],
)
def test_a_homicide_victim_is_dead(text, expected):
    """Counted where one or several are meant; not who was attacked and lived, nor victims of a year."""
    assert told(text) == expected
