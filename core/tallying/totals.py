"""Sums of tolls that can be added to and taken from, so that a change costs the same however many events there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.tally import Contribution, Tally
from schemas.toll import Figure, Part, Range

_Ranged = Figure | Part | Range


@dataclass(slots=True)
class Bin:
    """Sums of one range: how many have a figure, how many are open above, how many are contested."""

    low: int = 0
    best: int = 0
    high: int = 0
    told: int = 0
    firm: int = 0
    open: int = 0
    contested: int = 0

    def add(self, figure: _Ranged, sign: int) -> None:
        """One event's range, added (+1) or taken back (-1)."""
        self.low += sign * (figure.low or 0)
        self.best += sign * (figure.best or 0)
        self.high += sign * (figure.high or 0)
        self.told += sign
        self.firm += sign * (figure.best is not None)
        self.open += sign * (figure.high is None)
        self.contested += sign * bool(getattr(figure, "contested", False))

    def range(self) -> tuple[int | None, int | None, int | None]:
        """low, best, high; an open high among them leaves the sum open, fears alone give no low and best."""
        low, best = (self.low, self.best) if self.firm else (None, None)
        return low, best, None if self.open else self.high


@dataclass(slots=True)
class Measure:
    """One measure's sums."""

    whole: Bin = field(default_factory=Bin)
    sides: dict[str, Bin] = field(default_factory=dict)
    traits: dict[str, Bin] = field(default_factory=dict)
    victims: Bin = field(default_factory=Bin)
    held: Bin = field(default_factory=Bin)

    def add(self, figure: Figure, sign: int) -> None:
        self.whole.add(figure, sign)
        for bins, parts in ((self.sides, figure.by_side), (self.traits, figure.by_trait)):
            for name, part in parts.items():
                bins.setdefault(name, Bin()).add(part, sign)
        for kept, ranged in ((self.victims, figure.victims), (self.held, figure.held)):
            if ranged is not None:
                kept.add(ranged, sign)

    def figure(self) -> Figure:
        low, best, high = self.whole.range()
        return Figure(
            low=low,
            best=best,
            high=high,
            by_side=_parts(self.sides),
            by_trait=_parts(self.traits),
            contested=self.whole.contested > 0,
            victims=_shown(self.victims),
            held=_shown(self.held),
            events_with_figure=self.whole.firm,
            events_contested=self.whole.contested,
        )


class Totals:
    """The running sums of one scope: `add` what an event gives, `take` what it gave before."""

    def __init__(self) -> None:
        self.events = 0
        self.measures: dict[str, Measure] = {}

    def add(self, contribution: Contribution) -> None:
        self._shift(contribution, 1)

    def take(self, contribution: Contribution) -> None:
        self._shift(contribution, -1)

    def _shift(self, contribution: Contribution, sign: int) -> None:
        if not contribution.counted:
            return
        self.events += sign
        for name, figure in contribution.toll.items():
            self.measures.setdefault(name, Measure()).add(figure, sign)

    def include(self, tally: Tally) -> None:
        """Another tally's sums, of events that are not in here yet."""
        self.events += tally.events
        for name, figure in tally.toll.items():
            measure = self.measures.setdefault(name, Measure())
            measure.add(figure, 1)
            measure.whole.firm += (figure.events_with_figure or 0) - (figure.best is not None)
            measure.whole.contested += (figure.events_contested or 0) - figure.contested

    def toll(self) -> Mapping[str, Figure]:
        """One figure a measure that some event has; the others are absent."""
        return {name: m.figure() for name, m in sorted(self.measures.items()) if m.whole.told}


def _parts(bins: Mapping[str, Bin]) -> dict[str, Part]:
    out = {}
    for name, kept in sorted(bins.items()):
        if kept.told:
            low, best, high = kept.range()
            out[name] = Part(low=low, best=best, high=high, contested=kept.contested > 0)
    return out


def _shown(kept: Bin) -> Range | None:
    if not kept.told:
        return None
    low, best, high = kept.range()
    return Range(low=low, best=best, high=high)
