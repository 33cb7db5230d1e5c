"""Persons told with their offices: two offices of one person, and two persons with all that is said of them."""

from core.extraction.attachment import PREPOSITIONS
from core.extraction.groups import Group
from core.extraction.marked import Marked

_VERBS = frozenset(("VBD", "VBZ", "VBP"))
_CLAUSE = _VERBS | {"MD", "WDT", "WP", "WRB"}


def titles(marked: Marked, before: Group, after: Group) -> bool:
    """ "The killing of mayor and party treasurer John Smith": both are what one person was."""
    bare = all(g.kind == "one" and g.first not in marked.quantity_at and not g.definite for g in (before, after))
    joined = [marked.word(i) for i in range(before.last, after.first)] == ["and"]
    return bare and joined and marked.tag(after.last) == "NNP" and not marked.tag(before.last - 1).endswith("S")


_TWO = frozenset(("were", "are"))
_FARTHEST = 30
"""Tokens between two persons told with all their offices: "A B, a leader of …, and C D, a member of …, were killed"."""


def pair(marked: Marked, known: tuple[Group, ...], one: Group) -> list[Group]:
    """Both of two persons told with all their offices, where one was found and the verb is plural."""
    verb = next((i for i in range(one.last, one.last + _FARTHEST) if marked.tag(i) in _VERBS), -1)
    if one.best != 1 or marked.word(verb) not in _TWO:
        return []
    start = next((i for i in range(verb - 1, 0, -1) if marked.tag(i) in _CLAUSE or i in marked.trigger_of), 0)
    told = [g for g in known if max(start, verb - 2 * _FARTHEST) <= g.first and g.last <= verb and g.best == 1]
    second = next((g for g in reversed(told) if marked.word(g.first - 1) == "and"), None)
    if second is None:
        return []
    names = [g for g in told if g.last < second.first and g.kind == "name"]
    first = next((g for g in reversed(names) if marked.word(g.first - 1) not in PREPOSITIONS), None)
    return [first, second] if first is not None and (one in (first, second) or one.first == second.last) else []
