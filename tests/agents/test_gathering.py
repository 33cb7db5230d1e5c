"""Small batches gather, and a broker is not left to hold a fetch for long."""

import asyncio
import time
from types import SimpleNamespace
from typing import Any

import pytest

from agents import fetching, indexing
from agents.codec import Record
from agents.road import batches
from search.documents import Document

pytestmark = pytest.mark.asyncio


class Stream:
    """A stream of one record each so many seconds."""

    def __init__(self, records: int, every: float) -> None:
        self.enable_acks, self.acked = True, 0
        self._records, self._every = records, every

    async def events(self) -> Any:
        for number in range(self._records):
            message = SimpleNamespace(
                topic="t", partition=0, offset=number, key=b"k", value=b"v", timestamp=0, headers=()
            )
            yield SimpleNamespace(message=message)
            await asyncio.sleep(self._every)

    async def ack(self, event: Any) -> None:
        self.acked += 1


async def taken(rest: float, most: int = 100) -> tuple[list[int], list[float], Stream]:
    """The size of each batch of twenty records that come a hundredth of a second apart, and when each was given."""
    stream, sizes, times = Stream(20, 0.01), [], []
    began = time.monotonic()

    async def crash(error: BaseException) -> None:
        raise error

    async for batch in batches(stream, most=most, prefix="", crash=crash, rest=rest):  # type: ignore[arg-type]
        sizes.append(len(batch))
        times.append(time.monotonic() - began)
    return sizes, times, stream


async def test_what_comes_within_the_rest_is_one_batch():
    """The first record is given at once, the next ones together; every one is acked."""
    sizes, times, stream = await taken(0.1)
    assert sizes[0] == 1 and times[0] < 0.09 and len(sizes) <= 5
    assert sum(sizes) == stream.acked == 20


async def test_without_a_rest_each_is_given_as_it_comes():
    """Nothing waits for a neighbour."""
    sizes, _, _ = await taken(0.0)
    assert len(sizes) > 5 and sum(sizes) == 20


async def test_a_full_batch_is_followed_at_once():
    """A flood is not slowed down: the rest is for a trickle."""
    sizes, times, _ = await taken(30.0, most=1)
    assert sizes == [1] * 20 and times[-1] < 10


async def test_of_one_batch_the_latest_version_of_a_document_is_written():
    """In the order of what stays; documents of another kind or id are others."""

    def document(kind: Any, id: str, version: int) -> tuple[Record, Document]:
        made = Document(kind=kind, id=id, version=version, digest=f"{version}", source={})
        return (None, made)  # type: ignore[return-value]

    told = [document("tallies", "a", 1), document("tallies", "b", 1), document("tallies", "a", 3),
            document("tallies", "a", 2), document("events", "a", 1)]  # fmt: skip
    kept = [(item.kind, item.id, item.version) for _, item in indexing._latest(told)]
    assert kept == [("tallies", "b", 1), ("tallies", "a", 3), ("events", "a", 1)]


@pytest.mark.parametrize(("asked", "held"), [(1500, 100), (20, 20)])
async def test_a_broker_holds_a_fetch_for_a_tenth_of_a_second_at_most(asked, held):
    """A partition that was left out of it waits no longer than that."""

    class Fetcher:
        def __init__(self, *, fetch_max_wait_ms: int) -> None:
            self._fetch_max_wait_ms = fetch_max_wait_ms

    made = object.__new__(Fetcher)
    fetching.impatient(Fetcher.__init__)(made, fetch_max_wait_ms=asked)
    assert made._fetch_max_wait_ms == held
