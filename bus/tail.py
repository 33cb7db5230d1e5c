"""Topics followed live, outside any group: what is new, and how far we have read."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kafka import TopicPartition

from bus.connection import consumer
from bus.records import Record
from core.errors import Broken
from core.settings import Settings

Place = tuple[str, int]  # topic without the namespace, partition
MOST = 5_000  # records in one tick, so that a flood stays within bounds
REST = 0.04  # seconds after an empty look; the embedded broker holds no fetch, and asking on took half a core


@dataclass(frozen=True, slots=True)
class Tick:
    """What came since the tick before, in order, and the next offset of every partition after it."""

    records: tuple[Record, ...]
    places: Mapping[Place, int]


def tail(settings: Settings, topics: Sequence[str], *, back: int, stop: threading.Event,
         start: Mapping[Place, int] | None = None, every: float = 0.25) -> Iterator[Tick]:  # fmt: skip
    """Ticks for ever, one in `every` seconds, until `stop` is set; the first says where we start, without records.

    Begins at `start`, else `back` records before the end of each partition. Raises Broken where Kafka is away.
    """
    with consumer(settings, "following") as client:
        names = {settings.named(topic): topic for topic in topics}
        parts = [TopicPartition(n, p) for n in names for p in sorted(client.partitions_for_topic(n) or ())]
        if not parts:
            raise Broken(f"none of the topics {', '.join(names)} stands: `tollwire up` makes them")
        begins, ends = client.beginning_offsets(parts), client.end_offsets(parts)
        client.assign(parts)
        for part in parts:
            wanted = (start or {}).get((names[part.topic], part.partition), ends[part] - back)
            client.seek(part, min(max(wanted, begins[part]), ends[part]))
        found: list[Record] = []
        while not stop.is_set():
            yield Tick(tuple(found), {(names[p.topic], p.partition): client.position(p) for p in parts})
            found, until = [], time.monotonic() + every
            while not stop.is_set() and len(found) < MOST and time.monotonic() < until:
                # Answers come in by the client's own thread: a look takes what is there and asks for more.
                came = client.poll(timeout_ms=0)
                found += [_record(raw, names[raw.topic]) for batch in came.values() for raw in batch]
                if not came:
                    stop.wait(REST)


def ends(settings: Settings, topics: Sequence[str]) -> dict[Place, int]:
    """The next offset of every partition right now. Raises Broken where Kafka is away."""
    with consumer(settings, "measuring") as client:
        names = {settings.named(topic): topic for topic in topics}
        parts = [TopicPartition(n, p) for n in names for p in sorted(client.partitions_for_topic(n) or ())]
        return {(names[part.topic], part.partition): at for part, at in client.end_offsets(parts).items()}


def _record(raw: object, topic: str) -> Record:
    return Record(
        topic=topic, partition=raw.partition, offset=raw.offset, key=raw.key, value=raw.value,  # type: ignore[attr-defined]
        timestamp=raw.timestamp,  # type: ignore[attr-defined]
    )  # fmt: skip
