"""Records of running the system: corrections by hand, saved searches, alerts, the generation, dead letters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

from schemas.place import When, Where
from schemas.toll import Figure

CorrectionKind = Literal["merge", "split", "retract", "date", "place", "withhold"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's judgement. A copy goes to each block; `quotes` find a mention's successor in a new revision."""

    SCHEMA: ClassVar[str] = "correction/1"

    correction_id: str
    kind: CorrectionKind
    blocks: tuple[str, ...]
    by: str
    at: datetime
    reason: str
    event_ids: tuple[str, ...] = ()
    mention_ids: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    when: When | None = field(default=None, metadata={"optional": True})
    where: Where | None = field(default=None, metadata={"optional": True})
    received_at: datetime | None = None
    undoes: str | None = field(default=None, metadata={"optional": True})
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A query that alerts; `thresholds` maps a measure to the figure whose passing alerts."""

    SCHEMA: ClassVar[str] = "search/1"

    name: str
    query: str
    thresholds: Mapping[str, int] = field(default_factory=dict)
    webhook: str | None = field(default=None, metadata={"optional": True})
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What a saved search matched, and why; headline and toll as they were at that version."""

    SCHEMA: ClassVar[str] = "alert/1"

    search: str
    event_id: str
    version: int
    at: datetime
    reasons: tuple[str, ...] = ()
    headline: str = ""
    toll: Mapping[str, Figure] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """Names one life of a Kafka: index names and data folders carry it."""

    SCHEMA: ClassVar[str] = "generation/1"

    generation: str
    partitions: int
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """What could not be used, whole: `original` is base64 of at most 3 MiB, else where it lies and its SHA-256."""

    SCHEMA: ClassVar[str] = "dead-letter/1"

    stage: str
    reason: str
    topic: str
    partition: int
    offset: int
    key: str | None = None
    original: str | None = None
    sha256: str | None = None
    size: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    attempt: int = 1
    extra: Mapping[str, Any] = field(default_factory=dict)
