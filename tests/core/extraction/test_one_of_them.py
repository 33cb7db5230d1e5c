"""One of those told before: of the injured who dies, of the attackers who blew himself up, of two boys."""

import pytest

from tests.core.extraction.listening import mentions, tolls


@pytest.mark.parametrize(
    "text",
    [
        "Two days later one of the injured, a 40-year-old woman, died in hospital.",
        "Two of the injured, both women, died on Monday in Lahore.",
    ],
)
def test_one_of_the_injured_who_is_described_left_the_injured(text):
    """No new count of injured, and no death from nowhere."""
    (told,) = mentions(text)
    assert [(c.measure, c.mode, c.from_, c.traits) for c in told.claims] == [
        ("killed", "increment", "injured", ("woman",))
    ]


def test_one_of_the_attackers_is_one_of_them():
    """Nine victims and six attackers, one of whom blew himself up: fifteen."""
    text = (
        "Militants stormed a hotel in Mogadishu on Friday and nine civilians died, police said. All six attackers were"
        " killed; one of them had blown himself up at the gate."
    )
    assert [toll["killed"] for _, toll in tolls(text)] == [15]


def test_whom_they_held_was_kidnapped():
    """ "Released a pilot they held hostage": one kidnapped, one free."""
    (told,) = mentions("Rebels in Papua have released a pilot they held hostage for 19 months.")
    assert [(c.best, c.from_) for c in told.claims] == [(1, None), (1, "kidnapped")]


def test_a_hospital_in_the_north_says_where():
    """Who is mentioned besides, the other side's army, is not the scene."""
    text = (
        "A hospital in northern Gaza said it had received the bodies of 17 people killed on Monday. The Israeli army"
        " said it hit a command centre."
    )
    assert [m.where.country for m in mentions(text)] == ["PS"]
