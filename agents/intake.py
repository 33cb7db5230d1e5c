"""Intake, in two steps because a table lives in the partition of its source.

articles → arrivals: any key and any partitioner in; parsed, checked, its id derived. arrivals → accepted: keyed by id,
the first arrival, the newest revision and the version settled.
"""

from collections.abc import AsyncIterator, Callable, MutableMapping
from dataclasses import replace
from functools import partial
from operator import setitem

from agents.codec import Record, read
from agents.steps import Batches, Decision, Road, steps
from core.linking.facts import Output
from core.reading.formats import parse
from core.reading.intake import settle
from schemas.article import Article
from schemas.topics import ACCEPTED, ARRIVALS

STAGE = "intake"


def arriving(batches: Batches, *, road: Road) -> AsyncIterator[int]:
    """articles → arrivals. What cannot be read is a dead letter; the next article is read at once."""

    async def decide(record: Record) -> Decision:
        article = replace(parse(record.value), received_at=record.timestamp)
        return Decision(outputs=(Output(topic=ARRIVALS.name, key=article.id, record=article),))

    return steps(batches, stage=STAGE, decide=decide, road=road)


def settling(
    batches: Batches, *, lend: Callable[[int], MutableMapping[str, Article]], road: Road
) -> AsyncIterator[int]:
    """arrivals → accepted, the article as it now stands. `lend` gives the articles of a partition."""

    async def decide(record: Record) -> Decision:
        incoming, articles = read(Article, record, STAGE), lend(record.partition)
        settled = settle(incoming, articles.get(incoming.id))
        sent = Output(topic=ACCEPTED.name, key=settled.id, record=settled)
        return Decision(write=partial(setitem, articles, settled.id, settled), outputs=(sent,))

    return steps(batches, stage=STAGE, decide=decide, road=road)
