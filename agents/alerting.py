"""events → alerts → webhooks. A group of its own: neither the index nor a webhook that is away holds anything else up.

Saved searches are matched by asking Elasticsearch the query with the ids of the batch (no percolator on every cluster);
the events are put on the shelf here too, since the indexer may be behind: the same write again changes nothing.
What was told already is read from the topic `alerts` itself, so that no restart tells it again.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from agents import metrics
from agents.codec import Record, read
from agents.indexing import patiently
from agents.letters import guarded, sure
from agents.steps import Batches, Road
from agents.webhooks import Webhooks
from bus import records
from bus.kept import Kept
from core.alerting import alert
from core.errors import BadInput, Skip
from core.linking.facts import Output
from core.settings import Settings
from schemas.event import Event
from schemas.operations import Alert, SavedSearch
from schemas.topics import ALERTS, SEARCHES
from schemas.wire import WireError, decode
from search import documents, queries
from search.client import Shelf
from search.language import QueryError, parse

STAGE = "alerting"
# Alerts remembered: the latest of each search and event.
REMEMBERED = 100_000
log = logging.getLogger(__name__)


class Memory:
    """Saved searches as they are now, and the last alert of each search and event."""

    def __init__(self, settings: Settings) -> None:
        self.searches: dict[str, SavedSearch] = {}
        self._told: OrderedDict[tuple[str, str], Alert] = OrderedDict()
        self._kept = Kept(settings, (SEARCHES.name, ALERTS.name), self.take)

    async def ready(self) -> None:
        """Returns once all that lies in the topics is known."""
        self._kept.start()
        while not self._kept.ready.is_set():
            await asyncio.sleep(0.05)

    def close(self) -> None:
        self._kept.close()

    def take(self, record: records.Record) -> None:
        """One record of the topics; what cannot be read is passed over, as it was when it was written."""
        try:
            if record.topic == ALERTS.name:
                self.learn(decode(Alert, record.value or b""))
            elif record.value:
                search = decode(SavedSearch, record.value)
                self.searches = {**self.searches, search.name: search}
            else:
                gone = (record.key or b"").decode(errors="replace")
                self.searches = {name: each for name, each in self.searches.items() if name != gone}
        except WireError as error:
            log.warning("%s: %s", record.topic, error)

    def learn(self, told: Alert) -> None:
        key = (told.search, told.event_id)
        if key not in self._told or self._told[key].version < told.version:
            self._told[key] = told
            self._told.move_to_end(key)
        while len(self._told) > REMEMBERED:
            self._told.popitem(last=False)

    def before(self, search: str, event_id: str) -> Alert | None:
        return self._told.get((search, event_id))


async def alerting(
    batches: Batches, *, shelf: Shelf, generation: str, memory: Memory, road: Road
) -> AsyncIterator[int]:
    """Yields the size of each batch of events once all its alerts are acknowledged; ends when asked to leave."""
    await memory.ready()
    async for batch in batches:
        told = [await guarded(STAGE, record, _event(record), road.crash) for record in batch]
        letters = [item for item in told if isinstance(item, Output)]
        latest = {item.event_id: item for item in told if isinstance(item, Event)}
        found: list[Alert] = []
        if latest and memory.searches:

            async def ask(events: Sequence[Event] = tuple(latest.values())) -> list[Alert]:
                return await _alerts(shelf, memory, events)

            asked = await patiently(ask, lambda: shelf.ensure(generation), road)
            if asked is None:
                return
            found = asked
        alerts = [Output(topic=ALERTS.name, key=each.search, record=each) for each in found]
        await sure(STAGE, road.send([*letters, *alerts]), road.crash)
        for each in found:
            memory.learn(each)
        metrics.HANDLED.labels(STAGE).inc(len(batch))
        yield len(batch)


async def _event(record: Record) -> Event:
    if not record.value:
        raise Skip("nothing in it")
    return read(Event, record, STAGE)


async def _alerts(shelf: Shelf, memory: Memory, events: Sequence[Event]) -> list[Alert]:
    """What each saved search tells of these events, in order of search and event."""
    await shelf.bulk([documents.event(event) for event in events])
    await shelf.refresh(kinds=("events",))
    found: list[Alert] = []
    now = datetime.now(UTC)  # noqa: TID251 - a shell: an alert says when it was raised
    for search in sorted(memory.searches.values(), key=lambda each: each.name):
        matching = await matched(shelf, search, [event.event_id for event in events], now)
        for event in events:
            before = memory.before(search.name, event.event_id)
            # What was told and then taken back matches no figure any more, and has to be told all the same.
            if event.event_id in matching or (before and event.status != "open"):
                made = alert(search, event, before, now)
                found += [made] if made else []
    return found


async def matched(shelf: Shelf, search: SavedSearch, ids: Sequence[str], now: datetime) -> set[str]:
    """Those of the events that the saved query finds."""
    try:
        query = parse(search.query, today=now.date())
    except QueryError as error:
        log.warning("saved search %s cannot be asked any more: %s", search.name, error)
        return set()
    found: set[str] = set()
    for start in range(0, len(ids), queries.MOST):
        some = list(ids[start : start + queries.MOST])
        asked = replace(query, filters=(*query.filters, {"terms": {"event_id": some}}))
        answer = await shelf.search("events", {**queries.events(asked, size=len(some)), "_source": False})
        found |= {hit["_id"] for hit in answer["hits"]["hits"]}
    return found


async def delivering(batches: Batches, *, memory: Memory, webhooks: Webhooks, road: Road) -> AsyncIterator[int]:
    """Alerts to the webhooks of their searches; what no try could deliver is a dead letter."""
    await memory.ready()
    async for batch in batches:
        work = (guarded(STAGE, record, _delivered(record, memory, webhooks), road.crash) for record in batch)
        letters = [each for each in await asyncio.gather(*work) if isinstance(each, Output)]
        await sure(STAGE, road.send(letters), road.crash)
        yield len(batch)


async def _delivered(record: Record, memory: Memory, webhooks: Webhooks) -> None:
    told = read(Alert, record, STAGE)
    search = memory.searches.get(told.search)
    if search is None or not search.webhook:
        raise Skip("no webhook")
    now = datetime.now(UTC)  # noqa: TID251 - a shell: the time a receiver checks the signature by
    try:
        await webhooks.deliver(told, search.webhook, int(now.timestamp()))
    except BadInput as error:
        log.warning("%s", error)
        raise
