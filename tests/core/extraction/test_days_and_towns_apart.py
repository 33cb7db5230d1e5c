"""What is of another day, town or blast than the deed: later deaths, arrests elsewhere, second blasts."""

import pytest

from tests.core.extraction.listening import mentions, tolls


def _told(text):
    """Role, day and best figures of each mention."""
    return [(role, m.when.start.day, toll) for (role, toll), m in zip(tolls(text), mentions(text), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six porters were hurt in an attack in Hull on Monday; one of them died on Tuesday.",
            [("primary", 10, {"killed": 1, "injured": 6})],
        ),
        (
            "Three porters were wounded in an attack in Hull on Monday and taken to York, where one, a clerk named"
            " Tom, died on Tuesday morning.",
            [("primary", 10, {"killed": 1, "injured": 2})],
        ),
        (
            "Raiders struck a mill near Hull on Sunday. Five men suffered bullet wounds and were moved to York"
            " Hospital, where two of them died on Monday.",
            [("primary", 9, {"killed": 2, "injured": 3})],
        ),
    ],
)
def test_a_later_death_is_of_the_deed(text, expected):
    """The day of a death in hospital opens no happening of its own."""
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen killed nine people in Hull on Saturday. A suspect was detained at York on Monday.",
            [("primary", 8, {"killed": 9, "arrested": 1})],
        ),
        (
            "Gunmen killed nine people in Hull on Saturday. Police raided a farm near York on Monday and killed a man.",
            [("primary", 8, {"killed": 9}), ("secondary", 10, {"killed": 1})],
        ),
    ],
)
def test_a_suspect_may_be_caught_anywhere(text, expected):
    """Where and when he was caught is not where and when he did it."""
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three gunmen killed four people in Hull on Monday. On the same day a bomber attacked a wedding in York."
            " That attack killed nine.",
            [("primary", 10, {"killed": 4}), ("secondary", 10, {"killed": 9})],
        ),
        (
            "Shelling killed two people in Hull on Monday. Later in the morning, a drone dropped an explosive device on"
            " a bus in the village of Upper Nal. The driver was wounded.",
            [("primary", 10, {"killed": 2}), ("secondary", 10, {"injured": 1})],
        ),
    ],
)
def test_another_deed_told_before_those_it_struck(text, expected):
    """ "On the same day a bomber …": whom it struck stands in the next sentence."""
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two bombs killed 41 people in Hull on Monday. The first went off at the station, killing 25. A second"
            " blast half an hour later killed 14 more.",
            [{"killed": 41}],
        ),
        ("Two bombs killed at least 30 people in Hull on Monday. A second blast killed 12.", [{"killed": 30}]),
        (
            "A bomb killed four people in Hull on Monday. A second blast half an hour later killed 12 more.",
            [{"killed": 4}, {"killed": 12}],
        ),
    ],
)
def test_the_second_of_several_is_counted_already(text, expected):
    """Where several blasts are counted together, one of them adds nothing."""
    assert [toll for _, toll in tolls(text)] == expected


def test_the_headline_tells_the_sum_of_the_towns():
    """A headline's sum is no event beside its parts; others hurt are of all of them."""
    body = (
        "Strikes killed 26 people across Syria in the past 24 hours, a doctor said on Monday, including 17 in Homs and"
        " nine in Idlib. At least 50 others were wounded."
    )
    told = [
        (role, {measure: figure.best for measure, figure in m.toll.items()})
        for m in mentions(body, "26 people killed in Syria in 24 hours")
        for role in [m.role]
    ]
    assert told == [
        ("primary", {"injured": 50}),
        ("secondary", {"killed": 17}),
        ("secondary", {"killed": 9}),
    ]


@pytest.mark.parametrize("day", ["last week", "on Thursday night"])
def test_those_held_over_a_lynching(day):
    """Arrests over a deed of last week are news of the deed told behind with its day."""
    text = (
        f"Nine people have been arrested over the lynching of two brothers near Hull {day}, police said on Monday."
        " The brothers were beaten to death with sticks on Thursday night."
    )
    ((role, _),) = tolls(text)
    assert role == "primary"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Eight people were hurt in a blast in Hull on Saturday. Two of them were still in critical condition on"
            " Monday.",
            [("primary", 8, {"injured": 8})],
        ),
        (
            "A man shot two clerks in Hull on Monday. The suspect was captured and was in a critical condition on"
            " Tuesday.",
            [("primary", 10, {"injured": 3, "arrested": 1})],
        ),
        ("A blast in Hull on Saturday left two people in critical condition.", [("primary", 8, {"injured": 2})]),
    ],
)
def test_how_they_are_is_of_the_deed(text, expected):
    """The day the doctors tell of opens nothing."""
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "killed", "victims"),
    [
        ("A gunman killed nine people in Hull on Monday. The body of the gunman was found on Tuesday.", 10, 9),
        ("A gunman killed nine people in Hull on Monday. The body of a victim was found on Tuesday.", 9, 9),
    ],
)
def test_the_body_of_who_did_it(text, killed, victims):
    """The gunman's body is one dead attacker besides his victims."""
    (mention,) = mentions(text)
    told = mention.toll["killed"]
    assert (told.best, told.victims.best) == (killed, victims)


def test_the_last_part_of_a_name_is_no_place():
    """A jail that is called after a coast lies where the text says."""
    text = "Four inmates died in a jail in Guayaquil, Ecuador on Monday. Troops held the Hospicio del Litoral."
    assert {m.where.country for m in mentions(text)} == {"EC"}
