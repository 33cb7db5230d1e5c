"""A finding: one figure of one sentence, before anything is decided about it."""

from dataclasses import dataclass

from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure of one sentence: `group` suffered `measure`. Tokens `first` to `last` are its evidence.

    subset: told as some of another figure ("including 12 children"); told_with: how many were told together ("9
    policemen and 13 militants were killed"); own_hand: by their own hand or blast; toll: "death toll of 41"; whole: the
    ten of "two of the ten injured died"; left: what those were before who are told now ("injured").
    """

    marked: Marked
    measure: str
    group: Group
    trigger: Trigger
    first: int
    last: int
    subset: bool = False
    told_with: int = 1
    own_hand: bool = False
    toll: bool = False
    active: bool = False
    whole: bool = False
    campaign: bool = False
    aggregate: bool = False
    left: str = ""


def finding(
    marked: Marked,
    t: Trigger,
    group: Group,
    *,
    told_with: int,
    own_hand: bool = False,
    toll: bool = False,
    subset: bool = False,
    active: bool = False,
    whole: bool = False,
) -> Finding:
    """The finding of a group and its trigger, its evidence from the one to the other."""
    first, last = min(t.first, group.first), max(t.last, group.last)
    return Finding(
        marked, t.measure, group, t, first, last, subset, told_with, own_hand, toll=toll, active=active, whole=whole
    )


def definite(told: Finding) -> bool:
    """Told before and not counted here: "the driver", "he", "13 of them", "his body". "The four men" says four."""
    group = told.group
    if group.kind in ("definite", "pronoun"):
        return True
    if group.head in ("body", "corpse") and told.marked.word(group.first) in ("his", "her"):
        return True
    return group.partitive and group.out_of is None
