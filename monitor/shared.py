"""One answer for all who ask at once: what is made is made anew for whoever came before it was begun, at most so often.

Nobody gets what was begun before they asked, so nothing is ever stale; a thousand who ask within a moment share one.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Shared(Generic[T]):
    """`make` is begun at most once in `rest` seconds, or in thrice the time it last took, if that is longer."""

    def __init__(self, make: Callable[[], Awaitable[T]], rest: float, clock: Callable[[], float] = time.monotonic):
        self._make, self._rest, self._clock = make, rest, clock
        self._next: asyncio.Task[T] | None = None
        self._free_at = 0.0

    async def get(self) -> T:
        """What is made next. Raises what making it raised."""
        if self._next is None:
            self._next = asyncio.create_task(self._begin())
        return await asyncio.shield(self._next)

    async def _begin(self) -> T:
        await asyncio.sleep(self._free_at - self._clock())
        # From here on a new caller waits for the next one.
        self._next, began = None, self._clock()
        self._free_at = began + self._rest
        try:
            return await self._make()
        finally:
            took = self._clock() - began
            self._free_at = began + max(self._rest, 3 * took)
