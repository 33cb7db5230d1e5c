"""A toll through time as points of a drawing: pure. Drawn by `templates/chart.html`, without a script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from schemas.wire import parse_instant
from search import wording

Record = Mapping[str, Any]
# The drawing's own units; the page scales it.
WIDTH, HEIGHT, LEFT, TOP, BOTTOM, RIGHT = 640, 220, 56, 12, 34, 12


@dataclass(frozen=True, slots=True)
class Step:
    """A figure and the x from which it was what we knew, up to the next one's."""

    x: float
    end: float
    low: float
    best: float
    high: float
    open: bool
    words: str
    at: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Steps with the axis they stand on; `ticks` are (y, figure), `days` (x, words)."""

    measure: str
    steps: tuple[Step, ...]
    ticks: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT


def chart(history: Sequence[Record], measure: str = "killed") -> Chart | None:
    """The figure of a measure after each revision that has one, lowest and highest with it; None without any."""
    told = _changes(history, measure)
    if not told:
        return None
    times = [at for at, _ in told]
    first, span = times[0], max((times[-1] - times[0]).total_seconds(), 1.0)
    top = max(max(f.get("high") or 0, f["best"] or 0) for _, f in told) or 1
    right = WIDTH - RIGHT
    # The last figure stands on to the right edge: a tenth of the width shows that it is what we know now.
    scale = (right - LEFT) * 0.9 / span if len(told) > 1 else 0.0

    def x(at: datetime) -> float:
        return round(LEFT + (at - first).total_seconds() * scale, 1)

    def y(number: float) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - number / top), 1)

    ends = [*(x(at) for at in times[1:]), right]
    steps = tuple(_step(at, figure, x(at), end, top, y) for (at, figure), end in zip(told, ends, strict=True))
    days = ((x(times[0]), f"{times[0]:%Y-%m-%d %H:%M}"), (x(times[-1]), f"{times[-1]:%Y-%m-%d %H:%M} UTC"))
    return Chart(measure, steps, tuple((y(n), wording.number(n)) for n in sorted({0, top // 2, top})),
                 days if len(told) > 1 else days[1:])  # fmt: skip


def _changes(history: Sequence[Record], measure: str) -> list[tuple[datetime, Record]]:
    """Moment and figure of each revision after which the figure is another; of one moment the last."""
    found: dict[datetime, Record] = {}
    last: tuple[Any, ...] | None = None
    for revision in history:
        figure = (revision.get("toll") or {}).get(measure)
        if not figure or figure["best"] is None:
            continue
        now = (figure["low"], figure["best"], figure["high"])
        if now != last:
            found[parse_instant(revision["at"])] = figure
        last = now
    return list(found.items())


def _step(at: datetime, figure: Record, x: float, end: float, top: int, y: Any) -> Step:
    low, best, high = figure["low"] or 0, figure["best"], figure["high"]
    words = wording.figure({"killed": figure}, "killed").replace(" killed", "", 1)
    return Step(
        x, end, y(low), y(best), y(top if high is None else high), high is None, words, f"{at:%Y-%m-%d %H:%M} UTC"
    )
