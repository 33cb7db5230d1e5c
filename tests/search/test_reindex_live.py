"""`tollwire reindex`: new indices from the topics, swapped in while somebody writes."""

import asyncio
import uuid
from dataclasses import replace
from datetime import date

from shelf_of_events import ENTRY, NOON, RAID, STATION, figure

from bus import admin
from bus.generation import ensure_generation
from bus.publisher import Publisher
from cli.reindex import rebuild
from core.settings import settings
from schemas import topics
from schemas.article import Article
from schemas.event import Revision
from schemas.tally import Scope, Tally
from schemas.toll import Range
from schemas.wire import encode
from search import documents, mapping
from search.client import Shelf
from search.finding import find
from search.language import parse

FIRST = Revision(event_id=STATION.event_id, version=1, at=NOON, reason="new_claim", measure="killed", before=None,
                 after=Range(low=22, best=22, high=22), toll=STATION.toll)  # fmt: skip
ARTICLE = Article(id="a1", title="T", body="B", published_at=NOON, received_at=NOON, status="usable", version=1)
TALLY = Tally(scope=Scope(country="EE"), basis="event_date", policy="best", version=1, events=2,
              toll={"killed": figure(35)}, at=NOON)  # fmt: skip
WRITTEN = (
    (topics.ACCEPTED, b"a1", ARTICLE), (topics.EVENTS, b"s", STATION), (topics.EVENTS, b"r", RAID),
    (topics.LEDGER, b"e", ENTRY), (topics.LEDGER, b"v", FIRST), (topics.TALLIES, b"t", TALLY),
)  # fmt: skip


def publish(made, written) -> None:
    for topic, key, record in written:
        with Publisher(made, topic) as publisher:
            publisher.send(encode(record), key=key)


async def test_a_new_shape_is_filled_from_the_topics_and_swapped_in(services, monkeypatch):
    """Everything is there again, of the newest version, and the old index is no longer read."""
    made = replace(settings(services.env), namespace=f"x{uuid.uuid4().hex[:8]}", partitions=2)
    await asyncio.to_thread(admin.create_topics, made)
    name = (await asyncio.to_thread(ensure_generation, made)).generation
    await asyncio.to_thread(publish, made, WRITTEN)
    async with Shelf(made) as shelf:
        old = await shelf.ensure(name)
        await shelf.bulk([documents.event(replace(RAID, event_id="EE-stale"))])
        shape = mapping.shape
        monkeypatch.setattr(mapping, "shape", lambda kind, analyzer: {**shape(kind, analyzer), "aliases": {}})
        count, refused = await rebuild(made, name)
        assert (count, refused) == (len(WRITTEN), [])
        assert set((await shelf.ensure(name)).values()).isdisjoint(old.values())
        await shelf.refresh()
        page = await find(shelf, parse("", today=date(2020, 3, 8)))
        assert {hit.id for hit in page.hits} == {STATION.event_id, RAID.event_id}
        for kind, id in (("articles", "a1"), ("entries", "a1-0-0"), ("states", f"{STATION.event_id}@1"),
                         ("tallies", "event_date/all/country=EE")):  # fmt: skip
            assert id in await shelf.get(kind, [id]), kind
