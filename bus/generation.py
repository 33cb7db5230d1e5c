"""The generation: names one life of a Kafka, so that a new one never meets an old index or an old data folder."""

import uuid

from kafka import KafkaProducer

from bus.connection import options, our_errors
from bus.records import first
from core.settings import Settings
from schemas.operations import Generation
from schemas.topics import META
from schemas.wire import decode, encode


def generation(settings: Settings) -> Generation | None:
    """The generation of this Kafka and namespace; None before `up` gave it one. Raises Broken, WireError."""
    record = first(settings, META.name, partition=0)
    return decode(Generation, record.value or b"") if record else None


def ensure_generation(settings: Settings, name: str = "") -> Generation:
    """The generation, made now where there is none, under that name where one is given.

    Two that make one at once agree: the one at the lowest offset of partition 0 counts, whoever wrote it.
    """
    found = generation(settings)
    if found is None:
        fresh = Generation(generation=name or uuid.uuid4().hex[:12], partitions=settings.partitions)
        with our_errors(settings, "naming the generation"):
            producer = KafkaProducer(**options(settings), allow_auto_create_topics=False)
            try:
                topic = settings.named(META.name)
                producer.send(topic, encode(fresh), key=fresh.generation.encode(), partition=0).get(timeout=30)
            finally:
                producer.close()
        found = generation(settings)
    assert found is not None
    return found
