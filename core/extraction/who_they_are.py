"""A list that only says who the people before or in it are: "two workers, a welder and her nephew", "both from"."""

from itertools import accumulate

from core.extraction.apposition import FINITE
from core.extraction.groups import Group
from core.extraction.marked import Marked


def summing_up(marked: Marked, told: list[Group]) -> bool:
    """ "A guard and the driver, both from the north, were killed": both are those two."""
    return marked.word(told[-1].first) in ("both", "all") and told[-1].best == sum(g.best or 0 for g in told[:-1])


def restated(marked: Marked, told: list[Group]) -> bool:
    """ "Two workers, a welder and her nephew, were kidnapped": who the two are, not two more."""
    if len(told) < 3 or told[0].kind != "number" or marked.word(told[0].last) not in (",", ":", "--"):
        return False
    counted = any(g.kind == "number" or marked.word(g.first) == "one" for g in told[1:])
    if counted and not _closed(marked, told[-1]) and not _by_sex(told):
        return False
    sums = accumulate(g.best or 0 for g in told[1:])
    return (told[0].best or 0) in sums


def _closed(marked: Marked, group: Group) -> bool:
    """Whether a comma ends the list before its verb: "two staff, one Swiss and one French, were hurt"."""
    for i in range(group.last, group.last + 8):
        if marked.word(i) == "," or marked.tag(i) in FINITE:
            return marked.word(i) == ","
    return False


_SEXES = frozenset("male males female females man men woman women".split())


def _by_sex(told: list[Group]) -> bool:
    """ "Three surveyors, two male and one female were held": the comma that closes the list is lost."""
    whole = told[0].head not in _SEXES and bool(told[0].head)
    return whole and all(g.head in _SEXES for g in told[1:]) and sum(g.best or 0 for g in told[1:]) == told[0].best
