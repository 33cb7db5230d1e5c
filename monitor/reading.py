"""What the window reads from the index, record by record: one place for pages and API."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from monitor.asking import now
from monitor.problems import Problem
from schemas.wire import instant, to_dict
from search import queries, sums
from search.client import Shelf
from search.finding import find, known, named_now
from search.hiding import withdrawn
from search.language import parse
from search.results import Page

Record = Mapping[str, Any]
# Of one event: more would be a campaign taken for an event.
MOST = 10_000
COLUMNS = ("country", "admin1", "event_type", "side", "conflict")


async def event(shelf: Shelf, id: str) -> Record:
    """The latest of an event. Raises Problem 404."""
    found = await shelf.get("events", [id], ["record"])
    if id not in found:
        raise Problem(404, f"there is no event {id}")
    record: Record = found[id].source["record"]
    return record


def instant_of(moment: str) -> str:
    """The moment that is meant, RFC 3339; a bare day is its end. Raises QueryError."""
    return parse("", today=now().date(), shorthand={"as_of": moment}).options["as_of"]


async def event_as_of(shelf: Shelf, id: str, moment: str) -> Record:
    """An event as it was known at a moment. Raises Problem 404, QueryError."""
    query = parse("status:any", today=now().date(), shorthand={"as_of": moment, "event": id})
    found = await known(shelf, query, size=1)
    if not found.hits or found.hits[0].record["event_id"] != id:
        raise Problem(404, f"nothing was known of {id} at that moment")
    return found.hits[0].record


async def records(shelf: Shelf, kind: Any, body: Mapping[str, Any]) -> list[Record]:
    """The records of every hit."""
    return [hit["_source"]["record"] for hit in (await shelf.search(kind, body))["hits"]["hits"]]


async def every(shelf: Shelf, kind: Any, body: Mapping[str, Any]) -> list[Record]:
    """The records of all there is, page after page, at most `MOST` of them."""
    found: list[Record] = []
    while len(found) < MOST:
        hits = (await shelf.search(kind, body))["hits"]["hits"]
        found += [hit["_source"]["record"] for hit in hits]
        if len(hits) < body["size"]:
            break
        body = {**body, "search_after": hits[-1]["sort"]}
    return found


async def history(shelf: Shelf, id: str) -> list[Record]:
    """Revisions of an event, oldest first."""
    return await named_now(shelf, await every(shelf, "states", queries.states(id)))


async def revisions(shelf: Shelf, size: int) -> list[Record]:
    """The latest revisions of any event."""
    return await named_now(shelf, await records(shelf, "states", queries.revisions(size)))


async def claims(shelf: Shelf, id: str) -> list[Record]:
    """Ledger entries linked to an event now, oldest first; those of withdrawn articles without their words."""
    found = await every(shelf, "entries", queries.entries([id]))
    told = [entry["mention"]["article_id"] for entry in found if entry["mention"].get("retired_by")]
    kept = await shelf.get("articles", told, ["status"])
    gone = {id for id, stored in kept.items() if stored.source.get("status") == "cancelled"}
    return [withdrawn(entry) if entry["mention"]["article_id"] in gone else entry for entry in found]


async def tallies_as_of(shelf: Shelf, scope: Mapping[str, str | None], basis: str, moment: str) -> list[Record]:
    """Tallies as they were known at a moment. Raises QueryError."""
    return [to_dict(tally) for tally in await sums.tallies_as_of(shelf, scope, basis, moment, today=now().date())]


async def tallies(shelf: Shelf, scope: Mapping[str, str | None], basis: str = "event_date") -> list[Record]:
    return await records(shelf, "tallies", queries.tallies(scope, basis=basis))


async def latest(shelf: Shelf, size: int) -> Page:
    """The events reported last."""
    return await find(shelf, parse("sort:reported", today=now().date()), size=size)


async def front(shelf: Shelf, by_type: Awaitable[list[Record]], size: int = 20
                ) -> tuple[list[Record], Page, list[Record]]:  # fmt: skip
    """What the first page shows: tallies by country and type, the latest events, the latest revisions."""
    return await asyncio.gather(by_type, latest(shelf, size), revisions(shelf, size))


class ByType:
    """Tallies by country and type: a thousand records, read again every few seconds where the stream tells of the rest.

    What the stream brought in these seconds is among its latest things (`Hub.fresh`), so that nothing is old.
    """

    SECONDS = 5.0

    def __init__(self, shelf: Shelf, clock: Callable[[], float] = time.monotonic) -> None:
        self._shelf, self._clock = shelf, clock
        self._read_at, self._generation = 0.0, ""
        self._kept: list[Record] = []

    async def get(self, generation: str) -> list[Record]:
        """Those of this generation; read at once where nothing is followed ('')."""
        old = self._clock() - self._read_at > self.SECONDS
        if old or not generation or generation != self._generation:
            began = self._clock()
            self._kept = await tallies(self._shelf, {"country": "*", "event_type": "*"})
            self._read_at, self._generation = began, generation
        return self._kept


def stamp() -> str:
    """Now, to the second, as an address carries it."""
    return instant(now().replace(microsecond=0))
