"""Time expressions of a sentence, each with the interval it means in the light of the day of publication."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from schemas.place import When

TimeKind = Literal["date", "duration", "set", "reference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The local day of publication, and the day of the dateline where the article has one."""

    published: date
    dateline: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Tokens `first` to `last` (exclusive). `when` is None for durations, sets and references.

    kind `reference` ("a day after", "two days later", "the same day") needs the day of the happening told before:
    `shift(that day, offset_days)`. `part`: "night", "morning" and the like, kept apart because the day is what counts.
    """

    first: int
    last: int
    when: When | None
    kind: TimeKind = "date"
    offset_days: int = 0
