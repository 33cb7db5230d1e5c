"""Reading topics from end to end."""

import pytest

from bus import admin, records
from bus.publisher import Publisher
from schemas.topics import TALLIES


@pytest.fixture
def road(house):
    admin.create_topics(house)
    return house


def test_the_last_word_of_each_key_counts(road) -> None:
    """`latest` gives the newest value of a key and leaves out keys that were taken back."""
    with Publisher(road, TALLIES) as publisher:
        for key, value in ((b"a", b"1"), (b"b", b"1"), (b"a", b"2")):
            publisher.send(value, key=key)
    assert {key: record.value for key, record in records.latest(road, "tallies").items()} == {b"a": b"2", b"b": b"1"}


def test_an_empty_or_missing_topic_has_no_records(road) -> None:
    """Nothing there is nothing, at once, not a wait."""
    assert list(records.records(road, "events")) == []
    assert list(records.records(road, "no-such-topic")) == []
    assert records.at(road, road.named("events"), 0, 0) is None
