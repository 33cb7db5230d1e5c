"""Whom a group means that leaves out its noun: "one foreign and five local miners", "all three of them"."""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.groups import HIRED, Group, groups
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
    out = [_hostages(marked, _neither(marked, g)) for g in out if not _things(marked, g)]
    for i in range(1, len(out)):
        out[i - 1], out[i] = _where_from(marked, out[i - 1], out[i])
    for i in range(1, len(out)):
        out[i] = _nor(marked, out[i - 1], out[i])
    return tuple(out)


def _neither(marked: Marked, group: Group) -> Group:
    """ "Neither the driver nor a passenger was hurt": nobody."""
    if marked.word(group.first - 1) != "neither" or "nor" not in marked.words[group.last : group.last + _REACH]:
        return group
    return replace(group, kind="number", low=0, best=0, high=0, qualifier="exact", negated=True, definite=False)


def _hostages(marked: Marked, group: Group) -> Group:
    """ "Took shoppers hostage": however many shoppers; "took a guard hostage" is one."""
    several = group.kind == "one" and group.head in ("hostage", "captive") and marked.tag(group.head_at - 1) == "NNS"
    return replace(group, kind="plural", low=2, best=2, high=None, qualifier="vague") if several else group


_REACH = 6
_TAKEN = ("seiz", "tak", "took", "captur", "carried")
"""What befalls a lorry as well as a man."""


def _things(marked: Marked, group: Group) -> bool:
    """ "Three lorries were burnt and two others taken away": two lorries, nobody."""
    if not group.others or group.head:
        return False
    near = (group.first - 1, *range(group.last, group.last + _NEAR))
    verb = next((marked.trigger_of[i] for i in near if i in marked.trigger_of), None)
    if verb is None or not verb.phrase.startswith(_TAKEN):
        return False
    before = next((q for q in reversed(marked.quantities) if q.last <= group.first and not q.article), None)
    if before is None or before.unit or any(g.last > before.first and g.last <= group.first for g in groups(marked)):
        return False
    return marked.tag(before.last)[:2] in ("NN", "JJ") and before.last not in marked.trigger_of


_NEAR = 4


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
    """ "No officers or civilians were hurt", "no guard or bystander": no civilian either."""
    gap = [marked.word(i) for i in range(before.last, here.first)]
    also = here.kind == "plural" and gap == ["and"] or here.kind in ("plural", "one") and gap in (["or"], ["nor"])
    if not also or before.best != 0:
        return here
    return replace(here, low=0, best=0, high=0, qualifier="exact", negated=True)
