"""Puts records on a topic and knows what became of each: acknowledged by Kafka, or refused and why."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from kafka import KafkaProducer

from bus.connection import admin_client, options, our_errors
from core.errors import BadInput, Broken
from core.settings import Settings
from schemas.topics import ARTICLES, MIB, Topic

ENVELOPE = 1024  # bytes that Kafka's own framing of one record may take
IN_FLIGHT_BYTES = 64 * MIB
ACK_SECONDS = 120

Headers = Iterable[tuple[str, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """Where Kafka keeps a record, said once all its in-sync copies have it."""

    topic: str
    partition: int
    offset: int


@dataclass(slots=True)
class Sent:
    """A record under way; `ack()` waits for Kafka's word."""

    size: int
    settings: Settings
    future: Any = field(repr=False)

    def ack(self, timeout: float = ACK_SECONDS) -> Ack:
        """Raises Broken where Kafka did not take it."""
        with our_errors(self.settings, "publishing"):
            told = self.future.get(timeout=timeout)
        return Ack(topic=told.topic, partition=told.partition, offset=told.offset)


class Publisher:
    """Sends with acks from all in-sync copies; any partitioner will do, since nothing relies on where a record lands.

    Use it as a context manager: leaving it waits for every ack. `on_ack` is called with each, in the order of sending.
    """

    def __init__(
        self, settings: Settings, topic: Topic = ARTICLES, *, on_ack: Callable[[Ack], None] | None = None
    ) -> None:
        self.settings, self.topic = settings, topic
        self._on_ack = on_ack or (lambda ack: None)
        self._waiting: deque[Sent] = deque()
        self._bytes = 0
        self.acked = 0
        _must_stand(settings, topic)
        with our_errors(settings, "connecting"):
            self._producer = KafkaProducer(
                **options(settings),
                acks="all",
                linger_ms=5,
                batch_size=256 * 1024,
                max_request_size=topic.max_bytes + ENVELOPE,
                allow_auto_create_topics=False,
            )

    def send(
        self, value: bytes | None, *, key: bytes | None = None, headers: Headers = (), partition: int | None = None
    ) -> Sent:
        """Put one record under way, on the key's partition or a given one; None takes its key out of a compacted topic.

        Raises BadInput where it is too large for the topic, Broken where Kafka is away.
        """
        size = len(value or b"") + len(key or b"") + ENVELOPE
        if size > self.topic.max_bytes:
            raise BadInput("door", too_large(len(value or b""), self.topic))
        with our_errors(self.settings, "publishing"):
            name = self.settings.named(self.topic.name)
            future = self._producer.send(name, value, key=key, headers=list(headers), partition=partition)
        sent = Sent(size, self.settings, future)
        self._waiting.append(sent)
        self._bytes += size
        while self._bytes > IN_FLIGHT_BYTES or (self._waiting and self._waiting[0].future.is_done):
            self._settle()
        return sent

    def flush(self) -> int:
        """Wait until Kafka has acknowledged everything sent; returns how many so far. Raises Broken."""
        with our_errors(self.settings, "publishing"):
            self._producer.flush(timeout=ACK_SECONDS)
        while self._waiting:
            self._settle()
        return self.acked

    def _settle(self) -> None:
        sent = self._waiting.popleft()
        self._bytes -= sent.size
        ack = sent.ack()
        self.acked += 1
        self._on_ack(ack)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.flush()
        finally:
            self._producer.close(timeout=5)


def _must_stand(settings: Settings, topic: Topic) -> None:
    """Some brokers make a topic that is published to, whatever the client asks, with settings of their own."""
    with admin_client(settings, "looking at topics") as client:
        there = {str(each["name"]) for each in client.describe_topics()}
    if settings.named(topic.name) not in there:
        raise Broken(f"topic {settings.named(topic.name)} does not stand: `tollwire up` makes all of them")


def too_large(size: int, topic: Topic = ARTICLES) -> str:
    """What a publisher is told at the door."""
    return f"{size / MIB:.1f} MiB is too large: a record of `{topic.name}` holds at most {topic.max_bytes // MIB} MiB"
