"""What becomes of a record that cannot be used: the only broad except of the project, and the dead letters.

Three families of error, three reactions: Skip is counted, BadInput becomes a dead letter, everything else stops the
worker with the record not acked. A slip of our own code on one record (a KeyError and its kin) is a dead letter too:
nothing has been written for that record yet, its neighbours are fine, and a worker that stops at it for ever helps no
one. What speaks of the machine (a disk, a table, Kafka) is never a slip.
"""

import asyncio
import base64
import hashlib
import logging
from collections.abc import Awaitable, Callable
from typing import NoReturn, TypeVar

from agents import metrics
from agents.codec import Record
from core.errors import BadInput, Skip
from core.linking.facts import Output
from schemas.operations import DeadLetter
from schemas.topics import ACCEPTED, ARRIVALS, DEAD_LETTERS, MIB

T = TypeVar("T")
Crash = Callable[[BaseException], Awaitable[None]]

LARGEST = 3 * MIB  # as base64 it is 4 MiB: wire.md
ATTEMPT = "tollwire-attempt"
KEYED_BY_ARTICLE = {ARRIVALS.name, ACCEPTED.name}
SLIPS = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError,
    NotImplementedError,
)  # fmt: skip

log = logging.getLogger(__name__)


async def guarded(stage: str, record: Record, work: Awaitable[T], crash: Crash) -> T | Output | None:
    """What the work comes to; a dead letter to send in its place; or None where there is nothing to do.

    Never raises but when cancelled: Faust acks a record whose agent raised, and the record is gone.
    """
    try:
        return await work
    except Skip as reason:
        metrics.SKIPPED.labels(stage).inc()
        log.debug("%s: %s-%d@%d passed over: %s", stage, record.topic, record.partition, record.offset, reason)
        return None
    except BadInput as bad:
        return dead_letter(record, bad)
    except SLIPS as slip:
        log.exception("%s: %s-%d@%d met a bug", stage, record.topic, record.partition, record.offset)
        return dead_letter(record, BadInput(stage, f"unexpected {type(slip).__name__}: {slip}"))
    except Exception as broken:
        await stop(stage, broken, crash)


async def sure(stage: str, work: Awaitable[T], crash: Crash, *, but: type[Exception] | tuple[()] = ()) -> T:
    """What must not fail: writing, a flush, a send. Where it does, everything is done again from the source.

    `but` is what the caller waits out itself.
    """
    try:
        return await work
    except but:
        raise
    except Exception as broken:
        await stop(stage, broken, crash)


async def stop(stage: str, broken: BaseException, crash: Crash) -> NoReturn:
    """Stop the worker and never come back, so that what is not acked stays so."""
    log.critical("%s: broken, stopping: %s: %s", stage, type(broken).__name__, broken)
    await crash(broken)
    await asyncio.Event().wait()
    raise broken


def dead_letter(record: Record, bad: BadInput) -> Output:
    """The letter: stage, reason and the original bytes, or where they lie and their SHA-256."""
    metrics.DEAD_LETTERS.labels(bad.stage).inc()
    whole = len(record.value) <= LARGEST
    key = record.key.decode(errors="replace") if record.key is not None else None
    letter = DeadLetter(
        stage=bad.stage,
        reason=bad.reason,
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        key=key,
        original=base64.b64encode(record.value).decode() if whole else None,
        sha256=hashlib.sha256(record.value).hexdigest(),
        size=len(record.value),
        headers={name: value.decode(errors="replace") for name, value in record.headers.items()},
        attempt=_attempt(record),
    )
    return Output(topic=DEAD_LETTERS.name, key=key if record.topic in KEYED_BY_ARTICLE else None, record=letter)


def _attempt(record: Record) -> int:
    told = record.headers.get(ATTEMPT, b"1").decode(errors="replace")
    return int(told) if told.isdecimal() else 1
