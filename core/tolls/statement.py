"""A statement: what one speaker says in one text about one series (a measure's total, one side, one trait, …)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

Kind = Literal["figure", "increment", "absorbed", "feared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Persons; `high` None is open. `voice` counts once however often it is copied.

    `grows` is false for a speaker whose higher figure refutes nobody's (witness, anonymous, party about the enemy).
    `implied` is the figure that stood before, where the text gives a total together with its increment.
    """

    voice: str
    as_of: datetime
    published_at: datetime
    low: int
    best: int
    high: int | None
    claims: tuple[str, ...]
    copy_of: str = ""
    kind: Kind = "figure"
    grows: bool = True
    correction: bool = False
    revises: int | None = None
    official: bool = False
    vague: bool = False
    stated: bool = True
    implied: int | None = None
    conflict: bool = False

    @property
    def top(self) -> int:
        """The largest figure the statement names: its high, its best where the high is open."""
        return self.best if self.high is None else self.high

    @property
    def order(self) -> tuple[datetime, datetime, bool, int, tuple[str, ...]]:
        """As-of, published, higher figure first, claim id; an increment before the totals of the same moment,
        which count it already."""
        return (self.as_of, self.published_at, self.kind not in ("increment", "absorbed"), -self.best, self.claims)

    def covers(self, figure: int) -> bool:
        """Whether the figure lies inside the range."""
        return self.low <= figure and (self.high is None or figure <= self.high)

    def meets(self, other: "Statement") -> bool:
        """Whether the two ranges have a figure in common."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)

    def raised(self, by: "Statement") -> "Statement":
        """The same statement after an increment: as of then, its claims joined."""
        return replace(
            self,
            as_of=by.as_of,
            published_at=max(self.published_at, by.published_at),
            low=self.low + by.low,
            best=self.best + by.best,
            high=None if self.high is None else self.high + by.top,
            claims=tuple(sorted({*self.claims, *by.claims})),
        )
