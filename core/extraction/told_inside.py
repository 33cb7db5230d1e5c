"""Figures told inside other words: pairs ("killed and wounded"), fates inside a group, subsets, ellipsis."""

from collections.abc import Iterator
from dataclasses import replace

from core.extraction.finding import Finding, finding
from core.extraction.groups import Group
from core.extraction.lexicon import person
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger

_ELLIPTIC = frozenset(("", "dead", "wounded", "injured"))


def elliptic(here: Finding, told: list[Finding]) -> Finding:
    """ "Two soldiers were killed and three wounded": the three are soldiers too. Not after one person, nor "others"."""
    group, marked = here.group, here.marked
    if (
        group.head not in _ELLIPTIC
        or group.kind != "number"
        or group.others
        or group.partitive
        or group.like is not None
    ):
        return here
    for other in told:
        between = [marked.word(i) for i in range(other.trigger.last, group.first)]
        same_way = other.trigger.last <= group.first < here.trigger.first and other.group.head
        if same_way and between in (["and"], [","], [",", "and"], []) and other.group.kind == "number":
            return replace(here, group=replace(group, like=other.group))
        if same_way and between[-1:] == ["and"] and len(between) < _AWAY and _one_and_one(marked, other.group, group):
            return replace(here, group=replace(group, like=other.group))
    return here


_AWAY = 7


def _one_and_one(marked: Marked, a: Group, b: Group) -> bool:
    """ "One volunteer was beaten with sticks and one was shot": both are volunteers."""
    return marked.word(a.first) == "one" == marked.word(b.first) and b.last - b.first == 1


def pairs(marked: Marked, index: int, out: list[Finding]) -> None:
    """ "killed and wounded", "dead or injured": the second trigger shares the groups of the first."""
    if index == 0:
        return
    before, here = marked.triggers[index - 1], marked.triggers[index]
    joined = [marked.word(i) for i in range(before.last, here.first)]
    shared = [f for f in out if f.trigger.first == before.first]
    mine = [f for f in out if f.trigger.first == here.first]
    if joined not in (["and"], ["or"], ["/"], [","]) or "verb" not in here.frames and "state" not in here.frames:
        return
    pair = {before.measure, here.measure} if joined != [","] else set()
    same = {f.group.first for f in shared} == {f.group.first for f in mine} and bool(mine)
    if same and pair == {"killed", "injured"}:
        out[:] = [f for f in out if f.trigger.first != here.first]
        _both(marked, before, here, shared, out)
        return
    if shared and not mine and pair == {"killed", "injured"} or mine and not shared and pair == {"killed", "injured"}:
        _both(marked, before, here, shared or mine, out)
        return
    if shared and not mine:
        out += [finding(marked, here, f.group, told_with=f.told_with, active=f.active) for f in shared]
    elif mine and not shared and joined != [","]:
        out += [finding(marked, before, f.group, told_with=f.told_with, active=f.active) for f in mine]


_MEANS = frozenset("stabbed beaten beat raped tortured shot assaulted stabbing stab".split())


def _both(marked: Marked, before: Trigger, here: Trigger, told: list[Finding], out: list[Finding]) -> None:
    """ "Stabbed and killed" is killed; "killed and wounded 30" is dead and injured together, never split."""
    for one in told:
        out.remove(one)
        means = before.phrase in _MEANS or here.phrase in _MEANS or one.group.best == 1
        killing = before if before.measure == "killed" else here
        joint = finding(marked, killing, one.group, told_with=one.told_with, active=one.active)
        out.append(joint if means else replace(joint, measure="affected", first=min(one.first, before.first)))


_FOUND = frozenset("found recovered discovered pulled retrieved exhumed dumped unearthed".split())
_BODIES = frozenset(("body", "bodies", "corpse", "corpses"))


def inner(marked: Marked, known: tuple[Group, ...], taken: set[int]) -> Iterator[Finding]:
    """Fates told inside a group that no other trigger took: "12 dead", "three wounded soldiers", "four bodies"."""
    for group in known:
        if group.first in taken:
            continue
        told = next((marked.trigger_of[i] for i in range(group.first, group.last) if i in marked.trigger_of), None)
        if told is not None and told.last == group.head_at + 1 and _of_homicide(marked, group):
            taken.add(group.first)
            yield finding(marked, told, group, told_with=1)
            continue
        if (
            told is None
            or told.last > group.last
            or told.first < group.first
            or group.kind != "number"
            and group.head not in _BODIES
            and not (group.kind == "one" and group.first in marked.quantity_at and group.head in _ELLIPTIC)
        ):
            continue
        if group.kind == "plural" and not _FOUND & marked.said or _part_of_body(marked, group):
            continue
        taken.add(group.first)
        yield finding(marked, told, group, told_with=1)


_VICTIM = frozenset(("victim", "victims"))
_HOMICIDE = frozenset(("homicide", "murder"))
_UNSOLVED = frozenset(
    "attempted alleged mass many previous past other first second third fourth fifth sixth seventh eighth ninth tenth"
    " latest last youngest st nd rd th".split()
)
"""Whoever is the third of a year, or one of other times, is no count of this happening."""


def _of_homicide(marked: Marked, group: Group) -> bool:
    """ "The homicide victim is a man of 30": dead, whatever else is told; the victim of an attempt is not."""
    at = group.head_at - 1
    counted = group.best is not None and group.kind in ("one", "definite", "number")
    named = group.head in _VICTIM and marked.word(at) in _HOMICIDE and marked.word(group.last) not in ("'s", "'")
    before = marked.words[max(0, group.first - 1) : at]
    return counted and named and _UNSOLVED.isdisjoint(before)


_OWN = frozenset(("his", "her", "their"))
_ON = frozenset("of in on across over through throughout into around about".split())
_PARTS = frozenset("upper lower whole entire mid middle".split())
_OFFICIAL = frozenset(
    "un governing regulatory professional umbrella supervisory oversight electoral advisory legislative public student"
    " international monitoring aid relief rights independent representative trade world football cricket sports"
    " athletics government governmental state civic local foreign industry church religious political elected"
    " scientific statutory administrative ruling planning licensing standards".split()
)
"""Beside "body" they make it one of office: "another UN body", "the umbrella body"."""


def _part_of_body(marked: Marked, group: Group) -> bool:
    """ "Glass in the upper part of his body", "burns over her body": of somebody who lives."""
    before, inside = marked.word(group.first - 1), set(marked.words[max(0, group.first - 1) : group.last])
    one = marked.word(group.head_at) == "body" and (group.definite or before == "by" or bool(inside & _PARTS))
    struck = before == "to" or marked.word(group.first) in _OWN and before in _ON or one and before in _ON
    acted = one and before == "by"  # "a plan by a Danish body": no dead body acts
    behind = [marked.word(i) for i in range(group.last, group.last + 4)]
    own = marked.word(group.first) in _OWN and "," not in behind and not _FOUND & set(marked.words)
    office = marked.word(group.head_at) == "body" and _of_office(marked, group)
    hurt = own and any(word.startswith(_HURT) for word in behind)  # "her body was badly burned"
    return group.head in _BODIES and (struck or acted or hurt or office or bool(inside & (_PARTS | _OFFICIAL)))


def _of_office(marked: Marked, group: Group) -> bool:
    """ "A probe body", "a body of seven experts": by what it does, or of how many; "a boy's body" is whose it is."""
    of = marked.quantity_at.get(group.head_at + 2) if marked.word(group.head_at + 1) == "of" else None
    at = group.head_at - 1
    beside = at >= group.first and marked.tag(at) in ("NN", "NNS") and at not in marked.blocked
    return of is not None and of.best > 1 or beside and person(marked.word(at)) is None


_HURT = ("burn", "injured", "hurt", "bruise", "scald", "scarred")


def included(marked: Marked, block: tuple[Group, ...], found: list[Finding], taken: set[int]) -> list[Finding]:
    """Groups told as some of a figure belong to the figure told right before: "41 dead, including 12 children"."""
    before = [f for f in found if f.group.first < block[0].first and not f.subset and not f.whole]
    owner = max(before, key=lambda f: (f.group.last <= block[0].first, f.group.first), default=None)
    if owner is None:
        return []
    out = [finding(marked, owner.trigger, g, told_with=1, subset=True) for g in block if g.first not in taken]
    taken.update(g.first for g in block)
    return out


def fate_inside(told: Finding) -> str:
    """The measure told inside the group itself: the injured of "two of the injured died"."""
    group, marked = told.group, told.marked
    for i in range(group.first, min(group.last + 1, len(marked.tokens))):
        trigger = marked.trigger_of.get(i)
        if trigger is not None and trigger is not told.trigger:
            return trigger.measure
    return {"injured": "injured", "wounded": "injured", "hostages": "kidnapped"}.get(group.head, "")


def dead_already(told: Finding, every: list[Finding]) -> bool:
    """ "He was pronounced dead with several wounds": the wounds of a dead man make nobody injured."""
    dead = [f for f in every if f.measure == "killed" and f.group.first == told.group.first and f is not told]
    if told.measure == "killed" and not told.own_hand and any(f.own_hand for f in dead):
        return True  # "shot herself on Friday and died on Sunday" is one death
    wounds = told.measure == "injured" or told.measure == "shot" and told.trigger.phrase.startswith("with")
    return wounds and any(f.trigger.last <= told.trigger.first for f in dead)
