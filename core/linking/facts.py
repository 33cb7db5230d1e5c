"""What linking knows: frozen facts by id, lent by the shell (Faust tables, decoded) or held in dicts (replay).

A fact is written whole under one key. The record of an article in a block is written before all others and holds every
judgement made about its mentions, so that a kill between two writes loses no decision: what follows from it is
computed again from the re-delivered record, and comes out the same.
"""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from schemas.article import Source
from schemas.event import Change, Judgement, Reason, Revision
from schemas.mention import Mention, Person
from schemas.operations import Correction
from schemas.place import When, Where
from schemas.toll import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One judgement of a mention against an event: `same` once, `unsure` for those it was kept apart from."""

    event_id: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mention's stored link: the event it was put into and the verdicts that put it there."""

    mention_id: str
    event_id: str
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFact:
    """What one article last told one block, by way of one origin, and every judgement about it.

    Key: `article_key`. `received_at` is when this version came, `first_arrival` when the first did. `placed` holds the
    mentions of the current version, `retired` those it took back, `events` every event of the block the
    article ever spoke to, `moved_to` every other block its mentions were ever moved to: both only grow. `voice` is the
    article this one is a copy of, or itself. `guessed`: it tells no country, the block is where it most likely plays.
    `unions` are the splits and merges that this article gave rise to: sent again with every re-delivery.
    """

    SCHEMA: ClassVar[str] = "article-fact/1"

    block: str
    origin: str
    article_id: str
    version: int
    published_at: datetime
    received_at: datetime
    first_arrival: datetime
    title: str = ""
    source: Source = Source()
    fingerprint: str = ""
    voice: str = ""
    terms: tuple[str, ...] = ()
    opening: str = ""
    placed: tuple[Placed, ...] = ()
    retired: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    moved_to: tuple[str, ...] = ()
    guessed: bool = False
    unions: tuple[Correction, ...] = ()
    reader: str = ""  # the rules that read it: other ones make every judgement anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """From `at` on the mention stood with `event_id`; `by` names the correction that put it there, if one did."""

    at: datetime
    event_id: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionFact:
    """A whole mention in one block, where it stood since when, and the version of its ledger entry.

    Key: `mention_key`. A retired mention stays (`mention.retired_by`, `retired_at`): nothing told is thrown away.
    """

    SCHEMA: ClassVar[str] = "mention-fact/1"

    block: str
    origin: str
    mention: Mention
    first_arrival: datetime
    stays: tuple[Stay, ...]
    verdicts: tuple[Verdict, ...] = ()
    retired_at: datetime | None = None
    retired_reason: Reason | None = None
    version: int = 0
    digest: str = ""
    entry_at: datetime | None = None

    @property
    def event_id(self) -> str:
        """The event it stands with now, before forwards."""
        return self.stays[-1].event_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An article that was first to say it in these words, and its fingerprint."""

    voice: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the linker compares a mention with: a bounded view of an event's live mentions.

    `articles` tell of it, `news` of them as their own news. `sequel`: none of them is a first report.
    """

    when: tuple[When, ...] = ()
    where: tuple[Where, ...] = ()
    types: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    weapons: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    terms: Mapping[str, int] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()
    openings: tuple[str, ...] = ()
    sequel: bool = False
    killed: tuple[int, ...] = ()
    injured: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    kidnapped: tuple[int, ...] = ()
    articles: int = 0
    news: int = 0
    last_reported: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact:
    """An event's identity, its members by page, its forward, and the views stored for speed (audit rebuilds them).

    Key: event id. `founder` is the mention whose id made the event's id, empty where a move made the event.
    `pages` counts the records of `members`; `absorbed` are events that forward here. `steps` and `folded` say how
    far, and from whom, `history` (its latest 50 of `revisions`) was folded; `revision` is the last one sent.
    """

    SCHEMA: ClassVar[str] = "event-fact/1"

    event_id: str
    block: str
    founder: str
    pages: int = 0
    forward: str | None = None
    forward_by: str = ""
    forward_at: datetime | None = None
    absorbed: tuple[str, ...] = ()
    rulings: tuple[str, ...] = ()
    version: int = 0
    digest: str = ""
    profile: Profile = Profile()
    toll: Mapping[str, Figure] = field(default_factory=dict)
    history: tuple[Change, ...] = ()
    revisions: int = 0
    last_arrival: datetime | None = None
    steps: int = 0
    folded: str = ""
    revision: Revision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersFact:
    """One page of the mentions that stand or ever stood with an event. Key: `members_key`."""

    SCHEMA: ClassVar[str] = "members-fact/1"

    event_id: str
    page: int
    mention_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionFact:
    """A correction as it came, kept for mentions that have not come yet. Key: `correction_key`.

    `mention_ids` are those it names, with successors in newer revisions; `events` those it touched; `made` is the event
    a split made. `undone_by` may be there before the correction itself. `parted`: the events that a split freed whole,
    each with the merge it so took back; `parted_by` the split that took back what this merge had done. `weighed`: the
    mentions that had come when a split was laid, and whether it put them into the event it made: decided once.
    """

    SCHEMA: ClassVar[str] = "correction-fact/1"

    correction: Correction | None = None
    mention_ids: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    made: str = ""
    undone_by: str = ""
    parted: Mapping[str, str] = field(default_factory=dict)
    parted_by: str = ""
    weighed: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingsFact:
    """The corrections that name one mention, whether it has come or not. Key: `mention_key`."""

    SCHEMA: ClassVar[str] = "rulings-fact/1"

    correction_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """The latest events under one lasting blocking key (a name, a day at a place). Key: the blocking key."""

    SCHEMA: ClassVar[str] = "key-fact/1"

    event_ids: tuple[str, ...] = ()


Fact = ArticleFact | MentionFact | EventFact | MembersFact | CorrectionFact | RulingsFact | KeyFact

# Table name → class of its values: the shell makes one table for each, coded by schemas.wire, keys as text.
TABLES: Mapping[str, type[Any]] = {
    "articles": ArticleFact,
    "mentions": MentionFact,
    "events": EventFact,
    "members": MembersFact,
    "corrections": CorrectionFact,
    "rulings": RulingsFact,
    "keys": KeyFact,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The tables of one partition. The core reads them; only `apply` (or the shell) writes."""

    articles: MutableMapping[str, ArticleFact] = field(default_factory=dict)
    mentions: MutableMapping[str, MentionFact] = field(default_factory=dict)
    events: MutableMapping[str, EventFact] = field(default_factory=dict)
    members: MutableMapping[str, MembersFact] = field(default_factory=dict)
    corrections: MutableMapping[str, CorrectionFact] = field(default_factory=dict)
    rulings: MutableMapping[str, RulingsFact] = field(default_factory=dict)
    keys: MutableMapping[str, KeyFact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """One fact to write: the table's name (of TABLES), the key, the whole value."""

    table: str
    key: str
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One record to send: the topic's name without namespace (schemas.topics), the key, a record of schemas."""

    topic: str
    key: str | None
    record: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Writes:
    """What a decision comes to, in the order it must happen.

    Send `moves` and wait for their acks; write `puts` in order and flush; send `outputs` in order and wait for their
    acks; then ack the source. `counts` are for metrics (linked, founded, unsure, retired, …).
    """

    moves: tuple[Output, ...] = ()
    puts: tuple[Put, ...] = ()
    outputs: tuple[Output, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def article_key(block: str, origin: str, article_id: str) -> str:
    return f"{block}/{origin}/{article_id}"


def mention_key(block: str, mention_id: str) -> str:
    return f"{block}/{mention_id}"


def members_key(event_id: str, page: int) -> str:
    return f"{event_id}#{page}"


def correction_key(block: str, correction_id: str) -> str:
    return f"{block}/{correction_id}"
