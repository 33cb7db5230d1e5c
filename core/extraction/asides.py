"""Asides in a list of people: some of those told before, in commas or a bracket, are no members of their own."""

from core.extraction.groups import Group
from core.extraction.marked import Marked

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
    if marked.word(group.last) != ",":
        return False
    mostly = marked.word(group.first - 1) in _MOSTLY or marked.words[group.first - 2 : group.first] == ("of", "them")
    return mostly or group.partitive and marked.word(group.first - 1) == ","
