"""Tables lent to the core: one partition of one table as a mapping of text to frozen records.

A value is written whole, never changed in place (a change in place would not reach the changelog), and coded with the
wire's own codec, long ones compressed. What Kafka has not acknowledged yet is remembered, so that a flush is sure of
every single fact.
"""

import asyncio
from collections.abc import Iterator, MutableMapping
from typing import Any, TypeVar

import faust
from faust.types import FutureMessage

from agents.recovery import Place, at, rows
from core.errors import Broken
from schemas.packing import packed, unpacked
from schemas.wire import WireError

V = TypeVar("V")

KEPT = 512  # facts of a partition that need not be decoded again: what is asked for is mostly asked for again soon
# A table's share of memory for one partition; Faust's own defaults (64 MiB written, 2 GiB cached) are for one table.
ROCKSDB = {"write_buffer_size": 8 << 20, "max_write_buffer_number": 2, "block_cache_size": 16 << 20}


class FactTable(faust.Table[bytes, bytes]):
    """A table that knows which of its writes Kafka has not acknowledged.

    Faust's flush of the producer's buffer gives up after 0.1 s without progress, misses the message it has just taken
    out of the buffer, and never says that a write failed; these futures do.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.under_way: list[FutureMessage] = []

    def send_changelog(self, *args: Any, **kwargs: Any) -> FutureMessage:
        sent = super().send_changelog(*args, **kwargs)
        self.under_way.append(sent)
        return sent

    async def settle(self) -> None:
        """Wait until Kafka has acknowledged every write so far. Raises what Kafka said where it did not."""
        waiting, self.under_way = self.under_way, []
        await asyncio.gather(*waiting)


class Partition(MutableMapping[str, V]):
    """One partition of a table. `topic` (in full) is a source of the table's agent: it has the same partitions."""

    def __init__(self, table: FactTable, cls: type[V], topic: str, partition: int) -> None:
        self._table, self._cls, self._place = table, cls, Place(topic, partition)
        self._read: dict[str, tuple[bytes, V]] = {}  # bytes and what they say: never used for other bytes

    def __getitem__(self, key: str) -> V:
        with at(self._place):
            raw = self._table.data[key.encode()]
        known = self._read.get(key)
        if known is not None and known[0] == raw:
            return known[1]
        fact = self._decoded(raw)
        self._remember(key, raw, fact)
        return fact

    def __setitem__(self, key: str, fact: V) -> None:
        raw = packed(fact)
        with at(self._place):
            self._table[key.encode()] = raw
        self._remember(key, raw, fact)

    def _remember(self, key: str, raw: bytes, fact: V) -> None:
        """What bytes say, whether they were read or written."""
        self._read.pop(key, None)
        self._read[key] = raw, fact
        if len(self._read) > KEPT:
            del self._read[next(iter(self._read))]

    def __delitem__(self, key: str) -> None:
        with at(self._place):
            del self._table[key.encode()]

    def __iter__(self) -> Iterator[str]:
        return (key.decode() for key, _ in rows(self._table, self._place.partition))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        with at(self._place):
            return isinstance(key, str) and key.encode() in self._table

    def facts(self) -> Iterator[V]:
        """Every fact of the partition, for rebuilding an index."""
        return (self._decoded(value) for _, value in rows(self._table, self._place.partition))

    def _decoded(self, value: bytes) -> V:
        try:
            return unpacked(self._cls, value)
        except WireError as error:
            raise Broken(f"table {self._table.name} holds what it cannot read: {error}") from error
