"""A pool of processes that read, so that the event loop and Kafka's heartbeat never wait for the model."""

import asyncio
import logging
import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from core.errors import BadInput, Broken
from language.reader import READY, Answer, serve
from schemas.article import Article
from schemas.mention import Mention

STAGE = "extracting"
CHUNK = 8  # articles a process takes at a time: enough for spaCy's batches, few enough to share fairly
SECONDS = 60.0  # of processor time; the longest article we take, one MiB, needs five (measured 2026-11-23)
PATIENCE = 600.0  # of time, for a reader that neither works nor dies
START_SECONDS = 120.0

Told = tuple[Mention, ...] | BadInput
log = logging.getLogger(__name__)


class Gone(Exception):
    """The process died, or took too long and was killed."""


class Reader:
    """One process and the pipe to it. Spawned, never forked: a fork would copy Kafka's threads and sockets."""

    def __init__(self, reading: str, seconds: float, patience: float) -> None:
        self._reading, self._seconds, self._patience = reading, seconds, patience
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Raises Broken where the reader cannot be made: no model, no memory."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, self._reading, self._seconds), daemon=True, name="tollwire-reader"
        )
        self._process.start()
        theirs.close()
        if self._take(START_SECONDS) != READY:
            raise Broken("a reader did not say that it is ready")

    def ask(self, articles: Sequence[Article]) -> Answer:
        """Blocks. Raises Gone."""
        if self._process is None:
            self.start()
        assert self._pipe is not None
        try:
            self._pipe.send(list(articles))
        except ConnectionError as error:
            raise Gone("the reader has died") from error
        told: Answer = self._take(self._patience, Gone)
        return told

    def stop(self) -> None:
        """End it at once; reading leaves nothing behind."""
        if self._process is not None and self._pipe is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
        self._process = self._pipe = None

    def _take(self, seconds: float, otherwise: type[Exception] = Broken) -> Any:
        assert self._pipe is not None
        try:
            if self._pipe.poll(seconds):
                return self._pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise otherwise("the reader has died") from error
        raise otherwise(f"the reader did not answer within {seconds:.0f} s")


class Pool:
    """`reading` names what each process runs (`module:function`, see language.reader.mentions)."""

    def __init__(
        self,
        processes: int,
        *,
        reading: str = "language.reader:mentions",
        seconds: float = SECONDS,
        patience: float = PATIENCE,
        chunk: int = CHUNK,
    ) -> None:
        self._readers = [Reader(reading, seconds, patience) for _ in range(processes)]
        self._idle: asyncio.Queue[Reader] = asyncio.Queue()
        self._chunk = chunk

    async def start(self) -> None:
        """Every process up and its model loaded. Raises Broken."""
        await asyncio.gather(*(asyncio.to_thread(reader.start) for reader in self._readers))
        for reader in self._readers:
            self._idle.put_nowait(reader)

    async def read(self, articles: Sequence[Article]) -> list[Told]:
        """What each article tells, in order; BadInput (returned) for one that cannot be read. Raises Broken."""
        chunks = [articles[start : start + self._chunk] for start in range(0, len(articles), self._chunk)]
        answers = await asyncio.gather(*(self._read(chunk) for chunk in chunks))
        return [told for answer in answers for told in answer]

    async def close(self) -> None:
        await asyncio.gather(*(asyncio.to_thread(reader.stop) for reader in self._readers))

    async def _read(self, chunk: Sequence[Article]) -> list[Told]:
        reader = await self._idle.get()
        try:
            answer = await asyncio.to_thread(reader.ask, chunk)
        except Gone as gone:
            log.warning("%s while reading %d articles: starting another", gone, len(chunk))
            await asyncio.to_thread(reader.stop)
            if len(chunk) == 1:
                return [BadInput(STAGE, f"{gone}: this text ends or outlasts it")]
        else:
            return [BadInput(STAGE, told) if isinstance(told, str) else told for told in answer]
        finally:
            self._idle.put_nowait(reader)
        # One of them did it: read each alone, so that its neighbours are not lost with it.
        return [told for article in chunk for told in await self._read([article])]
