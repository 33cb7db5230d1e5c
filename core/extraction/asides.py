"""Asides in a list of people: some of those told before, in commas or a bracket, are no members of their own."""

from core.extraction.groups import Group
from core.extraction.lexicon import person
from core.extraction.marked import Marked
from core.extraction.noun_phrases import FATES

_SUBSETS = frozenset(("including", "include", "included", "includes"))


def among_those(marked: Marked, group: Group) -> bool:
    """ "21 died including a Briton and an American, 28 others were hurt": the American is one of the 21."""
    for i in range(group.first - 1, -1, -1):
        if marked.word(i) in _SUBSETS:
            return True
        if i in marked.trigger_of or marked.word(i) in (".", ";"):
            return False
    return False


def bracketed(marked: Marked, group: Group, until: int) -> bool:
    """Whether the group stands in a bracket that ends before `until`: "three doctors (one of them Swedish) and"."""
    behind = [marked.word(i) for i in range(group.last, until)]
    return behind.count(")") > behind.count("(")


_MOSTLY = frozenset("mostly mainly largely chiefly many".split())


def aside(marked: Marked, group: Group) -> bool:
    """ "12 villagers, at least five of them fighters, and a soldier": some of those before, between commas."""
    if marked.word(group.last) == "," and group.partitive and marked.word(group.first - 1) == ",":
        return True
    first, last = _between_commas(marked, group)
    of_them = _OF_THEM & set(
        zip(marked.words[first : group.first], marked.words[first + 1 : group.first], strict=False)
    )
    return last > first and bool(of_them or marked.word(first) in _MOSTLY)


_OF_THEM = frozenset((("of", "them"), ("of", "whom"), ("of", "which")))
_SET_OFF = frozenset((",", "(", ")", "--"))
_LONGEST = 9
"""Tokens of an aside from either comma to the group: "most of them women, children and the elderly" is read in two."""


def _between_commas(marked: Marked, group: Group) -> tuple[int, int]:
    """From behind the comma before the group to the comma behind it; (0, 0) where harm or no comma comes first."""
    first, last = group.first, group.last
    while marked.word(first - 1) not in _SET_OFF:
        first -= 1
        if first <= 0 or group.first - first > _LONGEST or first in marked.trigger_of:
            return 0, 0
    while marked.word(last) not in _SET_OFF:
        last += 1
        if last >= len(marked.tokens) or last - group.last > _LONGEST or last in marked.trigger_of:
            return 0, 0
    return first, last


def trailing(marked: Marked, known: tuple[Group, ...], group: Group) -> tuple[Group, ...]:
    """The row that ends in `group` right before "among them": "nine villagers, a boy and two girls among them,"."""
    if marked.words[group.last : group.last + 2] not in (("among", "them"), ("among", "whom")):
        return ()
    row = [group]
    for before in reversed(known[: known.index(group)] if group in known else ()):
        gap = [marked.word(i) for i in range(before.last, row[0].first)]
        if not gap or not set(gap) <= {",", "and"} or len(row) > 1 and _holds(before, row):
            break
        if len(row) == 1 and gap == [","]:
            break
        row.insert(0, before)
    return tuple(row)


def _holds(whole: Group, row: list[Group]) -> bool:
    """Whether a group is the whole of which the row tells some."""
    return (whole.best or 0) >= sum(g.best or 0 for g in row)


def told_of(marked: Marked, known: tuple[Group, ...], group: Group) -> Group:
    """The group itself; the nearest one before its row or aside, where that only says who was among them."""
    row = trailing(marked, known, group)
    if row and row[0] is not known[0]:
        return known[known.index(row[0]) - 1]
    begins = _between_commas(marked, group)[0] - 1 if aside(marked, group) else -1
    whole = next((g for g in reversed(known) if g.last <= begins), None)
    apart = whole is None or any(i in marked.trigger_of for i in range(whole.last, begins))
    return group if whole is None or apart else whole


def some_of_one(marked: Marked, before: Group, out: list[Group]) -> bool:
    """ "One of the clerks, a father of three, died", "two of the wounded, a man and his son,": who those few were."""
    gap = [marked.word(i) for i in range(before.last, out[0].first)]
    return before.partitive and _who(before) and gap == [","] and before.best == sum(g.best or 0 for g in out)


def _who(group: Group) -> bool:
    """Whether those few are told by who they are, not by what befell them: of the injured an own rule tells."""
    noun = person(group.head) if group.head else None
    return noun is not None and group.head not in FATES


def set_off(marked: Marked, before: Group, between: list[Group], after: Group) -> bool:
    """ "Nine guests, four of them children, and a cook": joined, the aside between its commas left out."""
    if not between:
        return False
    first = next((i for i in range(before.last, between[-1].first) if marked.word(i) in (",", "(")), before.last)
    ends = _between_commas(marked, between[0])[1] if aside(marked, between[0]) else between[0].last
    behind = [marked.word(i) for i in range(ends, after.first)]
    return first == before.last and behind in ([",", "and"], ["and"], [")", "and"])
