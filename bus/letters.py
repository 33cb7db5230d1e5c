"""Dead letters: what could not be used, read back, and put on the road again."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from bus import records
from bus.publisher import Ack, Publisher
from core.errors import BadInput
from core.settings import Settings
from schemas.operations import DeadLetter
from schemas.topics import DEAD_LETTERS, TOPICS, Topic
from schemas.wire import WireError, decode

ATTEMPT = "tollwire-attempt"
"""The header that says the how-manieth try a record is, in decimal; without it the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A dead letter and where it lies: `number` is `partition-offset` on `dead-letters`. `at` is in milliseconds."""

    number: str
    at: int
    letter: DeadLetter


def letters(settings: Settings) -> Iterator[Letter]:
    """Every dead letter, partition by partition. Raises Broken."""
    for record in records.records(settings, DEAD_LETTERS.name):
        yield Letter(
            number=f"{record.partition}-{record.offset}", at=record.timestamp, letter=_decode(record.value or b"")
        )


def letter(settings: Settings, number: str) -> Letter:
    """The dead letter of that number. Raises BadInput where there is none."""
    partition, _, offset = number.partition("-")
    if not (partition.isdigit() and offset.isdigit()):
        raise BadInput(
            "dead-letters", f"{number!r} is no number of a dead letter; `tollwire dead-letters list` has them"
        )
    found = records.at(settings, settings.named(DEAD_LETTERS.name), int(partition), int(offset))
    if found is None:
        raise BadInput("dead-letters", f"there is no dead letter {number}; `tollwire dead-letters list` has them")
    return Letter(number=number, at=found.timestamp, letter=_decode(found.value or b""))


def original(settings: Settings, dead: DeadLetter) -> bytes:
    """The bytes as they came: from the letter, else from where they lie. Raises BadInput where they are gone."""
    if dead.original is not None:
        return base64.b64decode(dead.original)
    found = records.at(settings, settings.named(_topic(settings, dead).name), dead.partition, dead.offset)
    value = found.value if found and found.value is not None else None
    if value is None or dead.sha256 not in (None, hashlib.sha256(value).hexdigest()):
        raise BadInput("dead-letters", f"its bytes are no longer at {dead.topic}-{dead.partition}@{dead.offset}")
    return value


def retry(settings: Settings, dead: DeadLetter) -> Ack:
    """Put the original bytes back on the topic they came from, as one more attempt. Raises BadInput, Broken."""
    topic = _topic(settings, dead)
    headers = {**dead.headers, ATTEMPT: str(dead.attempt + 1)}
    with Publisher(settings, topic) as publisher:
        sent = publisher.send(
            original(settings, dead),
            key=dead.key.encode() if dead.key is not None else None,
            headers=[(name, value.encode()) for name, value in headers.items()],
        )
        return sent.ack()


def _topic(settings: Settings, dead: DeadLetter) -> Topic:
    for topic in TOPICS:
        if dead.topic in (topic.name, settings.named(topic.name)):
            return topic
    raise BadInput("dead-letters", f"{dead.topic} is no topic of this namespace")


def _decode(raw: bytes) -> DeadLetter:
    try:
        return decode(DeadLetter, raw)
    except WireError as error:
        raise BadInput("dead-letters", f"not a dead letter: {error}") from error
