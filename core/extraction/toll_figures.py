"""The figure of a toll: "death toll of 41", "the toll from the fire in the old town climbed to 41"."""

from dataclasses import replace

from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.quantity import Quantity
from core.extraction.triggers import Trigger

_TOLL_REACH = 9


def after_toll(marked: Marked, known: tuple[Group, ...], t: Trigger) -> tuple[Group, ...]:
    """ "death toll rose to 41", "toll of 41", "bringing the toll to 41 from 38": the figure that holds, not the old."""
    reach = _TOLL_REACH + 9 * any(w in ("revised", "corrected", "cut", "lowered") for w in marked.words)
    figures = [q for q in marked.quantities if not (q.unit or q.changed or q.article) and q.first >= t.last]
    behind = [q for q in figures if _rising_to(marked, t, q)] or [q for q in figures if q.first < t.last + reach]
    edges = (t.first, t.first - (marked.word(t.first - 1) == "the"))
    before = [q for q in marked.quantities if q.last in edges and not q.unit and not q.article]
    chosen = (behind or before)[:1]
    return tuple(
        _gone_up(marked, group)
        for q in chosen
        for group in [next((g for g in known if g.first == q.first), None) or _plain(q)]
    )


_NOW = frozenset("is was now has gone went goes stands moved edged crept inched shot".split())


def _gone_up(marked: Marked, group: Group) -> Group:
    """ "The toll is up to 15", "has gone up to 15": fifteen, not fifteen at most."""
    up = [marked.word(i) for i in range(group.first, group.first + 2)] == ["up", "to"]
    if not up or marked.word(group.first - 1) not in _NOW or group.best is None:
        return group
    return replace(group, low=group.best, high=group.best, qualifier="exact")


_ROSE = frozenset(
    "climbed rose risen rises climbs reached stood stands jumped grew soared passed increased fell put placed is now"
    " was stays remains mounted swelled doubled hit hits tops topped".split()
)


def _rising_to(marked: Marked, t: Trigger, q: Quantity) -> bool:
    """ "The toll from Saturday's bombing of a market in the old town climbed to 31": far behind, but by its verb."""
    if q.first >= t.last + _FAR:
        return False
    verb = [marked.word(i) for i in range(max(t.last, q.first - 3), q.first)]
    return bool(_ROSE & set(verb)) and verb[-1] in (*_ROSE, "to", "at", "least", "than")


_FAR = 28
"""Tokens from "toll" to its figure at most, where a verb of rising leads to it."""


def _plain(q: Quantity) -> Group:
    return Group(q.first, q.last, "number", "", q.first, q.low, q.best, q.high, q.qualifier)
