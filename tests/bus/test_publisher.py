"""Publishing: acks, order, the door."""

import pytest

from bus import admin, records
from bus.publisher import Publisher
from core.errors import BadInput, Broken
from core.settings import settings


@pytest.fixture
def road(house):
    admin.create_topics(house)
    return house


def test_a_record_lies_where_its_ack_says(road) -> None:
    """The ack names topic, partition and offset of the very bytes that were sent."""
    with Publisher(road) as publisher:
        ack = publisher.send(b"hello", key=b"k", headers=[("a", b"b")]).ack()
    found = records.at(road, ack.topic, ack.partition, ack.offset)
    assert (found.value, found.key, found.headers) == (b"hello", b"k", (("a", b"b"),))


def test_every_record_is_acknowledged_once(road) -> None:
    """Leaving the publisher means that Kafka has everything; `on_ack` was called once for each."""
    acks = []
    with Publisher(road, on_ack=acks.append) as publisher:
        for number in range(500):
            publisher.send(str(number).encode())
    assert publisher.acked == len(acks) == len({(ack.partition, ack.offset) for ack in acks}) == 500
    assert {record.value for record in records.records(road, "articles")} == {str(n).encode() for n in range(500)}


def test_the_largest_article_passes_and_a_larger_one_is_refused_at_the_door(road) -> None:
    """4 MiB with its envelope goes through Kafka; 5 MiB is refused before it, in words."""
    with Publisher(road) as publisher:
        publisher.send(b"x" * ((4 << 20) - 1024))
        with pytest.raises(BadInput, match=r"5\.0 MiB is too large: .*at most 4 MiB"):
            publisher.send(b"x" * (5 << 20))
    assert publisher.acked == 1


def test_a_topic_that_does_not_stand_is_an_error_and_is_not_made(house) -> None:
    """Nothing is auto-created by publishing."""
    with pytest.raises(Broken, match="tollwire up"):
        Publisher(house)
    assert admin.topics(house) == {}


def test_a_kafka_that_is_away_is_told_with_its_address() -> None:
    """A wrong address is an error in seconds, not a hang."""
    with pytest.raises(Broken, match="127.0.0.1:1"):
        Publisher(settings({"TOLLWIRE_KAFKA": "127.0.0.1:1"}))
