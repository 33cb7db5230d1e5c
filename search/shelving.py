"""Records of a topic, as bytes, put onto the shelf: what `tollwire reindex` fills new indices with."""

import json
from collections.abc import Iterable

from schemas.article import Article
from schemas.event import Entry, Event, Revision
from schemas.tally import Tally
from schemas.topics import ACCEPTED, EVENTS, LEDGER, TALLIES
from schemas.wire import decode
from search import documents, masking, states
from search.bulk import Outcome
from search.client import Shelf
from search.documents import Document
from search.states import Names

TOPICS = (ACCEPTED.name, EVENTS.name, LEDGER.name, TALLIES.name)


async def shelve(shelf: Shelf, records: Iterable[tuple[str, bytes]], into: Names | None = None) -> list[Outcome]:
    """Write records `(topic, value)` in order; one outcome each. Raises WireError for one that is not of its topic."""
    items = [_item(topic, value) for topic, value in records]
    plain = [item for item in items if isinstance(item, Document)]
    revisions = [item for item in items if isinstance(item, Revision)]
    outcomes = await shelf.bulk(plain, into) + await states.keep(shelf, revisions, into)
    await masking.mask(shelf, plain, into)
    return outcomes


def _item(topic: str, value: bytes) -> Document | Revision:
    if topic == ACCEPTED.name:
        return documents.article(decode(Article, value))
    if topic == EVENTS.name:
        return documents.event(decode(Event, value))
    if topic == TALLIES.name:
        return documents.tally(decode(Tally, value))
    if topic != LEDGER.name:
        raise ValueError(f"nothing of topic {topic} is on the shelf")
    if json.loads(value).get("schema") == Revision.SCHEMA:
        return decode(Revision, value)
    return documents.entry(decode(Entry, value))
