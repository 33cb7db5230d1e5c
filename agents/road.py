"""The road as Faust gives it: events in natural batches, facts acknowledged, outputs sent and acknowledged.

Batches are made here, not with Faust's `take_events`: that one acks its batch even when the body was cancelled in the
middle of it, and waits out a clock before every batch. Here a batch is whatever came while the last one was worked on,
and only a batch that was worked through is acked, in the order it came (Faust commits past a gap at the head).
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import faust
from faust.types import EventT, StreamT, TopicT

from agents import metrics
from agents.codec import Record, written
from agents.letters import Crash, stop
from agents.tables import FactTable
from core.linking.facts import Output


async def batches(
    stream: StreamT[bytes], *, most: int, prefix: str, crash: Crash, rest: float = 0.0
) -> AsyncIterator[Sequence[Record]]:
    """Records in batches of at most `most`, acked when the next batch is asked for; ends when the stream does.

    What comes within `rest` seconds of a batch is left to gather, unless the batch was full: many small requests cost
    more than a few large ones. A record that comes after a pause waits for nothing. `prefix` is the namespace's.
    Reading that fails stops the worker: a reader begun anew would leave a gap behind.
    """
    stream.enable_acks = False
    waiting: asyncio.Queue[EventT[bytes]] = asyncio.Queue(maxsize=most)
    reader = asyncio.create_task(_read(stream, waiting))
    try:
        while (first := await _next(waiting, reader)) is not None:
            events = [first]
            while len(events) < most and not waiting.empty():
                events.append(waiting.get_nowait())
            began = time.monotonic()
            yield [record(event, prefix) for event in events]
            for event in events:
                await stream.ack(event)
            if rest and len(events) < most:
                await asyncio.sleep(began + rest - time.monotonic())
        if error := reader.exception():
            await stop("reading", error, crash)
    finally:
        reader.cancel()


async def _read(stream: StreamT[bytes], waiting: asyncio.Queue[EventT[bytes]]) -> None:
    async for event in stream.events():
        await waiting.put(event)


async def _next(waiting: asyncio.Queue[EventT[bytes]], reader: asyncio.Task[None]) -> EventT[bytes] | None:
    """The next event; None once the reading has ended, so that it is never waited for in vain."""
    if not waiting.empty():
        return waiting.get_nowait()
    asked = asyncio.ensure_future(waiting.get())
    try:
        await asyncio.wait({asked, reader}, return_when=asyncio.FIRST_COMPLETED)
        return asked.result() if asked.done() else None
    finally:
        asked.cancel()


def record(event: EventT[bytes], prefix: str) -> Record:
    """A Faust event as a plain record; an empty value is no bytes."""
    message: Any = event.message
    return Record(
        topic=message.topic.removeprefix(prefix),
        partition=message.partition,
        offset=message.offset,
        key=message.key,
        value=message.value or b"",
        timestamp=datetime.fromtimestamp(message.timestamp, UTC),
        headers={str(name): bytes(value) for name, value in _pairs(message.headers)},
    )


def _pairs(headers: Any) -> Iterable[tuple[str, bytes]]:
    found: Iterable[tuple[str, bytes]] = headers.items() if isinstance(headers, Mapping) else headers or ()
    return found


class KafkaRoad:
    """What one agent sends on: `topics` by name without the namespace, `tables` are its own."""

    def __init__(self, app: faust.App, topics: Mapping[str, TopicT], tables: Iterable[FactTable] = ()) -> None:
        self._app, self._topics, self._tables = app, topics, tuple(tables)

    async def flush(self) -> None:
        for table in self._tables:
            await table.settle()

    async def send(self, outputs: Sequence[Output]) -> None:
        """All under way in order, then all acknowledged: `send` alone only fills a buffer."""
        sent = []
        for output in outputs:
            key, value = written(output)
            sent.append(await self._topics[output.topic].send(key=key, value=value))
            metrics.SENT.labels(output.topic).inc()
        await asyncio.gather(*sent)

    async def crash(self, exc: BaseException) -> None:
        await self._app.crash(exc)

    def leaving(self) -> bool:
        """Whether the worker stops: what waits for another service need wait no more."""
        return bool(self._app.should_stop)
