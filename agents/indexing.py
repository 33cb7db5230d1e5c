"""accepted, events, ledger, tallies → Elasticsearch. Document id = our id, external version = our version.

A document that Elasticsearch refuses is a dead letter, one by one; an Elasticsearch that does not answer pauses this
agent, and no other, until it does.
"""

import asyncio
import json
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

from agents import metrics
from agents.codec import Record, read
from agents.letters import dead_letter, guarded, sure
from agents.steps import Batches, Road
from core.errors import BadInput, Skip
from core.linking.facts import Output
from schemas.article import Article
from schemas.event import Entry, Event, Revision
from schemas.tally import Tally
from schemas.topics import ACCEPTED, EVENTS, LEDGER, TALLIES
from search import documents, masking, states
from search.bulk import Outcome
from search.client import Shelf
from search.documents import Document
from search.errors import Unreachable

STAGE = "indexing"
# The client has already tried for half a minute when it gives up; between two such rounds: full jitter, capped.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0

Item = Document | Revision
T = TypeVar("T")
log = logging.getLogger(__name__)


async def indexing(batches: Batches, *, shelf: Shelf, generation: str, road: Road) -> AsyncIterator[int]:
    """Yields the size of each batch once Elasticsearch has all of it, or has said why not; ends when asked to leave."""
    async for batch in batches:
        told = [(record, await guarded(STAGE, record, _item(record), road.crash)) for record in batch]
        letters = [item for _, item in told if isinstance(item, Output)]
        kept = _latest([(record, item) for record, item in told if isinstance(item, Document)])
        revised = [(record, item) for record, item in told if isinstance(item, Revision)]

        write = partial(_write, shelf, [item for _, item in kept], [item for _, item in revised])
        outcomes = await patiently(write, partial(shelf.ensure, generation), road)
        if outcomes is None:
            return
        letters += _refused([record for record, _ in kept] + [record for record, _ in revised], outcomes)
        await sure(STAGE, road.send(letters), road.crash)
        metrics.HANDLED.labels(STAGE).inc(len(batch))
        yield len(batch)


def _latest(told: Sequence[tuple[Record, Document]]) -> list[tuple[Record, Document]]:
    """The highest version of each document, in order: what another one of the batch replaces need not be written."""
    found: dict[tuple[str, str], tuple[Record, Document]] = {}
    for record, item in told:
        before = found.get((item.kind, item.id))
        if before is None or before[1].version <= item.version:
            found.pop((item.kind, item.id), None)
            found[item.kind, item.id] = (record, item)
    return list(found.values())


async def _write(shelf: Shelf, kept: Sequence[Document], revised: Sequence[Revision]) -> list[Outcome]:
    outcomes = await shelf.bulk(kept) + await states.keep(shelf, revised)
    await masking.mask(shelf, kept)
    return outcomes


async def _item(record: Record) -> Item:
    """What the record is on the shelf. Raises Skip for one that says a key is gone."""
    if not record.value:
        raise Skip("nothing in it")
    if record.topic == ACCEPTED.name:
        return documents.article(read(Article, record, STAGE))
    if record.topic == EVENTS.name:
        return documents.event(read(Event, record, STAGE))
    if record.topic == TALLIES.name:
        return documents.tally(read(Tally, record, STAGE))
    if record.topic == LEDGER.name and _schema(record) == Revision.SCHEMA:
        return read(Revision, record, STAGE)
    return documents.entry(read(Entry, record, STAGE))


def _schema(record: Record) -> str | None:
    try:
        told = json.loads(record.value)
    except ValueError as error:
        raise BadInput(STAGE, f"not JSON: {error}") from error
    return told.get("schema") if isinstance(told, dict) else None


async def patiently(ask: Callable[[], Awaitable[T]], ensure: Callable[[], Awaitable[object]], road: Road) -> T | None:
    """What came of asking, again and again for as long as Elasticsearch does not answer; None to leave instead."""
    pause = 0.0
    while not road.leaving():
        try:
            return await sure(STAGE, ask(), road.crash, but=Unreachable)
        except Unreachable as away:
            metrics.PAUSED.set(1)
            log.warning("paused: %s", away)
        pause = min(LONGEST_PAUSE, 2 * pause or FIRST_PAUSE)
        await asyncio.sleep(random.uniform(0, pause))
        # It may have come back empty.
        with suppress(Unreachable):
            await sure(STAGE, ensure(), road.crash, but=Unreachable)
            metrics.PAUSED.set(0)
    return None


def _refused(records: Sequence[Record], outcomes: Sequence[Outcome]) -> list[Output]:
    pairs = zip(records, outcomes, strict=True)
    return [dead_letter(record, BadInput(STAGE, outcome.reason)) for record, outcome in pairs if outcome.refused]
