"""Two mends of aiokafka 0.14's fetching.

*A broker that answers at once though it has nothing.* Kafka holds a fetch until a record comes (at most 1.5 s); the
embedded broker does not, and a consumer then asks it 4,000 times a second, which takes a core from the worker and
another from the broker (measured 2026-11-23). An empty answer that came too soon is therefore followed by a short rest.
A fetch that Kafka held is never delayed.

*A partition that has to wait for another's fetch.* One fetch at a time asks a broker, and leaves out the partitions
whose records are still being worked on: what comes to those meanwhile waits until that fetch ends, with Faust's setting
up to 1.5 s a hop. It is held for a tenth of a second at most; that is ten questions a second from an idle worker.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import aiokafka  # type: ignore[import-untyped]
from aiokafka.consumer.fetcher import Fetcher  # type: ignore[import-untyped]

VERSION = "0.14."
SOON = 0.02  # an answer within it was not waited for
REST = 0.04  # the longest a record then waits to be fetched: 25 questions a second instead of 4,000

HELD_MS = 100  # the longest a broker may hold a fetch

Fetch = Callable[..., Awaitable[bool]]


def mend() -> None:
    """Do it once for the process. Raises ImportError on another aiokafka, whose insides may differ."""
    if not aiokafka.__version__.startswith(VERSION):
        raise ImportError(f"agents/fetching.py mends aiokafka {VERSION}x; this is {aiokafka.__version__}: look again")
    if not hasattr(Fetcher, "unhurried"):
        Fetcher.unhurried = Fetcher._proc_fetch_request
        Fetcher._proc_fetch_request = rested(Fetcher.unhurried)
        Fetcher.__init__ = impatient(Fetcher.__init__)


def impatient(made: Callable[..., None]) -> Callable[..., None]:
    """A fetcher whose fetches a broker holds no longer than `HELD_MS`."""

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        self._fetch_max_wait_ms = min(self._fetch_max_wait_ms, HELD_MS)

    return init


def rested(fetch: Fetch) -> Fetch:
    """The fetch, with a rest after an empty answer that came at once."""

    async def fetched(self: Any, assignment: Any, node_id: Any, request: Any) -> bool:
        started = time.monotonic()
        has_news = await fetch(self, assignment, node_id, request)
        if not has_news and time.monotonic() - started < SOON:
            # Cancelled means that the partition was taken away: aiokafka's own fetch answers that with False, too.
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(REST)
        return has_news

    return fetched
