"""A mention: what one article tells of one happening. A delivery: all that one article tells one block."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

from schemas.article import Source, Status
from schemas.claim import Claim, Evidence
from schemas.place import When, Where
from schemas.toll import Figure

Role = Literal["primary", "secondary", "background"]
ActorRole = Literal["attacker", "target", "responder", "other"]
PersonRole = Literal["victim", "suspect", "official", "witness", "other"]
PersonStatus = Literal["killed", "injured", "missing", "kidnapped", "arrested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A group or force that took part; `kind` is a side or a kind of group from the word lists.

    `claimed`: it says so itself (a claim of responsibility), which is no proof.
    """

    name: str
    role: ActorRole = "other"
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A named person; casualty recorders keep names. `age` in years."""

    name: str
    age: int | None = field(default=None, metadata={"optional": True})
    sex: str | None = field(default=None, metadata={"optional": True})
    role: PersonRole = "other"
    status: PersonStatus | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One happening as one article tells it. `toll` folds the claims of this mention alone."""

    SCHEMA: ClassVar[str] = "mention/1"

    mention_id: str
    article_id: str
    published_at: datetime
    received_at: datetime | None
    reader: str
    role: Role
    event_type: str
    event_subtype: str
    when: When | None
    where: Where
    trigger: str = ""
    actors: tuple[Actor, ...] = ()
    people: tuple[Person, ...] = ()
    weapons: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    passages: tuple[Evidence, ...] = ()
    toll: Mapping[str, Figure] = field(default_factory=dict)
    retired_by: str | None = field(default=None, metadata={"optional": True})
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """All that one article, at one version, tells one block; an empty one takes back what it told before.

    `origin` is the block the article was first delivered to when this is a copy moved by a merge across blocks;
    `into` then names the event each mention was moved to. `status` tells a revision from a cancellation;
    `revised_at` is when this version first came, where that is later than `received_at`. `guessed`: nothing in it tells
    the block's country.
    """

    SCHEMA: ClassVar[str] = "delivery/1"

    article_id: str
    version: int
    block: str
    published_at: datetime
    received_at: datetime
    origin: str | None = None
    title: str = ""
    source: Source = Source()
    status: Status = "usable"
    fingerprint: str = ""
    terms: tuple[str, ...] = ()
    opening: str = ""
    mentions: tuple[Mention, ...] = ()
    into: Mapping[str, str] = field(default_factory=dict)
    revised_at: datetime | None = field(default=None, metadata={"optional": True})
    guessed: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)
