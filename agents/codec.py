"""What comes off the road and goes onto it, as plain frozen values: bodies of agents never see a Faust event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from core.errors import BadInput
from core.linking.facts import Output
from schemas.wire import WireError, decode, encode

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record as Kafka gave it; `topic` is the name without the namespace, `timestamp` Kafka's, in UTC."""

    topic: str
    partition: int
    offset: int
    value: bytes
    timestamp: datetime
    key: bytes | None = None
    headers: Mapping[str, bytes] = field(default_factory=dict)


def read(cls: type[R], record: Record, stage: str) -> R:
    """The record of `schemas` in a record of Kafka. Raises BadInput, saying what is wrong with it."""
    try:
        return decode(cls, record.value)
    except WireError as error:
        raise BadInput(stage, f"not a {cls.__name__}: {error}") from error


def written(output: Output) -> tuple[bytes | None, bytes]:
    """Key and value as they go onto the road."""
    return output.key.encode() if output.key is not None else None, encode(output.record)
