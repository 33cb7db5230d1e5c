"""Topics as they must be, made before anything runs, and how far the workers are behind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kafka import KafkaAdminClient, OffsetSpec, TopicPartition
from kafka.errors import RetriableError
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

from bus.connection import admin_client
from core.errors import Broken
from core.settings import Settings
from schemas.topics import READ_BY, STREAM_GROUP, TABLES, TOPICS, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """How many records of a topic exist, and how many of them a consumer group has not yet finished with."""

    group: str
    topic: str
    records: int
    behind: int


def group(settings: Settings) -> str:
    """The consumer group of the stream; also the id of its Faust app, so the prefix of its changelogs."""
    return settings.named(STREAM_GROUP)


def changelog(settings: Settings, table: str) -> Topic:
    """The topic Faust keeps a table in: `<group>-<table>-changelog`, compacted, records up to 8 MiB."""
    return Topic(name=f"{group(settings)}-{table}-changelog", cleanup="compact", retention_ms=None)


def create_topics(settings: Settings, tables: Iterable[str] = TABLES) -> list[str]:
    """Make the topics that are missing, the changelogs of Faust's tables too, all with the same partitions.

    Returns the names made now. Raises Broken where one stands with another number of partitions.
    """
    wanted = {settings.named(topic.name): topic for topic in TOPICS}
    wanted |= {topic.name: topic for topic in (changelog(settings, table) for table in tables)}
    with admin_client(settings, "making topics") as client:
        there = _partitions(client)
        for name in wanted.keys() & there.keys():
            _same_partitions(name, there[name], settings.partitions)
        missing = {name: topic for name, topic in wanted.items() if name not in there}
        if missing:
            client.create_topics({name: _request(topic, settings) for name, topic in missing.items()},
                                 wait_for_metadata=True)  # fmt: skip
    return sorted(missing)


def configuration(topic: Topic, settings: Settings) -> dict[str, str]:
    """The settings of a topic at the broker."""
    found = {
        "cleanup.policy": topic.cleanup,
        "retention.ms": str(-1 if topic.retention_ms is None else topic.retention_ms),
        "max.message.bytes": str(topic.max_bytes),
    }
    if settings.replication >= 3:
        found["min.insync.replicas"] = str(settings.replication - 1)
    return found


def topics(settings: Settings) -> dict[str, int]:
    """The topics of this namespace that stand, with their number of partitions."""
    ours = {settings.named(topic.name) for topic in TOPICS}
    prefix = f"{group(settings)}-"
    with admin_client(settings, "looking at topics") as client:
        found = _partitions(client)
    return {name: found[name] for name in sorted(found) if name in ours or _changelog_of(name, prefix)}


def lag(settings: Settings) -> list[Lag]:
    """How far each consumer group is behind on each topic it reads, in the order of the data.

    What is committed is read before the ends are: no lag anywhere then means that nothing was under way.
    """
    names = {settings.named(group): [settings.named(topic.name) for topic in read] for group, read in READ_BY.items()}
    with admin_client(settings, "measuring lag") as client:
        there = _partitions(client)
        parts = {name: [TopicPartition(name, number) for number in range(count)] for name, count in there.items()}
        read = {group: [part for topic in names[group] for part in parts.get(topic, [])] for group in names}
        done = {group: _committed(client, group, read[group]) for group in names}
        every = sorted({part for group in names for part in read[group]})
        first, last = _offsets(client, every, OffsetSpec.EARLIEST), _offsets(client, every, OffsetSpec.LATEST)
    return [
        _lag(group, topic, {part: done[group].get(part, 0) for part in parts.get(topic, [])}, first, last)
        for group in names
        for topic in names[group]
    ]


def _lag(
    group: str,
    topic: str,
    done: Mapping[TopicPartition, int],
    first: Mapping[TopicPartition, int],
    last: Mapping[TopicPartition, int],
) -> Lag:
    # what retention has already deleted is nobody's backlog
    behind = sum(max(0, last[part] - max(first[part], done[part])) for part in done)
    return Lag(group=group, topic=topic, records=sum(last[part] - first[part] for part in done), behind=behind)


@retry(retry=retry_if_exception_type(RetriableError), stop=stop_after_delay(20), wait=wait_fixed(0.2), reraise=True)
def _committed(client: KafkaAdminClient, group: str, parts: list[TopicPartition]) -> dict[TopicPartition, int]:
    """A Kafka that never saw a group has no coordinator for it until its own topic is made, a second or two."""
    found = client.list_group_offsets({group: parts})[group] if parts else {}
    return {part: int(entry.offset) for part, entry in found.items()}


def _offsets(client: KafkaAdminClient, parts: list[TopicPartition], spec: Any) -> dict[TopicPartition, int]:
    if not parts:
        return {}
    found = client.list_partition_offsets(dict.fromkeys(parts, spec))
    return {part: int(entry.offset) for part, entry in found.items()}


def _partitions(client: KafkaAdminClient) -> dict[str, int]:
    return {topic["name"]: len(topic["partitions"]) for topic in client.describe_topics()}


def _same_partitions(name: str, there: int, wanted: int) -> None:
    if there != wanted:
        raise Broken(
            f"topic {name} has {there} partitions and TOLLWIRE_PARTITIONS is {wanted}: all topics have the same "
            "number, and it cannot change; set it back, or start another TOLLWIRE_NAMESPACE and replay"
        )


def _request(topic: Topic, settings: Settings) -> dict[str, Any]:
    return {
        "num_partitions": settings.partitions,
        "replication_factor": settings.replication,
        "configs": configuration(topic, settings),
    }


def _changelog_of(name: str, prefix: str) -> bool:
    return name.startswith(prefix) and name.endswith("-changelog")


def size(settings: Settings, topic: str) -> int:
    """How many records a topic (named without the namespace) holds; 0 where it does not stand."""
    with admin_client(settings, f"measuring {topic}") as client:
        name = settings.named(topic)
        parts = [TopicPartition(name, number) for number in range(_partitions(client).get(name, 0))]
        first, last = _offsets(client, parts, OffsetSpec.EARLIEST), _offsets(client, parts, OffsetSpec.LATEST)
    return sum(last[part] - first[part] for part in parts)
