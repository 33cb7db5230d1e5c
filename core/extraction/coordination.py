"""People told together: lists of groups joined by commas and "and", what is apposed to whom, who is some of whom."""

from dataclasses import replace

from core.extraction.apposition import FINITE, apposed, same_person
from core.extraction.asides import among_those, aside, bracketed, set_off, some_of_one, told_of, trailing
from core.extraction.attachment import BE, PREPOSITIONS, between, mere_name, passive
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.offices import pair, titles
from core.extraction.one_number import under_one_number
from core.extraction.speech import attributions
from core.extraction.triggers import Trigger
from core.extraction.who_they_are import restated, summing_up
from core.extraction.wordlists import groups as word_groups

_POSSESSIVES = frozenset(("his", "her", "their", "its", "our", "my"))
_OWNERS = frozenset(("his", "her", "their", "its", "the"))
_JOINTS = frozenset((",", "and", "&", "plus", "or", ";"))


def left_list(marked: Marked, known: tuple[Group, ...], group: Group, taken: set[int]) -> tuple[Group, ...]:
    """The group and those joined to it on its left: "six clerks and another eight divers"."""
    group = told_of(marked, known, group)
    out = [group]
    skipped: list[Group] = []
    at = known.index(group) if group in known else -1
    while at > 0:
        before = known[at - 1]
        if bracketed(marked, before, out[0].first) or aside(marked, before):
            skipped.append(before)
            at -= 1
            continue
        if apposed(marked, before, out[0]):
            out[0] = before
            at -= 1
            continue
        if same_person(marked, before, out):
            out[0] = before
            at -= 1
            continue
        if some_of_one(marked, before, out):
            out = [replace(before, last=out[-1].last)]
            at -= 1
            continue
        if _told_by(marked, before):
            break
        prepositional = marked.word(before.first - 1) in PREPOSITIONS and marked.word(before.last) == ","
        apart = marked.words[before.last : out[0].first] == (",", "and")  # "including a guard, and two were hurt"
        if (out[0].others or apart) and among_those(marked, before) or prepositional and out[0].definite:
            break
        joined = _joined(marked, before, out[0]) or _phrased(marked, before, out[0])
        joined = joined or set_off(marked, before, skipped, out[0])
        if not joined or before.first in taken or _own_predicate(marked, before):
            break
        if marked.word(before.first - 1) == "by":
            break  # "raided by police, one clerk arrested", "shot by troops and a girl was hurt": who did it
        out.insert(0, before)
        skipped = []
        at -= 1
    if len(out) > 1 and summing_up(marked, out):
        out.pop()
    if len(out) == 1:
        both = pair(marked, known, out[0])
        out = both if both and not any(g.first in taken for g in both) else out
    return (out[0],) if restated(marked, out) else under_one_number(marked, out)


def _told_by(marked: Marked, group: Group) -> bool:
    """ "According to county officials, a woman was shot": the officials only say so."""
    return "according" in marked.words[max(0, group.first - 4) : group.first] and marked.word(group.last) == ","


def last_of_list(marked: Marked, known: tuple[Group, ...], group: Group, at: int) -> Group:
    """The last group joined to one on its right by an "and", before the verb at `at`."""
    last, added = group, False
    for following in known[known.index(group) + 1 :] if group in known else ():
        if following.last > at or not (_joined(marked, last, following) or _phrased(marked, last, following)):
            break
        added |= marked.word(following.first - 1) == "and"
        last = following
    return last if added else group


def right_list(marked: Marked, known: tuple[Group, ...], at: int, trigger: Trigger) -> tuple[Group, ...]:
    """The groups right of a trigger, as many as are joined and have no trigger of their own."""
    start = at
    while (
        start < len(marked.tokens) and start < at + 3 and (between(marked, start) or marked.word(start) in ('"', "all"))
    ):
        if any(g.first == start for g in known):
            break
        start += 1
    if marked.word(start) in _POSSESSIVES and any(g.first == start + 1 and g.kind == "number" for g in known):
        start += 1  # "killing his five children"
    first = next((i for i, g in enumerate(known) if g.first == start), None)
    if first is None or mere_name(known[first]) or known[first].possessive:
        return ()
    out = [known[first]]
    for following in known[first + 1 :]:
        if apposed(marked, out[-1], following) or titles(marked, out[-1], following) or aside(marked, following):
            continue
        if not (_joined(marked, out[-1], following) or _loosely(marked, out[-1], following)):
            break
        if (
            own_trigger(marked, following)
            or following.partitive
            and marked.word(following.first - 1) == ","  # "injured 73, 13 of them critically"
            or _sayer(marked, following)
            or following.kind == "definite"
            and following.possessive
            or _own_clause(marked, following)
        ):
            break
        out.append(following)
    loose = len(out) > 1 and out[-1].kind in ("definite", "one") and not _conjoined(marked, out[-2], out[-1])
    if loose and not _kin(marked, out[-1]):
        out.pop()
    return under_one_number(marked, out)


def _own_clause(marked: Marked, group: Group) -> bool:
    """ "Killing 49; more than 60 were never found": what is said of the 60 is no harm told before."""
    i = group.last + 1
    while marked.tag(i).startswith("RB"):
        i += 1
    passive = marked.word(group.last) in ("was", "were") and marked.tag(i) == "VBN"
    return passive and i not in marked.trigger_of and i + 1 not in marked.trigger_of


def _kin(marked: Marked, group: Group) -> bool:
    """ "Poisoned her two aunts, her uncle and then herself", "stabs 2 nephews, aunt, himself": one more."""
    told = marked.word(group.first) in _POSSESSIVES or marked.sentence.field == "title" and group.first == group.head_at
    return told and (marked.word(group.last) == "," or _goes_on(marked, group.last))


def _goes_on(marked: Marked, at: int) -> bool:
    """ "And then", "and turned", "before turning": what the same doer did next."""
    after = at + (marked.word(at) == "and")
    return marked.word(after) in ("then", "before", "himself", "herself") or (
        after > at and marked.tag(after) in ("VBD", "VBZ")
    )


def _conjoined(marked: Marked, before: Group, after: Group) -> bool:
    """A list ends in "and"; behind a mere comma "the director of the hospital" begins something else."""
    return bool(set(marked.words[before.last : after.first]) & {"and", "&", "plus", "or", "well", "with", ";"})


def _sayer(marked: Marked, group: Group) -> bool:
    """Whether the group is the one who says it: "killing 21 people, the director of the hospital said"."""
    at = group.head_at
    if any(a.first <= group.first < a.last <= a.verb for a in attributions(marked.sentence) if a.known):
        return True
    head = marked.heads[at] if at < len(marked.heads) else at
    return marked.deps[at] == "nsubj" and head > at and marked.word(head) in word_groups("speech")["say"]


_BEHIND = frozenset("of from for with at in working".split())
_OPENERS = frozenset(("", ",", "and", ".", ";", ":", "-", "--", "that", "when", "as", "said", "where", "while", ")"))


def _phrased(marked: Marked, before: Group, after: Group) -> bool:
    """ "Four members of a relief agency and one soldier were killed": subjects that have phrases of their own."""
    gap = range(before.last, after.first)
    if not 2 < len(gap) <= 12 or marked.word(after.first - 1) not in (",", "and") or after.kind == "name":
        return False
    if marked.word(before.last) not in _BEHIND or marked.word(before.first - 1) not in _OPENERS:
        return False
    if not before.head or not after.head or before.kind == "plural" or before.definite:
        return False
    if after.definite and after.kind != "one":  # "and his driver" is told with his master
        return False
    if any(marked.word(i) in _OPENERS for i in range(before.last, after.first - 1)):
        return False
    return not any(marked.tag(i) in FINITE or i in marked.trigger_of for i in gap)


def _loosely(marked: Marked, before: Group, after: Group) -> bool:
    """ "a farmer walking to his field, his son and a neighbour": a list whose members have words of their own."""
    gap = range(before.last, after.first)
    if not 1 < len(gap) <= 12 or marked.word(after.first - 1) not in (",", "and") or after.kind == "name":
        return False
    return not any(marked.tag(i) in FINITE or i in marked.trigger_of or marked.word(i) in (";", ":", ".") for i in gap)


def _joined(marked: Marked, before: Group, after: Group) -> bool:
    if _fated(marked, before) or _fated(marked, after) or after.partitive and before.head:
        return False
    between = _unbracketed(marked, before.last, after.first)
    if before.kind == "name" and after.kind == "number" and not after.head and "and" not in between:
        return False
    if between and between[-1] in _OWNERS and after.kind == "number":
        between = between[:-1]
    if ";" in between and before.kind not in ("number", "one"):
        return False  # "Police disperse mourners; one killed": those before did, or saw, something else
    if [word for word in between if word != ","] in _WITH:
        return True
    if not between or len(between) > 3:
        return _conjunct(marked, before, after) if 0 < len(between) < 9 else False
    return all(word in _JOINTS for word in between) or _conjunct(marked, before, after)


_WITH = (["as", "well", "as"], ["along", "with"], ["together", "with"])


def _unbracketed(marked: Marked, first: int, last: int) -> list[str]:
    """The words from one token to another, without those in brackets: "two staff (one Swiss) and a driver"."""
    out: list[str] = []
    depth = 0
    for word in (marked.word(i) for i in range(first, last)):
        depth += word == "("
        out += [word] if not depth else []
        depth -= word == ")" and depth > 0
    return out


def _fated(marked: Marked, group: Group) -> bool:
    """Whether the group says itself what it suffered: "12 dead", "three wounded soldiers"."""
    return any(i in marked.trigger_of for i in range(group.first, group.last))


def _conjunct(marked: Marked, before: Group, after: Group) -> bool:
    """Whether the parse joins the two nouns by a conjunction, whatever stands between."""
    at = after.head_at
    return bool(before.head and after.head) and marked.deps[at] == "conj" and marked.heads[at] == before.head_at


def own_trigger(marked: Marked, group: Group) -> bool:
    """Whether a group is followed by a trigger that tells of it: "... and 30 others were wounded"."""
    i = group.last
    while marked.tag(i).startswith("NNP") and i < group.last + 4:
        i += 1
    if marked.tag(i) in ("VBD", "VBZ", "VBP", "MD") and i not in marked.trigger_of and _speaks(marked, i):
        return True
    i = group.last
    while i < len(marked.tokens) and i < group.last + 5 and between(marked, i):
        i += 1
    trigger = marked.trigger_of.get(i)
    return (
        trigger is not None
        and bool({"verb", "fate", "state"} & set(trigger.frames))
        and trigger.forms != {"ing"}
        or (trigger is not None and "fate" in trigger.frames)
    )


def _speaks(marked: Marked, at: int) -> bool:
    """Whether the verb here is the group's own, no auxiliary of a trigger that is looked at by itself."""
    return marked.word(at) not in BE and marked.word(at) not in ("have", "has", "had")


def _own_predicate(marked: Marked, group: Group) -> bool:
    """Whether a group has an active trigger right before it: "killing nine, two soldiers were wounded"."""
    trigger = marked.trigger_of.get(group.first - 1)
    return (
        trigger is not None and bool(trigger.forms & {"past", "ing", "present"}) and not passive(marked, trigger.first)
    )


def including(marked: Marked, known: tuple[Group, ...]) -> list[tuple[Group, ...]]:
    """Groups told as some of others: behind "including" or "among them", "six of them children"; lists as one."""
    out: list[tuple[Group, ...]] = [
        row for g in known if (row := trailing(marked, known, g)) and row[0] is not known[0]
    ]
    taken = max((row[-1].last for row in out), default=0)
    for i, group in enumerate(known):
        if group.first < taken or not _opens_subset(marked, group):
            continue
        block = [group]
        for following in known[i + 1 :]:
            if not _joined(marked, block[-1], following) or own_trigger(marked, following) or _sayer(marked, following):
                break
            if aside(marked, block[-1]):
                break
            block.append(following)
        taken = block[-1].last
        out.append(tuple(block))
    return out


def _opens_subset(marked: Marked, group: Group) -> bool:
    before = marked.word(group.first - 1)
    if before in ("including", "include", "included", "includes"):
        return True
    if before == "them" and marked.word(group.first - 2) == "among":
        return True
    return group.partitive and bool(group.head) and before in (",", "and", "--", "(")
