"""The policy `best`: the table of cases in tolls.md, word for word, and the rules around it."""

import pytest

from core.tolls.fold import toll
from tests.core.tolls.tolls_notation import mention, shown, story

TABLE = [
    ("growth, one voice each", ["7", "12", "15"], "15/15/15"),
    ("an open higher figure", ["22", "25+"], "25/25/25"),
    ("a revision outlives its echo", ["23+", "17 was:23", "23"], "17/17/17"),
    (
        "army and rebels",
        ["army(military): 4 security_forces", "rebels(enemy): 30 security_forces"],
        "4/4/30 contested",
    ),
    (
        "rebels and army",
        ["rebels(enemy): 30 security_forces", "army(military): 4 security_forces"],
        "4/4/30 contested",
    ),
    ("down, same voice", ["police: 21", "police: 18"], "18/18/18"),
    ("down, another voice", ["police: 21", "mayor: 18"], "18/18/21 contested"),
    ("three against one", ["a: 21", "b: 21", "c: 21", "d: 18"], "18/21/21 contested"),
    ("a vague word, then a number", ["24~", "31"], "31/31/31"),
    ("a number, then a vague word", ["31", "24~"], "31/31/31"),
]


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_table_of_cases(texts, expected):
    """Every row of the table gives its low/best/high."""
    assert shown(toll(story(*texts))["killed"]) == expected


MORE = [
    ("an old figure told again is an echo", ["a: 7", "b: 12", "c: 15", "d: 7"], "15/15/15"),
    ("its own old figure told again is an echo", ["a: 7", "a: 12", "d: 7"], "12/12/12"),
    ("a lower figure without a word of correction strikes nothing", ["a: 21", "a: 18", "b: 21"], "21/21/21"),
    ("an unnamed correction strikes what it moves away from", ["a: 21", "b: 23", "c: 18 corrected"], "18/18/18"),
    ("a correction upward strikes what is lower", ["a: 18", "b: 19", "c: 25 corrected"], "25/25/25"),
    ("only the named figure is struck", ["a: 21", "b: 25", "c: 18 was:21"], "18/18/25 contested"),
    ("a struck figure may be revised back", ["a: 23", "b: 17 was:23", "b: 23 was:17"], "23/23/23"),
    ("a witness refutes nobody", ["police: 4", "villager(witness): 9"], "4/4/9 contested"),
    ("nor does an unnamed source", ["police: 4", "anonymous: 9"], "4/4/9 contested"),
    ("but is refuted", ["villager(witness): 4", "police: 9"], "9/9/9"),
    ("a range that holds the number", ["a: 10-15", "b: 14"], "14/14/15"),
    ("a range below the number is outgrown", ["a: 10-15", "b: 16"], "16/16/16"),
    ("up to never raises a stated figure", ["a: 20", "a: <30"], "20/20/20"),
    ("nor another voice's", ["a: 20", "b: <30"], "20/20/30"),
    ("up to alone", ["a: <30"], "1/30/30"),
    ("fears raise the high alone", ["a: 5", "b: 40?"], "5/5/40"),
    ("fears alone are no figure", ["b: 40?"], "-/-/40"),
    ("nobody hurt is zero", ["0"], "0/0/0"),
    ("zero is outgrown", ["0", "3"], "3/3/3"),
    ("a denied figure says nothing", ["20 disputed"], "absent"),
    ("sums and wars say nothing of one event", ["7 aggregate", "530+ campaign"], "absent"),
    ("an open figure holds the higher one", ["a: 22+", "b: 25"], "25/25/25"),
    ("the same voice twice in one moment", ["a: 13; 13"], "13/13/13"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in MORE], ids=[row[0] for row in MORE])
def test_more_cases(texts, expected):
    """The steps around the table: echo, correction, own voice, growth, fears, zero, scope."""
    assert shown(toll(story(*texts)).get("killed")) == expected


def test_later_by_as_of_not_by_arrival():
    """A late-arriving old article does not undo a newer toll."""
    told = [mention("b: 15", hour=5, name="new"), mention("a: 7", hour=1, name="old")]
    assert shown(toll(told)["killed"]) == "15/15/15"


def test_the_texts_own_time_counts():
    """A figure given "as of Monday" is as old as Monday, whenever it is printed."""
    told = [mention("police: 15", hour=5, name="x"), mention("police: 12 at:1", hour=9, name="y")]
    assert shown(toll(told)["killed"]) == "15/15/15"


def test_copies_are_one_voice():
    """Wire copies of one story count as one voice, outlets of their own as two."""
    told = [mention("18", name="x"), mention("18", hour=1, name="y"), mention("18", hour=2, name="z")]
    assert toll(told)["killed"].voices == 3
    assert toll(told, copies={"a-x": "wire", "a-y": "wire"})["killed"].voices == 2


def test_two_outlets_quoting_one_speaker_are_one_voice():
    """The first-hand speaker is the voice, in any case and with or without an article."""
    assert toll(story("police: 18", "The Police: 18"))["killed"].voices == 1


def test_unnamed_sources_are_nobody_in_particular():
    """Two outlets with an anonymous source are two voices."""
    assert toll(story("anonymous: 18", "anonymous: 18"))["killed"].voices == 2


def test_a_retired_mention_says_nothing():
    """What a newer revision took back is out of the toll, and the measure with it."""
    assert toll([mention("18", retired_by="revision 2")]) == {}


def test_a_measure_nobody_reported_is_absent():
    """Unknown is not zero."""
    assert set(toll(story("3 killed"))) == {"killed"}


def test_an_unknown_policy_is_refused():
    """A policy without a name here raises KeyError."""
    with pytest.raises(KeyError):
        toll([], policy="hearsay")
