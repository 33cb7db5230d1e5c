"""mentions, corrections → events, ledger: by block, in the partition both topics share."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import partial

from agents.codec import Record, read
from agents.steps import Batches, Decision, Road, steps
from core.errors import BadInput
from core.linking.block import apply, correct, deliver
from core.linking.facts import Facts, Writes
from core.linking.index import Index
from schemas.mention import Delivery
from schemas.operations import Correction
from schemas.topics import CORRECTIONS

STAGE = "linking"
Lend = Callable[[int], tuple[Facts, Index]]


def linking(batches: Batches, *, lend: Lend, policy: str, road: Road) -> AsyncIterator[int]:
    """`lend` gives the facts and the index of a partition."""

    async def decide(record: Record) -> Decision:
        facts, index = lend(record.partition)
        writes = _writes(record, facts, index, policy)
        return Decision(
            moves=writes.moves,
            write=partial(apply, writes, facts, index),
            outputs=writes.outputs,
            counts=writes.counts,
        )

    return steps(batches, stage=STAGE, decide=decide, road=road)


def _writes(record: Record, facts: Facts, index: Index, policy: str) -> Writes:
    if record.topic != CORRECTIONS.name:
        return deliver(read(Delivery, record, STAGE), facts, index, policy=policy)
    if record.key is None:
        raise BadInput(STAGE, "a correction's key is the block it is for")
    arrived = replace(read(Correction, record, STAGE), received_at=record.timestamp)
    return correct(arrived, record.key.decode(errors="replace"), facts, index, policy=policy)
