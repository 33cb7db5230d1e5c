"""Two mends of Faust 0.15.3. They reach into its insides, so this module refuses to load on any other version.

*The recovery race.* Faust resumes the source partitions before it seeks them to their committed offsets, and a fetch
under way shares the live set of partitions with whoever changes it: records come twice, or out of order, or are counted
as a gap and never come at all. Here a fetch keeps the set it began with, and an assignment goes: tables recovered,
indexes rebuilt, sought, only then resumed. Without it, on Kafka 4.4.0, 15 of 40 messages were handled twice over 8
graceful restarts (tests/faults/test_recovery.py measures it again).

*The current event.* Faust takes the partition of a table write from the event being iterated; between batches there is
none. `at` names the partition for the length of one write or read; `rows` reads one partition alone.
"""

import weakref
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import faust
from faust.streams import _current_event
from faust.tables.manager import TableManager
from faust.tables.recovery import Recovery
from faust.types import TP

from agents import fetching

VERSION = "0.15.3"
if faust.__version__ != VERSION:
    raise ImportError(f"agents/recovery.py mends faust-streaming {VERSION}; this is {faust.__version__}: look again")

Rebuild = Callable[[frozenset[int]], Awaitable[None]]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Place:
    """What Faust asks of a current event: the topic (in full) and the partition a write belongs to."""

    topic: str
    partition: int

    @property
    def message(self) -> "Place":
        return self


@contextmanager
def at(place: Place) -> Iterator[None]:
    """Within it, a table reads and writes the partition of `place`."""
    token = _current_event.set(cast(Any, weakref.ref(place)))
    try:
        yield
    finally:
        _current_event.reset(token)


def rows(table: Any, partition: int) -> Iterator[tuple[bytes, bytes]]:
    """Keys and values of one partition (of the whole table where the store is memory, in unit tests)."""
    store = table.data
    if hasattr(store, "_db_for_partition"):
        return iter(store._visible_items(store._db_for_partition(partition)))
    return iter(list(store.data.items()))


class MendedApp(faust.App):
    """An app whose assignments happen in order. `rebuild` makes process-local indexes for the partitions assigned."""

    rebuild: Rebuild | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        fetching.mend()
        super().__init__(*args, TableManager=MendedTables, **kwargs)

    async def broken(self) -> None:
        """Returns once the app, or anything in it, has crashed."""
        await self._crashed.wait()

    def _new_consumer(self) -> Any:
        consumer: Any = super()._new_consumer()
        fetch = consumer._getmany

        async def getmany(active_partitions: set[TP] | None, timeout: float) -> Any:
            kept = None if active_partitions is None else set(active_partitions)
            return await fetch(kept, timeout)

        consumer._getmany = getmany
        return consumer


class MendedTables(TableManager):
    """Hands out the mended recovery."""

    @property
    def recovery(self) -> Recovery:
        if self._recovery is None:
            self._recovery = MendedRecovery(self.app, self, beacon=self.beacon, loop=self.loop)
        return self._recovery


class MendedRecovery(Recovery):
    """Faust's recovery, its last part in the right order: rebuild, seek, resume."""

    async def on_recovery_completed(self, generation_id: int = 0) -> None:
        await cast(Any, self.app).on_rebalance_complete.send()
        self._set_recovery_ended()
        await self._settle(generation_id)

    async def _resume_streams(self, generation_id: int = 0) -> None:
        """The same for an app without tables."""
        await cast(Any, self.app).on_rebalance_complete.send()
        await self._settle(generation_id)

    async def _settle(self, generation_id: int) -> None:
        app = cast(MendedApp, self.app)
        for table in self.tables.values():
            await table.on_recovery_completed(self.actives_for_table[table], self.standbys_for_table[table])
        consumer = app.consumer
        sources = {tp for tp in consumer.assignment() if not self._is_changelog_tp(tp)}
        if app.rebuild is not None:
            await app.rebuild(frozenset(tp.partition for tp in sources))
        if app.consumer_generation_id != generation_id:
            self.log.warning("rebalanced again while recovering")
            return
        if sources:
            await self._wait(consumer.perform_seek(), timeout=app.conf.broker_request_timeout)
        self._resume(app, sources)
        await cast(Any, app)._fetcher.maybe_start()
        self.log.info("Worker ready")

    def _resume(self, app: MendedApp, sources: set[TP]) -> None:
        """No await in here: resuming flow control empties every queue, so nothing may come in before it has."""
        self.completed.set()
        app.flow_control.resume()
        app.consumer.resume_flow()
        app.consumer.resume_partitions(sources)
        self.tables.on_actives_ready()
        self.tables.on_standbys_ready()
        app.on_rebalance_end()
