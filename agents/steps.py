"""The four steps of every agent: write, flush, send, ack. Pure of Faust; tested with lists.

A batch is decided record by record, each seeing what the one before it wrote. Facts are acknowledged by Kafka before
any output that rests on them is sent, outputs before the batch is yielded, and only then is its source acked. Moves
(deliveries a block passes on to another) are acknowledged before the facts that say they were made.
"""

import time
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from agents import metrics
from agents.codec import Record
from agents.letters import guarded, sure
from core.linking.facts import Output


def nothing() -> None:
    """Writes no fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one record comes to. `write` writes the facts (and teaches an index); deciding itself writes nothing."""

    moves: Sequence[Output] = ()
    write: Callable[[], None] = nothing
    outputs: Sequence[Output] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


Batches = AsyncIterable[Sequence[Record]]
Decide = Callable[[Record], Awaitable[Decision]]


class Road(Protocol):
    """What a body asks of the shell: facts acknowledged, outputs sent and acknowledged, the worker stopped."""

    async def flush(self) -> None: ...

    async def send(self, outputs: Sequence[Output]) -> None: ...

    async def crash(self, exc: BaseException) -> None: ...

    def leaving(self) -> bool: ...


async def steps(batches: Batches, *, stage: str, decide: Decide, road: Road) -> AsyncIterator[int]:
    """Yields the size of each batch once everything it came to is acknowledged."""
    async for batch in batches:
        started = time.monotonic()
        outputs: list[Output] = []
        for record in batch:
            outputs += await _one(record, stage, decide, road)
        await _acknowledged(stage, road, outputs)
        metrics.handled(stage, len(batch), time.monotonic() - started)
        yield len(batch)


async def _one(record: Record, stage: str, decide: Decide, road: Road) -> Sequence[Output]:
    decision = await guarded(stage, record, decide(record), road.crash)
    if decision is None:
        return ()
    if isinstance(decision, Output):
        return (decision,)
    if decision.moves:
        await _acknowledged(stage, road, decision.moves)
    await sure(stage, _written(decision), road.crash)
    for kind, number in decision.counts.items():
        metrics.DECIDED.labels(stage, kind).inc(number)
    return decision.outputs


async def _written(decision: Decision) -> None:
    decision.write()


async def _acknowledged(stage: str, road: Road, outputs: Sequence[Output]) -> None:
    """Flush, then send."""
    await sure(stage, road.flush(), road.crash)
    await sure(stage, road.send(outputs), road.crash)
