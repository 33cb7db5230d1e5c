"""accepted → mentions: one delivery an article and block, all the article now tells that block, perhaps nothing.

A block that an article ever spoke to is spoken to for ever: the table of blocks only grows.
"""

from collections.abc import AsyncIterator, Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import setitem
from typing import ClassVar, Protocol

from agents.codec import Record, read
from agents.letters import sure
from agents.steps import Batches, Decision, Road, steps
from core.errors import BadInput
from core.linking.blocks import deliveries
from core.linking.facts import Output
from schemas.article import Article
from schemas.mention import Mention
from schemas.topics import MENTIONS
from schemas.wire import WireError, decode

STAGE = "extracting"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocksFact:
    """Every block an article ever spoke to."""

    SCHEMA: ClassVar[str] = "blocks-fact/1"

    blocks: tuple[str, ...] = ()


Told = tuple[Mention, ...] | BadInput
Lend = Callable[[int], MutableMapping[str, BlocksFact]]


class Pool(Protocol):
    async def read(self, articles: Sequence[Article]) -> Sequence[Told]: ...


async def extracting(batches: Batches, *, pool: Pool, lend: Lend, road: Road) -> AsyncIterator[int]:
    """`pool` reads the usable articles of a batch at once; `lend` gives the blocks facts of a partition."""
    async for batch in batches:
        usable = {(article.id, article.version): article for article in map(_usable, batch) if article}
        told = await sure(STAGE, pool.read(list(usable.values())), road.crash)
        decide = partial(_decide, lend=lend, told=dict(zip(usable, told, strict=True)))
        async for size in steps(_once(batch), stage=STAGE, decide=decide, road=road):
            yield size


async def _decide(record: Record, *, lend: Lend, told: Mapping[tuple[str, int], Told]) -> Decision:
    article, known = read(Article, record, STAGE), lend(record.partition)
    mentions = told.get((article.id, article.version), ())
    if isinstance(mentions, BadInput):
        raise mentions
    sent = deliveries(article, mentions, known.get(article.id, BlocksFact()).blocks)
    return Decision(
        write=partial(setitem, known, article.id, BlocksFact(blocks=tuple(one.block for one in sent))),
        outputs=tuple(Output(topic=MENTIONS.name, key=one.block, record=one) for one in sent),
    )


def _usable(record: Record) -> Article | None:
    """The article to read; None for one that is skipped, cancelled or (said so in its turn) no article at all."""
    try:
        article = decode(Article, record.value)
    except WireError:
        return None
    return article if article.status == "usable" else None


async def _once(batch: Sequence[Record]) -> AsyncIterator[Sequence[Record]]:
    yield batch
