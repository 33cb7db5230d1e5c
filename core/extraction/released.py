"""Who was held and goes free: "the five abducted on Monday are free", "the last three hostages have been freed"."""

from collections.abc import Iterator
from dataclasses import replace

from core.extraction.finding import Finding, finding
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger
from core.extraction.wholes import whole

HOSTAGES = frozenset("hostage hostages captive captives abductee abductees".split())
_BE = frozenset("are is were was walked walk walks been go going went".split())
_OUT = frozenset("freed released rescued escaped liberated saved recovered".split())
_ALONE = frozenset(("escaped",))
_LAST = frozenset("last remaining final rest remainder".split())
_PASSIVE = 6
"""Tokens before a participle in which a form of "be" makes those before it its subject."""


def released(marked: Marked, known: tuple[Group, ...], found: list[Finding]) -> list[Finding]:
    """Exits that no verb's own frame gives, in a sentence that tells who was held."""
    held = [t for t in marked.triggers if t.measure == "kidnapped" and t.phrase != "hijacked"]  # lorries are, too
    captive = any(g.head in HOSTAGES for g in known)
    if not held and not captive:
        return []
    told = next((f for f in found if f.measure == "freed" and f.group.best), None)
    if told is not None:
        return list(_held(marked, held, told.group, [f for f in found if f.measure != "freed"]))
    for at in range(len(marked.words)):
        group = _who(marked, known, held, at)
        if group is None:
            continue
        if group.best is None:
            return [_nobody(marked, at, group)] if _is_rest(marked, group) or _all_held(marked, group) else []
        if group.best:
            trigger = marked.trigger_of.get(at) or Trigger(at, at + 1, "freed", ("fate",), frozenset(), marked.word(at))
            exit_ = finding(marked, replace(trigger, measure="freed"), group, told_with=1)
            return [exit_, *_held(marked, held, group, found)]
    return []


def _who(marked: Marked, known: tuple[Group, ...], held: list[Trigger], at: int) -> Group | None:
    """Who goes free by the word at `at`: those it is done to, else those before it who were held."""
    word = marked.word(at)
    walks = word == "free" and marked.word(at - 1) in _BE
    if word not in _OUT and not walks:
        return None
    behind = at + 1 + 3 * (marked.word(at + 2) in _LAST and marked.word(at + 3) == "of")
    done_to = next((g for g in known if g.first == behind), None)
    if word in _OUT - _ALONE and done_to is not None:
        taken = any(done_to.last <= t.first < done_to.last + _PASSIVE for t in held)
        return done_to if taken or done_to.head in HOSTAGES else None
    passive = walks or word in _ALONE or bool(_BE & set(marked.words[max(0, at - _PASSIVE) : at]))
    before = [g for g in known if g.last <= at and marked.word(g.first - 1) != "by"]
    beside = [g for g in before if set(marked.words[g.last : at]) <= _BE | {"have", "has", "all", "later", "also"}]
    mine = [g for g in before if _unharmed(marked, g, at) and any(g.last <= t.first < at for t in held)]
    mine = mine or [g for g in before if g.head in HOSTAGES and _unharmed(marked, g, at)]
    return (beside or mine)[0] if passive and (beside or mine) else None


def _unharmed(marked: Marked, group: Group, at: int) -> bool:
    return not any(t.measure in ("killed", "injured") and group.last <= t.first < at for t in marked.triggers)


def _all_held(marked: Marked, group: Group) -> bool:
    """ "Troops freed the captives": all of them; "some of the captives" are not."""
    return group.definite and group.head in HOSTAGES and group.head[-1] == "s" and marked.word(group.first - 1) != "of"


def _nobody(marked: Marked, at: int, group: Group) -> Finding:
    """ "The remaining hostages walked free": nobody is held any longer, however many they were."""
    trigger = Trigger(at, at + 1, "kidnapped", ("fate",), frozenset(), "still held")
    return finding(marked, trigger, replace(group, kind="number", low=0, best=0, high=0, negated=True), told_with=1)


def _held(marked: Marked, held: list[Trigger], group: Group, found: list[Finding]) -> Iterator[Finding]:
    """Those of whom some go free, where the verb that tells of them found nobody ("17 of the 23 taken by bandits")."""
    t = next((t for t in held if t.first >= group.last), None)
    if t is None or any(f.group.best for f in found):
        return
    if group.out_of is not None:
        yield finding(marked, t, whole(group), told_with=1, whole=True)
    else:
        yield finding(marked, t, group, told_with=1)


def the_rest(told: Finding) -> bool:
    """ "The last three", "the remaining 14", "the last of 38": when they are free or found, nobody is left."""
    if told.measure == "kidnapped" and told.marked.word(told.group.first - 1) == "of":
        return False  # "the last of 38 they had abducted": thirty-eight were
    return _is_rest(told.marked, told.group) and told.measure in ("kidnapped", "freed", "found", "missing", "killed")


def _is_rest(marked: Marked, group: Group) -> bool:
    near = marked.words[max(0, group.first - 3) : max(group.head_at, group.first + 1)]
    return any(w in _LAST for w in near)
