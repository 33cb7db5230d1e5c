"""Records, batches and roads for tests of single agents."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any

from agents.codec import Record
from core.linking.facts import Output


def record(value: bytes, **more: Any) -> Record:
    """One record; of `articles`, partition 0, offset 0 and without a key where nothing else is said."""
    plain: dict[str, Any] = {
        "topic": "articles",
        "partition": 0,
        "offset": 0,
        "timestamp": datetime(2020, 1, 1, tzinfo=UTC),
    }
    return Record(**{**plain, "value": value, **more})


async def listed(*batches: Sequence[Record]) -> AsyncIterator[Sequence[Record]]:
    for batch in batches:
        yield batch


class ListRoad:
    """A road that writes down what is asked of it, in order."""

    def __init__(self, fail: str = "") -> None:
        self.steps: list[str] = []
        self.sent: list[Output] = []
        self.crashed: list[BaseException] = []
        self.fail = fail
        self.asked_to_leave = False

    async def flush(self) -> None:
        self.steps.append("flush")
        if self.fail == "flush":
            raise OSError("no Kafka")

    async def send(self, outputs: Sequence[Output]) -> None:
        self.steps += [f"send {output.topic}" for output in outputs]
        self.sent += outputs

    async def crash(self, exc: BaseException) -> None:
        self.crashed.append(exc)

    def leaving(self) -> bool:
        return self.asked_to_leave


async def drained(body: AsyncIterator[int], seconds: float = 2) -> list[int]:
    """What the body yields; a body that stops for ever is left after some time."""
    sizes: list[int] = []

    async def drain() -> None:
        async for size in body:
            sizes.append(size)

    try:
        await asyncio.wait_for(drain(), seconds)
    except TimeoutError:
        sizes.append(-1)
    return sizes
