"""From a published article to its tally and to a search that finds it, without wires."""

import asyncio
import json

import pytest

from bus.records import Record
from bus.tail import Tick
from monitor import latencies
from monitor.latencies import Caused, Latencies, caused
from monitor.metrics import Metrics

# 2020-03-07T12:00:00Z
NOON = 1_583_582_400.0
TALLY = {"at": "2020-03-07T12:00:00Z", "caused_by": {"event_id": "EE-1", "version": 3}}


def tick(*written: float, tally: object = TALLY) -> Tick:
    """Tallies, written to Kafka at these seconds."""
    value = json.dumps(tally).encode()
    told = [Record(topic="tallies", partition=0, offset=0, key=b"k", value=value, timestamp=int(at * 1000))
            for at in written]  # fmt: skip
    return Tick(tuple(told), {("tallies", 0): 1})


def sample(metrics: Metrics, name: str) -> float | None:
    return metrics.registry.get_sample_value(name)


def test_a_tally_says_what_caused_it():
    """When it was published, the event and its version; a record that says nothing is passed over."""
    assert caused(json.dumps(TALLY).encode()) == Caused(NOON, "EE-1", 3)
    assert [caused(value) for value in (None, b"x", b"{}", b'{"at": 1, "caused_by": {}}')] == [None] * 4


async def test_both_are_measured_from_the_time_of_the_article():
    """Written 0.4 s after; found at the second look, 1.5 s after."""
    metrics, versions, clock = Metrics(), iter([2, 3]), iter([NOON, NOON + 1, NOON + 1.1, NOON + 1.2, NOON + 1.5])

    async def found(event_id: str) -> int:
        assert event_id == "EE-1"
        return next(versions)

    measuring = Latencies(metrics, found, clock=lambda: next(clock))
    measuring.take(tick(NOON + 0.4))
    await measuring._looking
    assert sample(metrics, "tollwire_publish_to_tally_seconds_sum") == pytest.approx(0.4)
    assert sample(metrics, "tollwire_publish_to_searchable_seconds_sum") == pytest.approx(1.5)
    assert sample(metrics, "tollwire_publish_to_searchable_seconds_count") == 1


async def test_what_lay_there_before_is_not_measured():
    """Tallies read again at start are of another day."""
    metrics = Metrics()

    async def found(event_id: str) -> int:
        raise AssertionError("asked")

    measuring = Latencies(metrics, found, clock=lambda: NOON + 100)
    measuring.take(tick(NOON, NOON + 99))
    await measuring.close()
    assert sample(metrics, "tollwire_publish_to_tally_seconds_count") == 0


async def test_one_event_is_asked_for_at_a_time_and_not_for_ever(monkeypatch):
    """A flood of tallies is no flood of searches; a version that never comes is given up."""
    monkeypatch.setattr(latencies, "EVERY", 0)
    metrics, asked, now = Metrics(), [], [NOON]

    async def found(event_id: str) -> int:
        asked.append(event_id)
        now[0] += 30
        await asyncio.sleep(0)
        return 0

    measuring = Latencies(metrics, found, clock=lambda: now[0])
    measuring.take(tick(NOON + 1))
    first = measuring._looking
    measuring.take(tick(NOON + 2))
    assert measuring._looking is first
    await first
    assert asked == ["EE-1"] * 2
    assert sample(metrics, "tollwire_publish_to_searchable_seconds_count") == 0
