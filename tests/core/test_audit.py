"""The audit finds nothing where all is well, and every kind of damage that is done on purpose."""

from collections import defaultdict
from dataclasses import replace

import pytest

from core import audit
from core.tallies import contributions, scope_key, tally
from schemas.event import Event
from tests.core.linking.conftest import World, mention, telling


class House:
    """A small world, and what the agents would have stored and published of it."""

    def __init__(self) -> None:
        world = World()
        world.tell(telling("a", mention("a", killed=3)))
        world.tell(telling("b", mention("b", killed=5, at=4), at=4))
        world.tell(telling("c", mention("c", killed=2, town="Sarband", at=5), at=5))
        self.facts = world.facts
        self.events: dict[str, Event] = {event.event_id: event for event in world.events()}
        self.given = {audit.pair(each): each for event in self.events.values() for each in contributions(event)}
        scopes = defaultdict(list)
        for each in self.given.values():
            scopes[scope_key(each.scope, each.basis)].append(each)
        self.tallies = {key: tally(each[0].scope, each[0].basis, "best", each) for key, each in scopes.items()}

    def found(self) -> set[tuple[str, str]]:
        told = [*audit.events(self.facts, self.events, "best"), *audit.given(self.events, self.given),
                *audit.sums(self.given, self.tallies)]  # fmt: skip
        return {(each.view, each.key) for each in told}


@pytest.fixture
def house() -> House:
    return House()


def test_a_sound_house_has_no_differences(house: House) -> None:
    """Two events, their contributions and tallies: all as their facts give."""
    assert len(house.events) == 2 and house.given and house.tallies
    assert house.found() == set()


def test_a_mention_that_was_lost_changes_its_event(house: House) -> None:
    """A fact gone from under a stored event is seen in the event's views."""
    [bombed] = [e for e in house.events.values() if len(e.article_ids) == 2]
    del house.facts.mentions[next(key for key in house.facts.mentions if "b.1.0" in key)]
    assert ("event", bombed.event_id) in house.found()


def test_an_event_that_was_never_published_is_missed(house: House) -> None:
    """A fact whose output did not arrive."""
    lost = min(house.events)
    del house.events[lost]
    assert ("event", lost) in house.found()


def test_an_invented_event_is_found(house: House) -> None:
    """A published event that no fact knows."""
    house.events["XX-20200101-000000"] = replace(next(iter(house.events.values())), event_id="XX-20200101-000000")
    assert ("event", "XX-20200101-000000") in house.found()


def test_an_event_published_at_an_older_version_is_found(house: House) -> None:
    """The last word did not get through."""
    key = min(house.events)
    house.events[key] = replace(house.events[key], version=house.events[key].version + 1)
    assert ("event", key) in house.found()


def test_a_contribution_that_is_missing_or_left_over_is_found(house: House) -> None:
    """What an event gives and what is stored must be the same set."""
    first, last = min(house.given), max(house.given)
    stale = replace(house.given.pop(first), event_id="TJ-20200101-ffffff")
    house.given[audit.pair(stale)] = stale
    house.given[last] = replace(house.given[last], toll={})
    assert {("contribution", first), ("contribution", audit.pair(stale)), ("contribution", last)} <= house.found()


def test_a_tally_that_is_no_sum_is_found(house: House) -> None:
    """One death too many in a running total."""
    key = min(house.tallies)
    killed = house.tallies[key].toll["killed"]
    house.tallies[key] = replace(house.tallies[key], toll={"killed": replace(killed, best=killed.best + 1, high=None)})
    assert house.found() == {("tally", key)}
