"""A statement: what one speaker says in one text about one series (a measure's total, one side, one trait, …)."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Literal

Kind = Literal["figure", "increment", "absorbed", "struck", "feared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """People who leave a measure: the injured who die, the missing who are found, the captives who go free.

    `of` is the figure of whom they were, where the text says it: "two of the ten".
    """

    measure: str
    side: str
    of: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """What a policy asks of a statement, as in Statement. Thousands of voices have few faces: one object each, so that
    they are counted by identity (two objects of the same face are counted apart, which changes no outcome)."""

    low: int
    best: int
    high: int | None
    conflict: bool
    grows: bool
    whole: bool
    summed: bool
    risen: int

    def covers(self, figure: int) -> bool:
        """Whether the figure lies inside the range."""
        return self.low <= figure and (self.high is None or figure <= self.high)

    @property
    def top(self) -> int:
        """The largest figure named: the high, the best where that is open."""
        return self.best if self.high is None else self.high


_face = lru_cache(maxsize=1 << 14)(Face)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Persons; `high` None is open. `voice` counts once however often it is copied.

    An `absorbed` increment is one whose new total is told with it; `implied` is the figure that stood before such a
    total. `grows` is false for a speaker whose higher figure refutes nobody's (witness, anonymous, party about the
    enemy). `whole` is false for what is only said of some. `summed`: of parts told side
    by side, no stated total. `victims`: told without the attackers.
    `risen`: how many of it are increments. `either`: an increment that its text tells as a total, too; it is one
    where no larger figure stands.
    A `struck` one gives no figure: it says of the total that a figure of one side, which may be all of it, is replaced.
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
    whole: bool = True
    summed: bool = False
    victims: bool = False
    implied: int | None = None
    conflict: bool = False
    move: Move | None = None
    either: bool = False
    risen: int = 0
    face: Face = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        face = _face(self.low, self.best, self.high, self.conflict, self.grows, self.whole, self.summed, self.risen)
        object.__setattr__(self, "face", face)

    @property
    def top(self) -> int:
        """The largest figure the statement names: its high, its best where the high is open."""
        return self.best if self.high is None else self.high

    @property
    def order(self) -> tuple[datetime, datetime, bool, int, tuple[str, ...]]:
        """As-of, published, higher figure first, claim id. An increment comes before the totals of the same moment,
        for they count it already."""
        return (self.as_of, self.published_at, self.kind == "figure", -self.best, self.claims)

    @property
    def identity(self) -> tuple[object, ...]:
        """What copies of one text say alike is one statement; elsewhere the same claims are."""
        said = (self.voice, self.kind, self.low, self.best, self.high, self.revises, self.correction, self.move)
        return (self.copy_of, *said) if self.copy_of else (self.claims, self.kind)

    def covers(self, figure: int) -> bool:
        """Whether the figure lies inside the range."""
        return self.face.covers(figure)

    def raised(self, by: "Statement") -> "Statement":
        """The same statement after an increment, its claims joined. It stays as old as it was: an increment tells
        nothing new of those counted before, so a newer total goes on being newer."""
        return replace(
            self,
            low=self.low + by.low,
            best=self.best + by.best,
            high=None if self.high is None else self.high + by.top,
            claims=(*self.claims, *by.claims),
            implied=None,
            correction=False,
            risen=self.risen + by.best,
        )

    def besides(self, low: int, best: int, high: int) -> "Statement":
        """The same statement with the attackers it left out."""
        top = None if self.high is None else self.high + high
        return replace(self, low=self.low + low, best=self.best + best, high=top)

    def less(self, left: int) -> "Statement":
        """The same statement without `left` persons, never below zero."""
        high = None if self.high is None else max(0, self.high - left)
        return replace(self, low=max(0, self.low - left), best=max(0, self.best - left), high=high)


def once(statements: list[Statement]) -> list[Statement]:
    """In the order of the fold, each said once: when it was first said."""
    first: dict[tuple[object, ...], Statement] = {}
    for s in sorted(statements, key=lambda s: s.order):
        first.setdefault(s.identity, s)
    return list(first.values())
