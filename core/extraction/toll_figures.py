"""The figure of a toll: "death toll of 41", "the toll from the fire in the old town climbed to 41"."""

from dataclasses import replace

from core.extraction.groups import Group
from core.extraction.lexicon import person
from core.extraction.marked import Marked
from core.extraction.quantity import Quantity
from core.extraction.triggers import Trigger

_TOLL_REACH = 9


def after_toll(marked: Marked, known: tuple[Group, ...], t: Trigger) -> tuple[Group, ...]:
    """ "death toll rose to 41", "toll of 41", "bringing the toll to 41 from 38": the figure that holds, not the old."""
    own = next((q for q in marked.quantities if q.first <= t.first < q.number_first), None)
    if own is not None:  # "a toll of one person hurt and damage to 20 shops": of what its own figure suffered
        told = next((g for g in known if g.first == own.first), None) or _plain(own)
        fate = marked.trigger_of.get(told.last)
        return () if fate is not None and fate.measure != "killed" else (_of_whom(marked, t, told),)
    reach = _TOLL_REACH + 9 * any(w in ("revised", "corrected", "cut", "lowered") for w in marked.words)
    figures = [q for q in marked.quantities if not (q.unit or q.changed or q.article) and q.first >= t.last]
    figures = [q for q in figures if marked.word(q.first - 1) != "from"]  # "raising the toll from 68"
    figures = [q for q in figures if not _someone_else(marked, t, q)]
    behind = [q for q in figures if _rising_to(marked, t, q)] or [q for q in figures if q.first < t.last + reach]
    edges = (t.first, t.first - (marked.word(t.first - 1) == "the"))
    before = [q for q in marked.quantities if q.last in edges and not q.unit and not q.article]
    chosen = (behind or before)[:1]
    return tuple(
        _of_whom(marked, t, _gone_up(marked, group))
        for q in chosen
        for group in [next((g for g in known if g.first == q.first), None) or _plain(q)]
    )


def _someone_else(marked: Marked, t: Trigger, q: Quantity) -> bool:
    """ "The toll rises as two succumb", "climbs after three more die": who died now, not what the toll is."""
    between = marked.words[t.last : q.first]
    return bool(_CLAUSES & set(between)) and between[-1] not in ("to", "at", "of", "least", "than")


_CLAUSES = frozenset("as after when because since while if though although with".split())


def _of_whom(marked: Marked, t: Trigger, group: Group) -> Group:
    """ "The number of civilians killed", "the civilian death toll": the noun says who the figure is of."""
    nouns = (i for i in range(t.last - 1, t.first, -1) if marked.word(i) not in _ANYBODY)
    at = next((i for i in nouns if person(marked.word(i)) is not None), None)
    if t.phrase.startswith("number of ") and at is not None and not group.head:
        return replace(group, like=Group(at, at + 1, "plural", marked.word(at), at, None, None, None, "vague"))
    if marked.word(t.first - 1) == "civilian" and not group.head:
        at = t.first - 1
        return replace(group, like=Group(at, at + 1, "plural", "civilians", at, None, None, None, "vague"))
    return group


_ANYBODY = frozenset("people persons person dead victims those others".split())


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
    if verb and verb[-1] in ("to", "at") and _BRINGING & set(marked.words[max(0, t.first - 3) : t.first]):
        return True  # "bringing the number of police killed in the ambush to nine"
    if verb[-1:] == ["to"] and verb[:1] == ["from"] and verb[1][:1].isdigit():
        return True  # "went up from 14 to 17"
    return bool(_ROSE & set(verb)) and verb[-1] in (*_ROSE, "to", "at", "least", "than")


_BRINGING = frozenset(
    "bring brings brought bringing raise raises raised raising take takes took taking put puts putting push pushes"
    " pushed pushing lift lifts lifted lifting increase increases increased increasing".split()
)
_FAR = 28
"""Tokens from "toll" to its figure at most, where a verb of rising leads to it."""


def _plain(q: Quantity) -> Group:
    return Group(q.first, q.last, "number", "", q.first, q.low, q.best, q.high, q.qualifier)
