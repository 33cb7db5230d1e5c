"""A Kafka of lists and dicts, in which the real bodies of the agents run and can be killed at any await.

Facts are written to `local` at once (RocksDB) and to `changelog` only when flushed, record by record; a kill may come
before each of these, before each send and before each commit. Started again, a worker has either its old `local` with
the changelog's values over it, as Faust recovers it, or the changelog alone.
"""

import asyncio
import zlib
from collections.abc import AsyncIterator, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from agents.codec import Record
from agents.extracting import BlocksFact, extracting
from agents.intake import arriving, settling
from agents.linking import linking
from agents.tallying import ScopesFact, TallyFacts, contributing, summing
from agents.views import LinkingViews, TallyViews
from core.linking import facts
from core.linking.facts import Output
from schemas.article import Article
from schemas.tally import Contribution, Tally
from schemas.wire import decode, encode

PARTITIONS = 2
START = datetime(2020, 1, 1, tzinfo=UTC)


class Killed(BaseException):
    """SIGKILL: no handler sees it."""


class Table(MutableMapping[str, Any]):
    """One partition of a table as a body sees it."""

    def __init__(self, world: "World", name: str, cls: type, partition: int) -> None:
        self.world, self.place, self.cls = world, (name, partition), cls

    @property
    def local(self) -> dict[str, bytes]:
        return self.world.local.setdefault(self.place, {})

    def __getitem__(self, key: str) -> Any:
        return decode(self.cls, self.local[key])

    def __setitem__(self, key: str, fact: Any) -> None:
        self.world.moment()
        self.local[key] = encode(fact)
        self.world.pending.append((self.place, key, self.local[key]))

    def __delitem__(self, key: str) -> None:
        raise AssertionError("facts are never deleted")

    def __iter__(self) -> Iterator[str]:
        return iter(list(self.local))

    def __len__(self) -> int:
        return len(self.local)


@dataclass
class World:
    """Everything that survives a kill, and what does not (`pending`)."""

    reader: Any
    local: dict[tuple[str, int], dict[str, bytes]] = field(default_factory=dict)
    changelog: dict[tuple[str, int], dict[str, bytes]] = field(default_factory=dict)
    topics: dict[tuple[str, int], list[tuple[str | None, bytes]]] = field(default_factory=dict)
    committed: dict[tuple[str, str, int], int] = field(default_factory=dict)
    pending: list[tuple[tuple[str, int], str, bytes]] = field(default_factory=list)
    moments: int = 0
    kill_at: int | None = None
    batch: int = 3

    def moment(self) -> None:
        """A point at which the process may die."""
        self.moments += 1
        if self.moments == self.kill_at:
            raise Killed

    # the road

    async def flush(self) -> None:
        while self.pending:
            self.moment()
            place, key, value = self.pending.pop(0)
            self.changelog.setdefault(place, {})[key] = value

    async def send(self, outputs: Sequence[Output]) -> None:
        for output in outputs:
            self.moment()
            self.put(output.topic, output.key, encode(output.record))

    async def crash(self, exc: BaseException) -> None:
        raise AssertionError("broken") from exc

    def leaving(self) -> bool:
        return False

    # Kafka

    def put(self, topic: str, key: str | None, value: bytes, partition: int | None = None) -> None:
        partition = zlib.crc32((key or "").encode()) % PARTITIONS if partition is None else partition
        self.topics.setdefault((topic, partition), []).append((key, value))

    def last(self, topic: str) -> dict[str | None, bytes]:
        """What a compacted topic says."""
        return {key: value for p in range(PARTITIONS) for key, value in self.topics.get((topic, p), [])}

    # the worker

    def start(self, *, keep: bool) -> None:
        """A new process: its memory is gone; its data folder is kept, or it has the changelog alone."""
        self.pending.clear()
        if not keep:
            self.local = {}
        for place, rows in self.changelog.items():
            self.local.setdefault(place, {}).update(rows)

    async def work(self) -> None:
        """One process, from assignment until nothing is left to do."""
        table = partial(Table, self)
        linked = LinkingViews(
            facts=lambda p: facts.Facts(**{n: table(f"linking-{n}", cls, p) for n, cls in facts.TABLES.items()}),
            events=lambda p: table("linking-events", facts.EventFact, p).values(),
            days=90,
        )
        sums = TallyViews(
            facts=lambda p: TallyFacts(
                contributions=table("given", Contribution, p), tallies=table("tallies", Tally, p)
            ),
            stored=lambda p: table("given", Contribution, p).values(),
        )
        await linked.rebuild(frozenset(range(PARTITIONS)))
        await sums.rebuild(frozenset(range(PARTITIONS)))
        bodies = {
            ("articles",): arriving,
            ("arrivals",): partial(settling, lend=lambda p: table("intake", Article, p)),
            ("accepted",): partial(extracting, pool=self.reader, lend=lambda p: table("blocks", BlocksFact, p)),
            ("mentions", "corrections"): partial(linking, lend=linked, policy="best"),
            ("events",): partial(contributing, lend=lambda p: table("scopes", ScopesFact, p)),
            ("contributions",): partial(summing, lend=sums),
        }
        while [sources for sources, body in bodies.items() if await self._turn(sources, body)]:
            pass

    async def _turn(self, sources: tuple[str, ...], body: Any) -> bool:
        """One batch of one agent; whether there was any."""
        name = sources[0]
        batch = [r for source in sources for p in range(PARTITIONS) for r in self._next(name, source, p)]
        if not batch:
            return False
        async for _ in body(_once(batch), road=self):
            self.moment()
            for record in batch:
                self.committed[name, record.topic, record.partition] = record.offset + 1
        return True

    def _next(self, agent: str, topic: str, partition: int) -> list[Record]:
        rows = self.topics.get((topic, partition), [])
        first = self.committed.get((agent, topic, partition), 0)
        return [
            Record(
                topic=topic, partition=partition, offset=offset, key=key.encode() if key else None, value=value,
                timestamp=START + timedelta(seconds=offset + 100 * partition),
            )
            for offset, (key, value) in list(enumerate(rows))[first : first + self.batch]
        ]  # fmt: skip

    def run(self, *, kill_at: int | None = None, keep: bool = True) -> None:
        """Work until nothing is left, killed once at the given moment and started again."""
        self.moments, self.kill_at = 0, kill_at
        self.start(keep=True)
        try:
            asyncio.run(self.work())
        except Killed:
            self.kill_at = None
            self.start(keep=keep)
            asyncio.run(self.work())


async def _once(batch: Sequence[Record]) -> AsyncIterator[Sequence[Record]]:
    yield batch


def published(articles: Sequence[Article], world: World) -> None:
    """The articles as publishers send them: any key, any partition."""
    for number, article in enumerate(articles):
        world.put("articles", None, encode(replace(article, received_at=None)), partition=number % PARTITIONS)
