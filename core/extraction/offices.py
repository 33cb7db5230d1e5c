"""Persons told with their offices: two offices of one person, and two persons with all that is said of them."""

from core.extraction.attachment import PREPOSITIONS
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.wordlists import groups as word_groups

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


_AND = frozenset(("and", "&"))
_AWAY = frozenset("by with between against after before when while from for because during ; . :".split())
_KIN = frozenset(
    "brother brothers sister son sons daughter daughters father mother wife husband friend cousin uncle nephew parents"
    " parent children".split()
)
_REACH = 24


def second(marked: Marked, known: tuple[Group, ...], one: Group, *, noun: bool) -> Group | None:
    """ "The murder of Ann Lee, head of the union, and lawyer Bo Ray": the other of two told by name behind a trigger.

    `noun`: the trigger is one ("murder of"), so that a verb may follow the two.
    """
    names = [g for g in known if one.last <= g.first < one.last + _REACH and g.kind == "name" and not g.possessive]
    for name in names if one.best == 1 and not one.possessive and not one.others else ():
        at = next((i for i in range(name.first - 1, name.first - 6, -1) if marked.word(i) in _AND), -1)
        first = one if one.kind == "name" or one.definite else next((g for g in names if g.last <= at), None)
        if at < one.last or first is None or not _office(marked, at + 1, name.first):
            continue
        gap = range(first.last, at)
        if any(marked.tag(i) in _CLAUSE or i in marked.trigger_of or marked.word(i) in _AWAY for i in gap):
            return None
        kin = any(marked.word(i) in _KIN and marked.word(i + 1) == "of" for i in gap)
        speaks = marked.tag(name.last) in _VERBS and (
            not noun or marked.word(name.last) in word_groups("speech")["say"]
        )
        return None if kin or speaks else name
    return None


def _office(marked: Marked, first: int, last: int) -> bool:
    """What stands between "and" and a name: nothing, an office, "his companion,"."""
    own = ("NN", "NNP", "JJ", "VBN", "PRP$", ",", "DT")
    return all(marked.tag(i) in own and i not in marked.trigger_of for i in range(first, last))
