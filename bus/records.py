"""Reading topics from the beginning to the end they have now, outside any group."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from kafka import KafkaConsumer, TopicPartition

from bus.connection import consumer
from core.errors import Broken
from core.settings import Settings

PATIENCE = 30.0  # seconds without a record before the end that was promised: something is wrong then


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record as it lies in Kafka. `timestamp` is in milliseconds."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    timestamp: int = 0
    headers: tuple[tuple[str, bytes], ...] = field(default=())


def records(settings: Settings, topic: str) -> Iterator[Record]:
    """Every record of a topic (named without the namespace), up to the ends found at the start. Raises Broken."""
    with consumer(settings, f"reading {topic}") as client:
        name = settings.named(topic)
        numbers = client.partitions_for_topic(name) or set()
        yield from _between(client, [TopicPartition(name, number) for number in sorted(numbers)])


def latest(settings: Settings, topic: str) -> dict[bytes, Record]:
    """What a compacted topic says now: the last record of each key; a key whose last value is null is gone."""
    found: dict[bytes, Record] = {}
    for record in records(settings, topic):
        found[record.key or b""] = record
    return {key: record for key, record in found.items() if record.value is not None}


def first(settings: Settings, topic: str, *, partition: int) -> Record | None:
    """The record at the lowest offset of a partition; None where it is empty or the topic does not stand."""
    with consumer(settings, f"reading {topic}") as client:
        name = settings.named(topic)
        if partition not in (client.partitions_for_topic(name) or set()):
            return None
        return next(_between(client, [TopicPartition(name, partition)]), None)


def at(settings: Settings, topic: str, partition: int, offset: int) -> Record | None:
    """The record at one offset of a topic named in full; None where it is no longer (or not yet) there."""
    with consumer(settings, f"reading {topic}") as client:
        part = TopicPartition(topic, partition)
        if partition not in (client.partitions_for_topic(topic) or set()):
            return None
        if not client.beginning_offsets([part])[part] <= offset < client.end_offsets([part])[part]:
            return None
        client.assign([part])
        client.seek(part, offset)
        found = next(_poll(client), None)
        return found if found and found.offset == offset else None


def _between(client: KafkaConsumer, parts: list[TopicPartition]) -> Iterator[Record]:
    if not parts:
        return
    begins, ends = client.beginning_offsets(parts), client.end_offsets(parts)
    left = {part for part in parts if begins[part] < ends[part]}
    client.assign(list(left))
    for part in left:
        client.seek(part, begins[part])
    deadline = time.monotonic() + PATIENCE
    while left:
        for record in _poll(client):
            deadline = time.monotonic() + PATIENCE
            if record.offset < ends[TopicPartition(record.topic, record.partition)]:
                yield record
        # a compacted topic may end in a gap, so the position decides, not the last record seen
        left = {part for part in left if client.position(part) < ends[part]}
        if left and time.monotonic() > deadline:
            raise Broken(f"no record came for {PATIENCE:.0f} s though {len(left)} partitions have more")


def _poll(client: KafkaConsumer) -> Iterator[Record]:
    for batch in client.poll(timeout_ms=1_000).values():
        for raw in batch:
            yield Record(
                topic=raw.topic, partition=raw.partition, offset=raw.offset, key=raw.key, value=raw.value,
                timestamp=raw.timestamp, headers=tuple(raw.headers or ()),
            )  # fmt: skip
