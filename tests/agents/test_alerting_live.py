"""Saved searches on running services: told once a search, event and version, and never again after a restart."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from agents.alerting import Memory, alerting
from agents.codec import Record
from bus import admin
from bus.publisher import Publisher
from core.linking.facts import Output
from schemas import topics
from schemas.event import Event
from schemas.operations import SavedSearch
from schemas.place import When, Where
from schemas.toll import Figure
from schemas.wire import encode
from search.client import Shelf

AT = datetime(2020, 3, 7, 12, tzinfo=UTC)
BLAST = Event(
    event_id="EE-20200306-aaaaaa", version=1, event_type="Battles", headline="Blast",
    when=When(start=date(2020, 3, 6), end=date(2020, 3, 6)), where=Where(country="EE", precision="country"),
    toll={"killed": Figure(low=22, best=22, high=22, voices=1)},
)  # fmt: skip


class Road:
    """Sends alerts to Kafka for good, as the worker's road does."""

    def __init__(self, settings) -> None:
        self.settings, self.sent = settings, []

    async def send(self, outputs: list[Output]) -> None:
        self.sent += outputs
        await asyncio.to_thread(self._send, outputs)

    def _send(self, outputs: list[Output]) -> None:
        with Publisher(self.settings, topics.ALERTS) as publisher:
            for each in outputs:
                publisher.send(encode(each.record), key=each.key.encode())

    async def flush(self) -> None: ...

    async def crash(self, exc: BaseException) -> None:
        raise exc

    def leaving(self) -> bool:
        return False


async def told(settings, road: Road, *events: Event) -> list[tuple[str, str, int, tuple[str, ...]]]:
    """Alerts that these events bring to a worker that has just started."""
    records = [
        Record(topic="events", partition=0, offset=n, value=encode(event), timestamp=AT)
        for n, event in enumerate(events)
    ]

    async def batches():
        for record in records:
            yield [record]

    before, memory = len(road.sent), Memory(settings)
    async with Shelf(settings) as shelf:
        await shelf.ensure("g1")
        async for _ in alerting(batches(), shelf=shelf, generation="g1", memory=memory, road=road):
            pass
    await asyncio.to_thread(memory.close)
    return [(o.record.search, o.record.event_id, o.record.version, o.record.reasons) for o in road.sent[before:]]


async def test_a_match_is_told_once(house):
    """New, then revised; the same record again, and a restart, tell nothing twice; a retraction is told."""
    await asyncio.to_thread(admin.create_topics, house)
    with Publisher(house, topics.SEARCHES) as publisher:
        for search in (
            SavedSearch(name="estonia", query="country:EE killed>=10"),
            SavedSearch(name="large", query="kind:violence", thresholds={"killed": 30}),
            SavedSearch(name="elsewhere", query="country:TJ"),
        ):
            publisher.send(encode(search), key=search.name.encode())
    road = Road(house)
    assert await told(house, road, BLAST, BLAST) == [("estonia", BLAST.event_id, 1, ("a new event matches",))]
    assert await told(house, road, BLAST) == []
    higher = replace(BLAST, version=2, toll={"killed": Figure(low=31, best=31, high=31, voices=1)})
    assert await told(house, road, higher) == [
        ("estonia", BLAST.event_id, 2, ("killed: was 22, now 31",)),
        ("large", BLAST.event_id, 2, ("killed reached 30: now 31",)),
    ]
    gone = replace(BLAST, version=3, status="retracted", toll={})
    assert [(name, why) for name, _, _, why in await told(house, road, gone)] == [
        ("estonia", ("the event was retracted",)),
        ("large", ("the event was retracted",)),
    ]


@pytest.mark.parametrize("removed", ["estonia"])
async def test_a_removed_search_is_silent(house, removed):
    """What was taken out of the topic alerts no more."""
    await asyncio.to_thread(admin.create_topics, house)
    with Publisher(house, topics.SEARCHES) as publisher:
        publisher.send(encode(SavedSearch(name=removed, query="country:EE")), key=removed.encode())
        publisher.send(None, key=removed.encode())
    assert await told(house, Road(house), BLAST) == []
