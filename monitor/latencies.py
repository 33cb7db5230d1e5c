"""How long from a published article to the tally it changed, and until a search finds the event: measured live.

Looked at from outside, as a reader sees it: the tally in the topic, the event in an answer of the index. Tallies carry
the Kafka time of the article's first record (`at`) and the event and version that changed it (`caused_by`).
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bus.tail import Tick
from monitor.frames import passed_over
from monitor.keys import HUB, METRICS, SHELF
from monitor.metrics import Metrics
from schemas.topics import TALLIES
from schemas.wire import parse_instant
from search import queries
from search.errors import Unreachable

# One event is asked for at a time, so often, and not for ever: an index that is away longer shows in the lag.
EVERY, PATIENCE = 0.1, 60.0


@dataclass(frozen=True, slots=True)
class Caused:
    """A tally as it came: when its article was published, and the event, at its version, that changed it."""

    published: float
    event_id: str
    version: int


class Latencies:
    """Takes what the feed reads; `found` says which version of an event a search finds now."""

    def __init__(self, metrics: Metrics, found: Callable[[str], Awaitable[int]],
                 clock: Callable[[], float] = time.time) -> None:  # fmt: skip
        self._metrics, self._found, self._clock = metrics, found, clock
        self._began = clock()
        self._looking: asyncio.Task[None] | None = None

    def take(self, tick: Tick) -> None:
        """Tallies written since we began; what lay there before says nothing of how long it takes."""
        told = None
        for record in tick.records:
            written = record.timestamp / 1000
            plain = record.topic == TALLIES.name and not passed_over((record.key or b"").decode(errors="replace"))
            if plain and written >= self._began and (told := caused(record.value)):
                self._metrics.to_tally.observe(max(0.0, written - told.published))
        if told and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self.look(told))

    async def look(self, told: Caused) -> None:
        """Ask until the event is found at that version or a later one."""
        began = self._clock()
        while self._clock() - began < PATIENCE:
            try:
                if await self._found(told.event_id) >= told.version:
                    self._metrics.to_searchable.observe(max(0.0, self._clock() - told.published))
                    return
            except Unreachable:
                pass  # the lag grows and says so; the next look may be answered
            await asyncio.sleep(EVERY)

    async def close(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)


def caused(value: bytes | None) -> Caused | None:
    """What a record of `tallies` says of its cause; None where it says nothing."""
    try:
        tally: Any = json.loads(value or b"null")
        cause = tally["caused_by"]
        return Caused(parse_instant(tally["at"]).timestamp(), cause["event_id"], cause["version"])
    except (ValueError, TypeError, KeyError):
        return None


async def watched(app: web.Application) -> AsyncIterator[None]:
    """Beside the feed for as long as the window is open."""

    async def found(event_id: str) -> int:
        hits = (await app[SHELF].search("events", queries.version(event_id)))["hits"]["hits"]
        return int(hits[0]["_source"]["version"]) if hits else 0

    measuring = Latencies(app[METRICS], found)
    app[HUB].heard = measuring.take
    yield
    app[HUB].heard = None
    await measuring.close()
