"""What a process holds in memory of its partitions: indexes rebuilt from tables at every assignment, never facts."""

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterable
from typing import TypeVar

from agents import metrics
from agents.tallying import TallyFacts
from core.linking.facts import EventFact, Facts
from core.linking.index import Index
from schemas.tally import Contribution

V = TypeVar("V")
ROWS = 1000  # rows between two turns of the event loop, so that heartbeats and commits go on

log = logging.getLogger(__name__)


class LinkingViews:
    """Facts and index of each assigned partition. `days` is how long an event is held for new reports."""

    def __init__(self, facts: Callable[[int], Facts], events: Callable[[int], Iterable[EventFact]], days: int) -> None:
        self._facts, self._events, self._days = facts, events, days
        self._held: dict[int, tuple[Facts, Index]] = {}

    def __call__(self, partition: int) -> tuple[Facts, Index]:
        """Raises KeyError for a partition that is not assigned: a bug, since its records are not read."""
        return self._held[partition]

    async def rebuild(self, partitions: frozenset[int]) -> None:
        """All of them anew: what was held before may have been written by another worker meanwhile."""
        self._held.clear()
        started, count = time.monotonic(), 0
        for partition in sorted(partitions):
            index = Index(self._days)
            async for event in gently(self._events(partition)):
                index.learn(event)
                count += 1
            self._held[partition] = self._facts(partition), index
        metrics.HELD.set_function(self._count)
        gc.freeze()  # the index is long-lived: looking for cycles in it at every turn would stop the worker for seconds
        log.info("%d events learnt for %d partitions in %.1f s", count, len(partitions), time.monotonic() - started)

    def _count(self) -> float:
        return float(sum(len(index) for _, index in list(self._held.values())))


class TallyViews:
    """Facts and sums of each assigned partition of scopes."""

    def __init__(self, facts: Callable[[int], TallyFacts], stored: Callable[[int], Iterable[Contribution]]) -> None:
        self._facts, self._stored = facts, stored
        self._held: dict[int, TallyFacts] = {}

    def __call__(self, partition: int) -> TallyFacts:
        """Raises KeyError for a partition that is not assigned."""
        return self._held[partition]

    async def rebuild(self, partitions: frozenset[int]) -> None:
        """All sums anew, from the stored contributions."""
        self._held.clear()
        for partition in sorted(partitions):
            facts = self._facts(partition)
            async for contribution in gently(self._stored(partition)):
                facts.learn(contribution)
            self._held[partition] = facts


async def gently(rows: Iterable[V]) -> AsyncIterator[V]:
    """The rows, letting others run every thousand."""
    for count, row in enumerate(rows, 1):
        yield row
        if count % ROWS == 0:
            await asyncio.sleep(0)
