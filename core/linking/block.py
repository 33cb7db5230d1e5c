"""One block's decisions: deliveries and corrections in, facts to write and records to send out. Pure.

Gather (facts, candidates) → decide (judge, corrections) → Writes; `apply` or the shell carries them out.
"""

from core.linking.facts import Facts, Writes
from core.linking.index import Index
from schemas.mention import Delivery
from schemas.operations import Correction

WIRE_LIMIT = 50  # wire.md: lists of an event hold the latest 50


def deliver(
    delivery: Delivery, facts: Facts, index: Index, *, policy: str = "best", limit: int | None = WIRE_LIMIT
) -> Writes:
    """What one article tells one block. A version at or below the stored one only emits again.

    `limit` bounds the lists of an Event; None prints whole lists (replay).
    """
    raise NotImplementedError


def correct(
    correction: Correction,
    block: str,
    facts: Facts,
    index: Index,
    *,
    policy: str = "best",
    limit: int | None = WIRE_LIMIT,
) -> Writes:
    """A person's judgement, in the copy addressed to `block` (the record's key)."""
    raise NotImplementedError


def apply(writes: Writes, facts: Facts, index: Index) -> None:
    """Write the facts and let the index learn the events among them. Sending `moves` and `outputs` is the caller's."""
    for put in writes.puts:
        getattr(facts, put.table)[put.key] = put.fact
        if put.table == "events":
            index.learn(put.fact)  # type: ignore[arg-type]
