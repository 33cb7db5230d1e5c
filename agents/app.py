"""Every topic, table and agent, on one page.

Three apps, three consumer groups: the stream keeps the facts and makes the tolls; the shelf only copies them into
Elasticsearch, alerts only tell of them, and an Elasticsearch that is away stops nothing else.
"""

from collections.abc import AsyncIterator, Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from faust.types import StreamT

from agents.alerting import Memory, alerting, delivering
from agents.extracting import BlocksFact, Pool, extracting
from agents.indexing import indexing
from agents.intake import arriving, settling
from agents.linking import linking
from agents.options import options
from agents.recovery import MendedApp
from agents.road import KafkaRoad, batches
from agents.steps import Batches
from agents.tables import ROCKSDB, FactTable, Partition
from agents.tallying import ScopesFact, TallyFacts, contributing, summing
from agents.views import LinkingViews, TallyViews
from agents.webhooks import Webhooks
from core.linking import facts
from core.settings import Settings
from schemas import topics
from schemas.article import Article
from schemas.tally import Contribution, Tally
from schemas.topics import ALERT_GROUP, SHELF_GROUP, STREAM_GROUP, Topic
from search.client import Shelf

V = TypeVar("V")
Body = Callable[..., AsyncIterator[int]]

# Records taken at once. Reading is slow and a batch must stay far below Kafka's poll interval; the rest is quick.
READING, QUICK, SHELVED = 32, 200, 500
# Seconds for which records gather after a batch: one article is thirty contributions, tallies and documents, and each
# small batch of them is as many requests as a large one. A reader of the page or of a search does not notice.
SUMMING, SHELVING = 0.05, 0.3


class Wiring:
    """An app under construction: raw topics, fact tables, agents with plain bodies."""

    def __init__(self, app: MendedApp, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self.topics = {topic.name: self._topic(topic) for topic in topics.TOPICS}
        self.tables: dict[str, FactTable] = {}

    def table(self, name: str, cls: type[V], source: Topic) -> Callable[[int], Partition[V]]:
        """A table in the partitions of `source`; returns what lends one of them."""
        raw: dict[str, Any] = {
            "key_type": bytes,
            "value_type": bytes,
            "partitions": self.settings.partitions,
            "options": ROCKSDB,
        }
        table = self.tables[name] = FactTable(self.app, name=name, beacon=self.app.tables.beacon, **raw)
        self.app.tables.add(table)
        return cache(partial(Partition, table, cls, self.settings.named(source.name)))

    def agent(
        self,
        name: str,
        sources: Iterable[Topic],
        body: Body,
        *,
        tables: str | tuple[str, ...] = "-",
        most: int = QUICK,
        rest: float = 0.0,
        **lent: Any,
    ) -> None:
        """An agent over the sources that keeps its facts in the tables whose names begin with `tables`."""
        own = [table for key, table in self.tables.items() if key.startswith(tables)]
        road = KafkaRoad(self.app, self.topics, own)
        prefix = self.settings.named("")

        async def run(stream: StreamT[bytes]) -> AsyncIterator[int]:
            taken: Batches = batches(stream, most=most, prefix=prefix, crash=road.crash, rest=rest)
            async for size in body(taken, road=road, **lent):
                yield size

        self.app.agent(self._topic(*sources), name=name)(run)

    def _topic(self, *of: Topic) -> Any:
        raw: dict[str, Any] = {
            "key_type": bytes,
            "value_type": bytes,
            "key_serializer": "raw",
            "value_serializer": "raw",
        }
        return self.app.topic(*(self.settings.named(topic.name) for topic in of), **raw)


def make_app(settings: Settings, *, pool: Pool, folder: Path, **overrides: Any) -> MendedApp:
    """The stream. `folder` holds its RocksDB; `overrides` are settings of Faust, for tests."""
    app = MendedApp(settings.named(STREAM_GROUP), **{**options(settings, folder, STREAM_GROUP), **overrides})
    wiring = Wiring(app, settings)
    articles = wiring.table("intake-articles", Article, topics.ARRIVALS)
    blocks = wiring.table("extracting-blocks", BlocksFact, topics.ACCEPTED)
    linked = {name: wiring.table(f"linking-{name}", cls, topics.MENTIONS) for name, cls in facts.TABLES.items()}
    views = LinkingViews(
        facts=lambda partition: facts.Facts(**{name: lend(partition) for name, lend in linked.items()}),
        events=lambda partition: linked["events"](partition).facts(),
        days=settings.window_days,
    )
    scopes = wiring.table("tallying-events", ScopesFact, topics.EVENTS)
    given = wiring.table("tallying-contributions", Contribution, topics.CONTRIBUTIONS)
    tallies = wiring.table("tallying-tallies", Tally, topics.CONTRIBUTIONS)
    sums = TallyViews(
        facts=lambda partition: TallyFacts(contributions=given(partition), tallies=tallies(partition)),
        stored=lambda partition: given(partition).facts(),
    )

    async def rebuild(partitions: frozenset[int]) -> None:
        await views.rebuild(partitions)
        await sums.rebuild(partitions)

    app.rebuild = rebuild
    agent = wiring.agent
    agent("arriving", [topics.ARTICLES], arriving)
    agent("settling", [topics.ARRIVALS], settling, tables="intake-", lend=articles)
    agent("extracting", [topics.ACCEPTED], extracting, tables="extracting-", most=READING, pool=pool, lend=blocks)
    linker = partial(linking, policy=settings.policy)
    agent("linking", [topics.MENTIONS, topics.CORRECTIONS], linker, tables="linking-", lend=views)
    agent("contributing", [topics.EVENTS], contributing, tables="tallying-events", lend=scopes)
    # not tallying-events: a table whose writes two agents await could be flushed by one under the other
    own = ("tallying-contributions", "tallying-tallies")
    agent("summing", [topics.CONTRIBUTIONS], summing, tables=own, lend=sums, rest=SUMMING)
    return app


def make_shelf(settings: Settings, *, shelf: Shelf, generation: str, folder: Path, **overrides: Any) -> MendedApp:
    """What puts records on the shelf. It keeps no facts: offsets are all it remembers."""
    app = MendedApp(settings.named(SHELF_GROUP), **{**options(settings, folder, SHELF_GROUP), **overrides})
    indexer = partial(indexing, shelf=shelf, generation=generation)
    Wiring(app, settings).agent("indexing", topics.READ_BY[SHELF_GROUP], indexer, most=SHELVED, rest=SHELVING)
    return app


def make_alerts(
    settings: Settings, *, shelf: Shelf, generation: str, memory: Memory, webhooks: Webhooks, folder: Path,
    **overrides: Any,
) -> MendedApp:  # fmt: skip
    """What tells of events that saved searches find. `memory` is read from the topics, so it keeps no facts either."""
    app = MendedApp(settings.named(ALERT_GROUP), **{**options(settings, folder, ALERT_GROUP), **overrides})
    wiring = Wiring(app, settings)
    wiring.agent("alerting", [topics.EVENTS], alerting, shelf=shelf, generation=generation, memory=memory)
    wiring.agent("delivering", [topics.ALERTS], delivering, most=READING, memory=memory, webhooks=webhooks)
    return app
