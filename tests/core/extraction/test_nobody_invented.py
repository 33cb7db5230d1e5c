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
        "Carl Mott shot twice at the house next door.",
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
        ("A singer is among six people shot at a party in Hull.", ["shot 6 people"]),
        ("A singer was among six fans injured when a stand fell.", ["injured 6 fans"]),
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
        ("The victim, a 22-year-old man, suffered a gunshot wound.", 1),
        ("Another man, a 20-year-old who was hit in the arm, was wounded.", 1),
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
        ("", "A man opened fire at home, killing his five children as well as his wife.", 6),
        ("", "A man shot dead his three sons, his wife and then fled.", 4),
        ("Man guns down 3 daughters, wife, himself", "He shot dead his wife and then killed himself.", 5),
        ("", "Raiders struck a lorry, killing its two drivers.", 2),
        ("Gunman at large after four killed police", "A man killed four people in Hull.", 4),
    ],
)
def test_families_and_crews_counted(title, body, expected):
    """Those told by whose they are; who signs a headline is none of them."""
    assert [toll.get("killed") for _, toll in tolls(body, title)] == [expected]


def test_they_are_those_told_just_before():
    """ "They died" many sentences behind is not of the wounded."""
    body = (
        "Fourteen people were killed and 17 were wounded in the attack. Two cousins had planned it. One wrote letters. "
        "The other bought guns. Police chased a car. They died in a hail of bullets."
    )
    assert tolls(body) == [("primary", {"killed": 14, "injured": 17})]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "4 wounded in shooting in Leeds",
            "Four people were shot on Sunday. Two were hit in the legs. The shooting came less than a month after two"
            " people were injured at a fair in Hull.",
            4,
        ),
        (
            "Man charged over quadruple shooting",
            "A shooting left four people wounded in Leeds. One man was shot in both legs near Armley. Two men were shot"
            " in a car. A boy was hit in the arm.",
            4,
        ),
    ],
)
def test_the_figure_of_one_deed_is_no_sum_of_several(title, body, expected):
    """Parts of "a shooting" that add up by chance make no aggregate of it."""
    assert dict(tolls(body, title))["primary"]["injured"] == expected
