"""Topics as the wire wants them, on both backends."""

import dataclasses

import pytest
from kafka import KafkaAdminClient
from kafka.admin import ConfigResource, ConfigResourceType

from bus import admin
from bus.connection import options
from bus.publisher import Publisher
from core.errors import Broken
from core.settings import settings
from schemas.topics import ACCEPTED, ARTICLES, EVENTS, META, TABLES, TOPICS


def configured(house, topic: str) -> dict[str, str]:
    client = KafkaAdminClient(**options(house))
    try:
        found = client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, topic)], config_filter="all")
    finally:
        client.close()
    return {name: str(entry["value"]) for name, entry in found["topic"][topic].items()}


def test_every_topic_and_changelog_is_made_with_the_same_partitions(house) -> None:
    """All topics of the schema and all changelogs of the tables stand, each with the partitions of the settings."""
    admin.create_topics(house)
    expected = [house.named(topic.name) for topic in TOPICS]
    expected += [f"{house.namespace}-tollwire-{table}-changelog" for table in TABLES]
    assert admin.topics(house) == dict.fromkeys(sorted(expected), 3)


def test_making_topics_again_makes_nothing(house) -> None:
    """Making topics is idempotent."""
    assert admin.create_topics(house)
    assert admin.create_topics(house) == []


@pytest.mark.parametrize(
    ("topic", "cleanup", "retention", "largest"),
    [
        (ARTICLES, "delete", 7 * 24 * 3600 * 1000, 4 << 20),
        (ACCEPTED, "delete", -1, 8 << 20),
        (EVENTS, "compact", -1, 8 << 20),
        (META, "compact", -1, 1 << 20),
    ],
)
def test_clean_up_is_as_the_wire_says(house, topic, cleanup, retention, largest) -> None:
    """The broker holds the clean-up, retention and size that wire.md names."""
    admin.create_topics(house)
    found = configured(house, house.named(topic.name))
    assert found["cleanup.policy"] == cleanup
    assert int(found["retention.ms"]) == retention
    assert int(found["max.message.bytes"]) == largest


def test_changelogs_are_compacted(house) -> None:
    """A changelog keeps the last word of every key, of any size a fact may have."""
    admin.create_topics(house)
    found = configured(house, f"{house.namespace}-tollwire-{TABLES[0]}-changelog")
    assert (found["cleanup.policy"], int(found["max.message.bytes"])) == ("compact", 8 << 20)


def test_another_number_of_partitions_is_refused(house) -> None:
    """Partitions cannot change under a running system; the error says what to do."""
    admin.create_topics(house)
    with pytest.raises(Broken, match="TOLLWIRE_PARTITIONS is 4.*TOLLWIRE_NAMESPACE"):
        admin.create_topics(dataclasses.replace(house, partitions=4))


def test_what_nobody_read_is_lag(house) -> None:
    """Five published articles and no worker: five behind on `articles`, none elsewhere."""
    admin.create_topics(house)
    with Publisher(house) as publisher:
        for number in range(5):
            publisher.send(b"{}", key=str(number).encode())
    behind = {(each.group, each.topic): each.behind for each in admin.lag(house) if each.behind}
    assert behind == {(f"{house.namespace}-tollwire", f"{house.namespace}-articles"): 5}


def test_without_a_kafka_the_cure_is_told() -> None:
    """Nothing set and nothing running: the error names the command and the setting."""
    with pytest.raises(Broken, match="tollwire up.*TOLLWIRE_KAFKA"):
        admin.topics(settings({}))
