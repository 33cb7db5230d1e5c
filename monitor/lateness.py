"""How late the figures are: since when the records at the ends of the topics have been waiting to be read."""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from time import monotonic

from aiohttp import web

from bus.admin import Lag, lag, size
from core.errors import Broken
from core.settings import Settings
from monitor.keys import METRICS, SETTINGS
from schemas.topics import DEAD_LETTERS

EVERY = 10.0
# Said beside the figures from here on (issue 6).
LATE = 60.0
Key = tuple[str, str]


class Lateness:
    """Seconds the slowest reader is behind, from counts taken now and then. Knows nothing before the second count."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        # When each had how many records: how long ago the last one read was the newest.
        self._past: dict[Key, deque[tuple[float, int]]] = {}
        self.seconds = 0.0

    def count(self, lags: Sequence[Lag]) -> float:
        """Take a count; seconds behind."""
        now = self._clock()
        self.seconds = max((self._one(each, now) for each in lags), default=0.0)
        return self.seconds

    def _one(self, each: Lag, now: float) -> float:
        past = self._past.setdefault((each.group, each.topic), deque(maxlen=720))
        past.append((now, each.records))
        read = each.records - each.behind
        # The first moment at which more lay there than has been read by now: that record waits since then.
        waiting = next((at for at, records in past if records > read), None)
        return 0.0 if waiting is None else now - waiting

    @property
    def late(self) -> bool:
        return self.seconds > LATE


LATENESS = web.AppKey("lateness", Lateness)


async def watched(app: web.Application) -> AsyncIterator[None]:
    """Counts every ten seconds while the window is open; a Kafka that is away is told by the stream itself."""

    async def run() -> None:
        while True:
            with contextlib.suppress(Broken):
                lags, letters = await asyncio.to_thread(_counted, app[SETTINGS])
                app[METRICS].count(lags, app[LATENESS].count(lags), letters)
            await asyncio.sleep(EVERY)

    task = asyncio.create_task(run())
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def _counted(settings: Settings) -> tuple[list[Lag], int]:
    return lag(settings), size(settings, DEAD_LETTERS.name)


def words(seconds: float) -> str:
    """What is said beside the figures."""
    minutes = round(seconds / 60)
    return f"Figures are {minutes} {'minute' if minutes == 1 else 'minutes'} behind what was published."
