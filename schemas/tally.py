"""A tally: running totals of one scope, always a sum of tolls. A contribution: what one event gives to one scope."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Literal

from schemas.toll import Figure

Basis = Literal["event_date", "report_date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is summed over; `period` is a day, a month or `all`."""

    country: str | None = field(default=None, metadata={"optional": True})
    admin1: str | None = field(default=None, metadata={"optional": True})
    event_type: str | None = field(default=None, metadata={"optional": True})
    side: str | None = field(default=None, metadata={"optional": True})
    conflict: str | None = field(default=None, metadata={"optional": True})
    period: str = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """The event, at its version, that changed a tally."""

    event_id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one event, at one version, gives to one scope; `counted` false takes it back (internal)."""

    SCHEMA: ClassVar[str] = "contribution/1"

    scope: Scope
    basis: Basis
    event_id: str
    version: int
    policy: str
    at: datetime
    counted: bool
    toll: Mapping[str, Figure] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Running totals of one scope; `delta` is the change of each measure's best that `caused_by` brought."""

    SCHEMA: ClassVar[str] = "tally/1"

    scope: Scope
    basis: Basis
    policy: str
    version: int
    toll: Mapping[str, Figure]
    events: int
    delta: Mapping[str, int] = field(default_factory=dict)
    caused_by: Cause | None = None
    at: datetime | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
