"""An event: its identity, its toll, how it came to be believed. Entry and Revision: its ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

from schemas.mention import Mention, Person
from schemas.place import When, Where
from schemas.toll import Figure, Range

Judgement = Literal["same", "different", "unsure"]
EventStatus = Literal["open", "merged", "retracted"]
Lowered = Mapping[str, tuple[datetime, ...]]
Reason = Literal[
    "new_claim", "higher_claim", "lower_claim", "injured_died", "missing_found", "late_report", "article_revised",
    "retracted", "merged", "split", "corrected_by_hand",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A stored judgement: why a mention stands with an event, or why it was kept apart."""

    mention_id: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...] = ()
    linked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one measure, before and after. `at` is a time of the article, never of the machine."""

    at: datetime
    reason: Reason
    measure: str
    before: Range | None
    after: Range | None
    mention_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An evidence sentence, for search and for the reader; `field` tells body from title."""

    article_id: str
    start: int
    end: int
    text: str
    field: Literal["body", "title"] = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """True numbers behind lists that are cut on the wire."""

    articles: int = 0
    mentions: int = 0
    revisions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening in the world. `event_id` is BLOCK-DATE-HASH of its first mention and stays stable.

    `speakers` are who its claims are put down to, `sources` the names and domains of who published it: what it is
    searched by. `first_known_at` is when the first mention came that ever stood with it, `revised_at` the `at` of its
    latest Revision: from then on it is known as it is now; None where it never told a figure. `lowered` is that
    Revision's.
    """

    SCHEMA: ClassVar[str] = "event/1"

    event_id: str
    version: int = 0
    policy: str = "best"
    conflicts: tuple[str, ...] = ()
    event_type: str = ""
    event_subtype: str = ""
    when: When | None = None
    where: Where = Where()
    headline: str = ""
    toll: Mapping[str, Figure] = field(default_factory=dict)
    article_ids: tuple[str, ...] = ()
    primary_article_ids: tuple[str, ...] = ()
    background_article_ids: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    people: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()
    status: EventStatus = "open"
    merged_into: str | None = None
    first_known_at: datetime | None = None
    revised_at: datetime | None = None
    lowered: Lowered = field(default_factory=dict)
    first_published_at: datetime | None = None
    first_reported_at: datetime | None = None
    last_reported_at: datetime | None = None
    voices: int = 0
    counts: Counts = Counts()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Ledger: a mention and where it was linked, as of `at`."""

    SCHEMA: ClassVar[str] = "entry/1"

    mention: Mention
    version: int
    at: datetime
    event_id: str
    judgement: Judgement
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Ledger: what changed in a toll, why, and what the event gives to tallies from then on.

    It carries what an event is searched by, as of this version: the events topic keeps only the latest one.
    `follows` is the version of the revision before it, which it ends; versions between changed no toll. `measure` is
    the one a reader asks for first; `others` are the other measures whose figure is another than before.
    `lowered` says when figures of the event were lowered (`down`) or taken back (`gone`), the latest 50 of each.
    """

    SCHEMA: ClassVar[str] = "revision/1"

    event_id: str
    version: int
    at: datetime
    reason: Reason
    measure: str
    before: Range | None
    after: Range | None
    others: tuple[Change, ...] = ()
    status: EventStatus = "open"
    follows: int | None = None
    event_type: str = ""
    event_subtype: str = ""
    when: When | None = None
    where: Where = Where()
    headline: str = ""
    toll: Mapping[str, Figure] = field(default_factory=dict)
    lowered: Lowered = field(default_factory=dict)
    contributions: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
