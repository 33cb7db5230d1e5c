"""Killed at any await, with the data folder kept and with it deleted: nothing is lost and nothing changes."""

import os
import random

import pytest

from schemas.event import Event
from schemas.tally import Tally
from schemas.wire import decode, to_dict
from tests.agents.telling import Reader, article
from tests.agents.world import World, published

# A rising toll told by three papers, one of them an older figure that comes late; an article that moves its second
# happening from one country to another in its revision; and one that is taken back.
STORY = (
    article("a", "TJ Vahdat killed 7"),
    article("b", "TJ Vahdat killed 12; AF Kabul killed 2", hours=2),
    article("c", "TJ Vahdat killed 15", hours=5),
    article("d", "TJ Kulob killed 3", hours=1),
    article("e", "TJ Vahdat killed 9", hours=1),
    article("b", "TJ Vahdat killed 12; TJ Kulob killed 2", hours=2, revision=2),
    article("d", "TJ Kulob killed 3", hours=8, revision=2, status="cancelled"),
)


def world() -> World:
    return World(reader=Reader())


def told() -> World:
    """The story, told once and undisturbed."""
    one = world()
    published(STORY, one)
    one.run()
    assert one.last("dead-letters") == {}
    return one


TOLD = told()


def views(one: World) -> dict[str, object]:
    """Every event and tally as last emitted, but for what hangs on the order in which articles of two partitions meet.

    That order is no fact before intake has settled it: a kill there may turn it round. It shows in the number of steps,
    in when a tally took its last one, and in how much a word told when its article was linked.
    """
    events = {key: to_dict(decode(Event, value)) for key, value in one.last("events").items()}
    tallies = {key: to_dict(decode(Tally, value)) for key, value in one.last("tallies").items()}
    for event in events.values():
        event["links"] = [(link["mention_id"], link["judgement"]) for link in event["links"]]
    return {"events": _plain(events, {"version"}), "tallies": _plain(tallies, {"version", "delta", "caused_by", "at"})}


def _plain(records: dict, steps: set[str]) -> dict:
    return {key: {k: v for k, v in record.items() if k not in steps} for key, record in records.items()}


def test_the_story_is_told() -> None:
    """Undisturbed, Vahdat has 15 and Tajikistan 17: Kulob's three were taken back, two others were told there."""
    tally = decode(Tally, TOLD.last("tallies")["event_date/all/country=TJ"])
    assert tally.toll["killed"].best == 17
    assert "killed" not in decode(Tally, TOLD.last("tallies")["event_date/all/country=AF"]).toll


@pytest.mark.parametrize("keep", [True, False], ids=["data kept", "data deleted"])
def test_a_kill_at_any_moment_changes_nothing(keep: bool) -> None:
    """The whole story with a kill in the middle: at every 37th await (KILL_STEP=1 tries every one, in six minutes)."""
    wrong = []
    for moment in range(1, TOLD.moments + 1, int(os.environ.get("KILL_STEP", "37"))):
        one = world()
        published(STORY, one)
        one.run(kill_at=moment, keep=keep)
        if views(one) != views(TOLD) or one.last("dead-letters"):
            wrong.append(moment)
    assert wrong == []


@pytest.mark.parametrize("keep", [True, False], ids=["data kept", "data deleted"])
def test_told_twice_more_with_kills_byte_for_byte(keep: bool) -> None:
    """Everything published twice more in random order, killed five times: the last words stay byte for byte."""
    chance = random.Random(7)
    for _ in range(5):
        one = told()
        before = {topic: one.last(topic) for topic in ("events", "tallies", "accepted")}
        for _ in range(2):
            published(chance.sample(STORY, len(STORY)), one)
        for _ in range(5):
            one.run(kill_at=chance.randrange(1, 400), keep=keep)
        one.run()
        assert {topic: one.last(topic) for topic in before} == before
