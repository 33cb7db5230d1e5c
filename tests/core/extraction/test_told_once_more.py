"""One more of the dead, anniversaries, followers, corrections down, everybody aboard: ways of telling, one each."""

import pytest

from tests.core.extraction.listening import mentions, tolls


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("More bodies found", "Divers recovered four more bodies from a ferry that sank off Mombasa on Monday."),
        ("Bodies pulled from ruins", "Crews pulled another four bodies from the ruins of a hotel in Lima."),
        ("Search at mine", "Crews found the bodies of another four miners in a pit near Perth."),
    ],
)
def test_four_more_are_an_increment(title, body):
    """Further dead come on top, a headline's bare "bodies" being no total they could be a part of."""
    (told,) = mentions(body, title)
    assert [(c.measure, c.best, c.mode) for c in told.claims] == [("killed", 4, "increment")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A bomb in Nairobi killed 12 people on Monday. The attack came on the fifth anniversary of a siege in Kampala"
         " in which 67 people were killed.", [("2019-06-10", "2019-06-10"), ("2014-06-10", "2014-06-10")]),
        ("Families gathered in Ankara on Monday to mark the 10th anniversary of a bombing that killed 56 people.",
         [("2009-01-01", "2009-12-31")]),
        ("A bomb in Nairobi killed 12 people on Monday, ten years after a blast in Kampala killed 30.",
         [("2019-06-10", "2019-06-10"), ("2009-01-01", "2009-12-31")]),
    ],
)  # fmt: skip
def test_what_an_anniversary_remembers_is_years_old(body, expected):
    """Its day where the anniversary is told to have been that day, else its year; never news of today."""
    found = mentions(body)
    assert [(str(m.when.start), str(m.when.end)) for m in found] == expected
    assert [m.role for m in found if m.when.end.year < 2019] == ["background"]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("No survivors as plane with 71 aboard crashes", "A plane crashed near Perth on Monday.", 71),
        ("Plane crash", "A plane with 71 people on board crashed near Perth on Monday. There were no survivors.", 71),
        ("Plane crash", "A plane carrying 65 passengers and six crew crashed on Monday, killing all on board.", 71),
        ("Plane crash", "A plane with 71 people on board crashed on Monday. Police feared no one survived.", None),
        ("Plane crash", "A plane with 71 people on board crashed on Monday. Two survived and 69 were killed.", 69),
        ("Plane crash", "A plane crashed in Peru on Monday, killing everyone on board.", None),
    ],
)
def test_no_survivors_are_all_who_were_aboard(title, body, expected):
    """All who were aboard are dead where the text says so for certain; unknown stays unknown."""
    assert [t.get("killed") for _, t in tolls(body, title)] == [expected]


def test_who_was_aboard_says_when_and_where():
    """ "There were no survivors" is of the crash told before it."""
    body = "A jet with 30 people aboard crashed near Perth, Australia, on Monday. Nobody on board survived."
    (found,) = mentions(body)
    assert (str(found.when.start), found.where.name) == ("2019-06-10", "Perth")


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Man held over blast", "Police arrested a man in Accra on Tuesday over a blast. The blast on Sunday killed 9.",
         [("2019-06-09", {"killed": 9, "arrested": 1})]),
        ("Two charged over fire", "Two men were charged in Rome on Tuesday over a fire. The fire on Sunday killed 14.",
         [("2019-06-09", {"killed": 14})]),
        ("Thirty held", "Police arrested 30 people at a protest in Accra on Tuesday. A blast in Kumasi on Sunday killed"
         " nine people.", [("2019-06-11", {"arrested": 30}), ("2019-06-09", {"killed": 9})]),
        ("Man held over blast", "Police in Accra arrested a man on Tuesday over a blast. Another blast on Sunday killed"
         " nine people in Kumasi.", [("2019-06-11", {"arrested": 1}), ("2019-06-09", {"killed": 9})]),
    ],
)  # fmt: skip
def test_an_arrest_told_first_is_news_of_its_deed(title, body, expected):
    """One mention on the deed's day; arrests over something else stay apart."""
    told = [(str(m.when.start), {k: f.best for k, f in m.toll.items() if f.best}) for m in mentions(body, title)]
    assert told == expected


@pytest.mark.parametrize(
    ("title", "body", "killed", "victims"),
    [
        (
            "Nurse kills uncle, two cousins, then herself",
            "A nurse killed her uncle and two cousins and then herself.",
            4,
            3,
        ),
        (
            "",
            "A baker shot and killed his aunt and three cousins before turning the gun on himself. All five were dead.",
            5,
            4,
        ),
        ("Man kills wife, himself", "A man killed his wife and then himself in Perth on Monday.", 2, 1),
        ("Four dead", "A tailor fatally shot her brother and two nieces and then took her own life.", 4, 3),
    ],
)
def test_who_killed_himself_is_no_victim(title, body, killed, victims):
    """He is one of the dead, on top of those he killed, and none of his victims."""
    (found,) = mentions(body, title)
    figure = found.toll["killed"]
    assert (figure.best, figure.victims.best) == (killed, victims)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Hawks kill off Bears",
            "The Hawks shot nine three-pointers in the third quarter to bury the Bears 88-70.",
            [],
        ),
        ("Rovers slaughter Town 5-0", "Two goals in the first half killed off Town. Three players were injured.", []),
        ("Rovers beat Town 2-1", "Two goals killed off Town. Ten fans were hurt when police fired gas.", [10]),
        ("Crush at stadium", "Ten fans were hurt in a crush after two goals in the first half.", [10]),
    ],
)
def test_games_harm_nobody(title, body, expected):
    """An account of a game is no news of harm but for the sentence that tells of real harm."""
    assert [t["injured"] for _, t in tolls(body, title) if t] == expected


@pytest.mark.parametrize(
    "body",
    [
        "In attacks on two posts near Gao, Mali, 18 people died: 10 were policemen and eight fighters.",
        "Eighteen people died in attacks on two posts near Gao, Mali. The dead were 10 policemen and eight rebels.",
        "Eighteen died in attacks on two posts near Gao, Mali. Of the dead, 10 were policemen and eight were rebels.",
    ],
)
def test_the_dead_by_side(body):
    """Those the dead were add up to them: a component for each side."""
    (found,) = mentions(body)
    told = {(c.best, c.side, c.mode) for c in found.claims}
    assert told == {(18, "unknown", "total"), (10, "security_forces", "component"), (8, "militant", "component")}


@pytest.mark.parametrize(
    "said",
    [
        "28 people had been hurt, not 40 as it had said earlier",
        "it had corrected the number of injured from 40 to 28",
        "it had lowered the toll of injured from 40 to 28",
        "the number of injured in the old town was 28, not 40 as announced before",
        "28 people were hurt, correcting its earlier figure of 40",
    ],
)
def test_fewer_were_injured_than_said_before(said):
    """The lower figure is a correction, and names the one it replaces."""
    (found,) = mentions(f"A crush hit a market in Cairo, Egypt. The ministry said {said}.")
    assert [(c.measure, c.best, c.correction, c.revises) for c in found.claims] == [("injured", 28, True, 40)]


@pytest.mark.parametrize(
    "said",
    ["Among the 250 detained were 11 journalists", "Eleven of those detained were journalists"],
)
def test_journalists_among_the_arrested(said):
    """Some of the arrested by what they are: a trait of the same figure, no further arrests."""
    (found,) = mentions(f"Police in Minsk detained 250 people on Monday. {said}.")
    told = [(c.measure, c.best, c.mode, c.traits) for c in found.claims]
    assert told == [("arrested", 250, "total", ()), ("arrested", 11, "subset", ("journalist",))]
