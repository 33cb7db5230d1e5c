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
from schemas.topics import ALERTS, DEAD_LETTERS, META, TOPICS, Topic

NOT_READ = {ALERTS.name, DEAD_LETTERS.name, META.name}
GROUP = "tollwire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """How many records of a topic exist, and how many of them the workers have not yet finished with."""

    topic: str
    records: int
    behind: int


def group(settings: Settings) -> str:
    """The consumer group of the workers; also the id of the Faust app, so the prefix of its changelogs."""
    return settings.named(GROUP)


def changelog(settings: Settings, table: str) -> Topic:
    """The topic Faust keeps a table in: `<group>-<table>-changelog`, compacted, records up to 8 MiB."""
    return Topic(name=f"{group(settings)}-{table}-changelog", cleanup="compact", retention_ms=None)


def create_topics(settings: Settings, tables: Iterable[str] = ()) -> list[str]:
    """Make the topics that are missing, and the changelogs of `tables`, all with the same partitions.

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
    """How far the workers are behind, topic by topic, in the order of the data.

    What is committed is read before the ends are: no lag anywhere then means that nothing was under way.
    """
    names = [settings.named(topic.name) for topic in TOPICS if topic.name not in NOT_READ]
    with admin_client(settings, "measuring lag") as client:
        there = _partitions(client)
        parts = [TopicPartition(name, number) for name in names for number in range(there.get(name, 0))]
        done = _committed(client, group(settings), parts)
        first = _offsets(client, parts, OffsetSpec.EARLIEST)
        last = _offsets(client, parts, OffsetSpec.LATEST)
    reached = {part: max(first[part], done[part].offset if part in done else 0) for part in parts}
    return [_lag(name, [part for part in parts if part.topic == name], first, last, reached) for name in names]


@retry(retry=retry_if_exception_type(RetriableError), stop=stop_after_delay(20), wait=wait_fixed(0.2), reraise=True)
def _committed(client: KafkaAdminClient, group: str, parts: list[TopicPartition]) -> dict[TopicPartition, Any]:
    """A Kafka that never saw a group yet has no coordinator for it until its own topic is made, a second or two."""
    found: dict[TopicPartition, Any] = client.list_group_offsets({group: parts})[group] if parts else {}
    return found


def _lag(name: str, parts: list[TopicPartition], first: Mapping[TopicPartition, int],
         last: Mapping[TopicPartition, int], reached: Mapping[TopicPartition, int]) -> Lag:  # fmt: skip
    records = sum(last[part] - first[part] for part in parts)
    return Lag(topic=name, records=records, behind=sum(max(0, last[part] - reached[part]) for part in parts))


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
