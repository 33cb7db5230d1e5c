"""A toll: what is shown for one event, one figure a measure. A measure that nobody reported is absent."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Persons; `high` null is open."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The share of one side or one trait."""

    low: int | None
    best: int | None
    high: int | None
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure. `victims` (killed, injured) leaves attackers out; `held` (kidnapped, arrested): not yet free.

    `indirect`: all of it died of disease, hunger, heat or by suicide outside an attack; it enters no tally.
    In tallies `events_with_figure` and `events_contested` count the events behind the sum.
    """

    low: int | None
    best: int | None
    high: int | None
    by_side: Mapping[str, Part] = field(default_factory=dict)
    by_trait: Mapping[str, Part] = field(default_factory=dict)
    contested: bool = False
    claims: tuple[str, ...] = ()
    voices: int = 0
    victims: Range | None = field(default=None, metadata={"optional": True})
    held: Range | None = field(default=None, metadata={"optional": True})
    indirect: bool | None = field(default=None, metadata={"optional": True})
    events_with_figure: int | None = field(default=None, metadata={"optional": True})
    events_contested: int | None = field(default=None, metadata={"optional": True})


Toll = Mapping[str, Figure]
