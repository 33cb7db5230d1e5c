"""Whom a group means that leaves out its noun: "one foreign and five local miners", "all three of them"."""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.groups import HIRED, Group
from core.extraction.marked import Marked


def meant(marked: Marked, found: Sequence[Group]) -> tuple[Group, ...]:
    """In "one foreign and five local miners" the first number borrows the noun of the second."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        here, following = out[i], out[i + 1]
        between = [marked.word(j) for j in range(here.last, following.first)]
        sharing = here.first in marked.quantity_at and marked.quantity_at[here.first].last < here.last
        if sharing and not here.partitive and not here.head and following.head and between in (["and"], [","], ["or"]):
            out[i] = replace(here, head=following.head, like=following)
    out = [_all_of(marked, g, out[:i]) for i, g in enumerate(out)]
    for i in range(1, len(out)):
        out[i - 1], out[i] = _where_from(marked, out[i - 1], out[i])
    for i in range(1, len(out)):
        out[i] = _nor(marked, out[i - 1], out[i])
    return tuple(out)


_FROM = frozenset(("from", "with", "at"))
_HIRED = frozenset(("national", "nationals"))


def _where_from(marked: Marked, before: Group, here: Group) -> tuple[Group, Group]:
    """ "Two miners from the north and one from the coast", "one national and three foreign staff": nouns borrowed."""
    joined = marked.word(here.first - 1) == "and" and bool(before.head) and before.kind in ("number", "one")
    counted = here.kind in ("number", "one") and not here.partitive
    if not joined or not counted:
        return before, here
    if not here.head and here.like is None and (marked.word(here.last) in _FROM or marked.word(here.last - 1) in HIRED):
        return before, replace(here, head=before.head, like=before)
    bare = before.head in _HIRED and before.last - before.first == 2 and here.first == before.last + 1
    if bare and here.head not in _HIRED and HIRED & set(marked.words[here.first : here.last]):
        return replace(before, head=here.head, like=here), here
    return before, here


def _all_of(marked: Marked, group: Group, before: list[Group]) -> Group:
    """ "Three gunmen burst in … troops killed all three": all three are the gunmen, the only three told before."""
    if group.head or not group.definite or marked.word(group.first) not in ("all", "both"):
        return group
    same = [g for g in before if g.head and g.best == group.best and g.kind == "number"]
    return replace(group, head=same[0].head, like=same[0]) if len(same) == 1 else group


def _nor(marked: Marked, before: Group, here: Group) -> Group:
    """ "No officers or civilians were hurt": no civilians either."""
    joined = [marked.word(i) for i in range(before.last, here.first)] in (["or"], ["nor"], ["and"])
    if not joined or before.best != 0 or here.kind != "plural":
        return here
    return replace(here, low=0, best=0, high=0, qualifier="exact", negated=True)
