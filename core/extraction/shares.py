"""One verb, several towns: "killed nine, four in one city, three in another and two in a third": each a happening."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.extraction.finding import Finding, finding
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.quantity import Quantity
from core.extraction.triggers import Trigger
from core.extraction.where import PlaceExpression

if TYPE_CHECKING:
    from core.extraction.happenings import Happening
    from core.extraction.segments import Segment

_AT = frozenset("in at near outside around from inside".split())
_JOINTS = frozenset((",", "and", ";", "while", "with", ":", "-", "--", "including"))
_REACH = 7
"""Tokens between "four in" and the name of the place: "four in the northern city of …"."""


def shares(
    marked: Marked, found: Sequence[Finding], places: Sequence[PlaceExpression]
) -> tuple[tuple[Finding, ...], list[int]]:
    """The findings of a sentence, elliptical ones told by their places, and where each of those pieces begins."""
    rows = _rows(marked, places)
    lead = next((f for f in reversed(found) if rows and f.trigger.first < rows[0].first and _may_lead(f, rows)), None)
    if lead is None:
        return tuple(found), []
    told = sum(q.best for q in rows)
    behind = max(lead.trigger.last, lead.group.last)
    own = [p for p in places if behind <= p.first < rows[0].first and p.role == "event" and _town(p)]
    whole = len(rows) > 1 and lead.group.best == told and not any(p.where.precision != "admin1" for p in own)
    if not whole and not own:
        return tuple(found), []
    taken = {i for q in rows for i in range(q.first, q.last)}
    kept = [f for f in found if f.group.first not in taken and f.trigger.first not in taken]
    kept = [replace(f, told_with=1, aggregate=whole) if f.group is lead.group else f for f in kept]
    return (*kept, *(_share(marked, lead, q) for q in rows)), [q.first for q in rows]


def _may_lead(told: Finding, rows: Sequence[Quantity]) -> bool:
    group = told.group
    counted = group.best is not None and group.kind == "number" and not group.negated and group.first < rows[0].first
    return counted and not told.subset and not told.toll and not told.whole


def _rows(marked: Marked, places: Sequence[PlaceExpression]) -> list[Quantity]:
    """Bare numbers each with a place of its own, one behind the other."""
    out: list[Quantity] = []
    ends = -1
    for q in marked.quantities:
        near = (p for p in places if q.last < p.first <= q.last + _REACH)
        place = next((p for p in near if p.role == "event" and _town(p)), None)
        one = not q.article or marked.word(q.number_first) == "one"
        bare = not (q.unit or q.partitive or q.definite) and one and marked.word(q.last) in _AT
        if place is None or not bare or any(i in marked.quantity_at for i in range(q.last, place.first)):
            continue
        if any(i in marked.trigger_of for i in range(q.last, place.first)) or not _follows(marked, q):
            continue
        if out and any(i in marked.trigger_of for i in range(ends, q.first)):
            break
        out.append(q)
        ends = place.last
    return out


def _follows(marked: Marked, q: Quantity) -> bool:
    before = marked.word(q.first - 1)
    return before in _JOINTS or before in ("another", "other") and marked.word(q.first - 2) in _JOINTS


def _town(place: PlaceExpression) -> bool:
    return place.where.precision in ("exact", "near", "city", "admin1")


def _share(marked: Marked, lead: Finding, q: Quantity) -> Finding:
    """So many more to whom happened what the lead tells; the verb is left out, the number stands for it."""
    trigger = Trigger(q.first, q.last, lead.measure, ("state",), frozenset(), lead.trigger.phrase)
    group = Group(q.first, q.last, "number", "", q.first, q.low, q.best, q.high, q.qualifier, like=lead.group)
    return replace(finding(marked, trigger, group, told_with=1), active=lead.active)


def of_all(piece: "Segment", last: "Happening") -> bool:
    """ "Killed 29, 14 in one town and 15 in another. At least 70 others were hurt": in all of them."""
    plain = piece.place is None and piece.time is None and any(f.group.others for f in piece.findings)
    return plain and bool(last.pieces) and last.pieces[-1].apart


def row_of(found: Sequence["Happening"], last: "Happening") -> "Happening":
    """The happening whose sum the row of towns told last is of."""
    sentence = last.pieces[-1].marked.sentence
    return next((h for h in found if any(p.marked.sentence is sentence for p in h.pieces)), last)
