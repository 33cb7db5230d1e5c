"""Dead letters: read back and put on the road again."""

import base64
import hashlib

import pytest

from bus import admin, letters, records
from bus.publisher import Publisher
from core.errors import BadInput
from schemas.operations import DeadLetter
from schemas.topics import DEAD_LETTERS
from schemas.wire import encode


@pytest.fixture
def road(house):
    admin.create_topics(house)
    return house


def bury(road, **fields) -> letters.Letter:
    letter = DeadLetter(**{"stage": "intake", "reason": "not JSON", "topic": "articles", "partition": 0, "offset": 0,
                           **fields})  # fmt: skip
    with Publisher(road, DEAD_LETTERS) as publisher:
        ack = publisher.send(encode(letter)).ack()
    return next(each for each in letters.letters(road) if each.number == f"{ack.partition}-{ack.offset}")


def test_a_letter_is_found_by_its_number(road) -> None:
    """The number a list shows is the number `show` takes."""
    found = bury(road)
    assert letters.letter(road, found.number) == found
    assert found.letter.reason == "not JSON"


@pytest.mark.parametrize("number", ["x", "0-99", "9-0", "-"])
def test_a_number_without_a_letter_is_refused(road, number) -> None:
    """A wrong number is told, with where to find right ones."""
    with pytest.raises(BadInput, match="dead-letters list"):
        letters.letter(road, number)


def test_retry_sends_the_very_bytes_with_key_headers_and_attempt(road) -> None:
    """What comes back is what came, as one more attempt."""
    found = bury(road, original=base64.b64encode(b"{broken").decode(), key="k", headers={"from": "x"}, attempt=2)
    ack = letters.retry(road, found.letter)
    back = records.at(road, ack.topic, ack.partition, ack.offset)
    assert (ack.topic, back.value, back.key) == (road.named("articles"), b"{broken", b"k")
    assert dict(back.headers) == {"from": b"x", "tollwire-attempt": b"3"}


def test_large_originals_are_fetched_from_where_they_lie(road) -> None:
    """A letter without its bytes leads to them, and their SHA-256 must be right."""
    big = b"z" * (3 << 20)
    with Publisher(road) as publisher:
        ack = publisher.send(big).ack()
    where = {"partition": ack.partition, "offset": ack.offset, "size": len(big)}
    assert letters.original(road, bury(road, sha256=hashlib.sha256(big).hexdigest(), **where).letter) == big
    with pytest.raises(BadInput, match="no longer"):
        letters.original(road, bury(road, sha256="0" * 64, **where).letter)
