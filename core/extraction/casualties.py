"""Who suffered what: each trigger of a sentence with the groups of persons it tells of.

The order of words decides where it can ("nine policemen were killed", "killing nine"); the model's parse is asked
where something stands between ("the driver of the bus, which was coming from the coast, was killed").
"""

from collections.abc import Iterator
from dataclasses import replace

from core.extraction.aboard import aboard, hijacked
from core.extraction.attachment import adjacent_left, passive
from core.extraction.attacked import of_attack, result
from core.extraction.besides import behind_noun, besides
from core.extraction.breakdown import broken_down, driven_out
from core.extraction.captors import arresting, kidnapping
from core.extraction.carried import carried
from core.extraction.coordination import including, last_of_list, left_list, right_list
from core.extraction.finding import Finding, finding
from core.extraction.groups import Group, groups
from core.extraction.labelled import labelled
from core.extraction.limbs import possessor
from core.extraction.lives import alive
from core.extraction.losses import men_of_forces, unarmed
from core.extraction.marked import Marked
from core.extraction.meant import meant
from core.extraction.members import members
from core.extraction.noun_phrases import FATES
from core.extraction.own_hand import by_own_hand, is_own_hand
from core.extraction.released import released
from core.extraction.subjects import (
    agent,
    aimed,
    attribute,
    beside,
    fired,
    of_one,
    own_death,
    pronoun_at,
    pronoun_left,
    pronouns,
    scanned_left,
    sees,
    shot_by,
    signs,
    subject,
    thing_before,
    thing_suffers,
    to_death,
    whose,
)
from core.extraction.told_inside import dead_already, elliptic, included, inner, pairs
from core.extraction.toll_figures import after_toll
from core.extraction.triggers import Trigger
from core.extraction.wholes import died_of_the_hurt, left_before, some_of_those, tells_of_whole, unnumbered, whole


def findings(marked: Marked) -> tuple[Finding, ...]:
    """Every figure of a sentence, left to right."""
    if not marked.triggers:
        return (*driven_out(marked), *(members(marked) or aboard(marked, ())))
    known = meant(marked, groups(marked))
    taken: set[int] = set()
    out: list[Finding] = []
    for index, trigger in enumerate(marked.triggers):
        for told in _of_trigger(marked, known, trigger, taken):
            out.append(told)
            if not told.whole:
                taken.add(told.group.first)
        pairs(marked, index, out)
    out += inner(marked, known, taken)
    out += carried(marked, known, out)
    out += released(marked, known, out)
    out = sorted(out, key=lambda f: f.trigger.first)
    out = [elliptic(f, out[:i]) for i, f in enumerate(out)]
    out += [f for block in including(marked, known) for f in included(marked, block, out, taken)]
    out += broken_down(marked, known, out, taken)
    out = [f for f in died_of_the_hurt(marked, out) if not dead_already(f, out)]
    out += [] if any(f.subset for f in out) else _members_beside(marked, out)
    out += aboard(marked, out) + hijacked(marked, out)
    wholes = {f.group.last: f.measure for f in out if f.whole} | unnumbered(marked, known)
    out = [f if f.whole or f.measure != "killed" else replace(f, left=wholes.get(f.group.last, f.left)) for f in out]
    return tuple(sorted(out, key=lambda f: (f.trigger.first, f.group.first)))


def _members_beside(marked: Marked, told: list[Finding]) -> list[Finding]:
    """Members of those counted before, in a sentence that tells of nobody else."""
    return [] if any(f.group.best is not None for f in told) else members(marked)


def _of_trigger(marked: Marked, known: tuple[Group, ...], t: Trigger, taken: set[int]) -> Iterator[Finding]:
    frames = t.frames
    found: tuple[Group, ...] = ()
    active = False
    if "toll" in frames:
        found = after_toll(marked, known, t)
        yield from (finding(marked, t, g, told_with=1, toll=True) for g in found)
        return
    if "limb" in frames or result(t):
        hurt = (possessor(marked, known, t.first),) if "limb" in frames else of_attack(marked, known, t)
        yield from (finding(marked, t, g, told_with=len(hurt)) for g in hurt)
        return
    inside = any(g.first < t.first < g.last or attribute(marked, t, g) for g in known)
    if {"verb", "fate"} & set(frames) and inside or alive(marked, t):
        return
    if "verb" in frames:
        active, found = _verb(marked, known, t, taken)
    elif "fate" in frames:
        row = () if is_own_hand(t) else labelled(marked, known, t)
        found = row or (by_own_hand(marked, known, t) if is_own_hand(t) else _sufferers(marked, known, t, taken))
    elif "state" in frames:
        found = _state(marked, known, t, taken)
    if not found and "of" in frames:
        found = _behind_of(marked, known, t)
    if not found and "count" in frames:
        found = _before_noun(known, t)
    found += besides(marked, known, t, found, active=active)
    if t.phrase == "taken by" and _CARRIERS & set(marked.words[t.last : t.last + 4]):
        t = replace(t, measure="injured")
    if t.measure == "lost":
        found = tuple(men_of_forces(marked, t, g) for g in found)
        if not active or not found or any(unarmed(g) for g in found):
            return
        t = replace(t, measure="killed")
    t = replace(t, measure="injured") if t.measure == "hospital" and found and found[-1].head in FATES else t
    own = is_own_hand(t)
    if t.measure in ("shot", "injured") and active and found and to_death(marked, found[-1]):
        t = replace(t, measure="killed")
    if found and (kidnapping(marked, t, active=active) or t.measure == "arrested" and found[-1].head in HOSTAGES):
        t = replace(t, measure="kidnapped")
    if arresting(marked, t):
        t = replace(t, measure="arrested")
    some = _among(marked, t)
    for group in found:
        if some_of_those(marked, t, group):
            continue
        if some and group.first > t.first:
            yield finding(marked, t, group, told_with=1, subset=True)
            continue
        if tells_of_whole(marked, t, group):
            yield finding(marked, t, whole(group), told_with=1, whole=True)
            taken.discard(group.first)
            continue
        yield finding(marked, t, group, told_with=len(found), own_hand=own, active=active)


_CARRIERS = frozenset("ambulance ambulances helicopter flight air paramedics medics ems medevac chopper".split())
""" "Taken by ambulance": to a hospital, not hostage."""


HOSTAGES = frozenset(("hostage", "hostages", "captive", "captives"))


def _among(marked: Marked, t: Trigger) -> bool:
    """ "Among the dead were two children", "the dead include a girl": some of them, not all."""
    before = [marked.word(i) for i in range(max(0, t.first - 3), t.first)]
    return "among" in before or marked.word(t.last) in ("include", "included", "includes")


_NOMINAL = frozenset(("the", "their", "his", "her", "those", "these"))
_REFLEXIVE = frozenset(("himself", "herself", "themselves"))


def _adjectival(marked: Marked, t: Trigger, group: Group) -> bool:
    """ "treating wounded protesters": the participle belongs to a bare noun, and nobody says how many."""
    return group.kind in ("plural", "one") and group.first == group.head_at and marked.tag(t.first) in ("VBN", "JJ")


def _verb(marked: Marked, known: tuple[Group, ...], t: Trigger, taken: set[int]) -> tuple[bool, tuple[Group, ...]]:
    right = right_list(marked, known, t.last, t)
    if not right and not passive(marked, t.first):
        if marked.word(t.last) in ("him", "her") and t.measure in ("shot", "killed", "injured", "arrested"):
            pronoun = Group(t.last, t.last + 1, "pronoun", "", t.last, 1, 1, 1, "counted", definite=True)
            return True, (pronoun,)
        if marked.word(t.last) in ("them", "it", "his", "their", "its"):
            return True, ()
        active, found = _struck(marked, known, t, taken, right)
        # the parse is asked last, and only where it decides: a sentence that needs none is not parsed
        decides = found or {"of", "count"} & set(t.frames)
        return (True, ()) if decides and thing_suffers(marked, t) else (active, found)
    return _struck(marked, known, t, taken, right)


def _struck(marked: Marked, known: tuple[Group, ...], t: Trigger, taken: set[int],
            right: tuple[Group, ...]) -> tuple[bool, tuple[Group, ...]]:  # fmt: skip
    """Whom the verb struck, those told right of it or those before it; and whether they are its object."""
    if marked.word(t.last) in _REFLEXIVE and t.measure == "shot":
        return False, by_own_hand(marked, known, t)  # struck; dead only where the text says so
    if marked.word(t.last) in _REFLEXIVE or t.measure == "shot" and (aimed(marked, t) or fired(marked, t)):
        return False, ()
    if len(right) == 1 and signs(marked, known, t, right[0]):
        right = ()
    if right and right[0].first == t.last and _adjectival(marked, t, right[0]):
        return False, ()
    if t.forms == {"ing"} and right and right[0].first == t.last and right[0].head.startswith("suspect"):
        return True, ()  # "a truck hits shooting suspect"
    if t.forms <= {"base", "present", "ing"}:
        noun = marked.tag(t.first).startswith("NN") and "ing" not in t.forms and marked.sentence.field != "title"
        return True, () if noun else right
    if marked.word(t.first - 1) in _NOMINAL and not right:
        return False, ()
    if passive(marked, t.first):
        return False, _sufferers(marked, known, t, taken)
    if right and (to_death(marked, right[-1]) or not _another_follows(marked, right[-1])):
        return True, right
    hit = shot_by(marked, known, t)
    if hit is not None:
        return True, (hit,)
    left = labelled(marked, known, t) or _sufferers(marked, known, t, taken)
    return (False, left) if left else (bool(right), right)


def _another_follows(marked: Marked, group: Group) -> bool:
    """In "3 killed, 2 injured" the group right of the first trigger belongs to the second."""
    trigger = marked.trigger_of.get(group.last)
    if group.kind == "number" and group.head in ("injured", "wounded") and group.head_at in marked.trigger_of:
        return True  # "nine villagers killed, over 40 injured", the comma lost
    return trigger is not None and ("verb" in trigger.frames or "state" in trigger.frames)


def _sufferers(marked: Marked, known: tuple[Group, ...], t: Trigger, taken: set[int]) -> tuple[Group, ...]:
    """The groups that are the subject: next to the trigger, else by the parse, else the nearest eligible one."""
    near = adjacent_left(marked, known, t.first)
    if near is not None and near.kind == "plural" and of_one(t):
        near = None  # "clerk who stabbed guards dies"
    if near is not None:
        return () if agent(marked, near) else left_list(marked, known, near, taken)
    if thing_before(marked, known, t):
        return ()
    pronoun = pronoun_left(marked, t.first)
    if pronoun is not None:
        return _meant(marked, known, pronoun)
    related = whose(marked, known, t)
    if related is not None or marked.word(t.first - 1) == "who":
        return related or ()
    left = left_before(marked, known, t)
    if left is not None:
        return (left,)
    near_by = beside(marked, known, t)
    if near_by is not None:
        return left_list(marked, known, near_by, taken)
    only = known[0] if len(known) == 1 and known[0].head != "police" and not pronouns(marked) else None
    if only is not None and scanned_left(marked, known, t.first, taken) is only:  # whatever the parse says
        return () if sees(marked, only, t) else left_list(marked, known, only, taken)
    by_parse = subject(marked, known, t)
    if by_parse is not None and (by_parse.head == "police" or sees(marked, by_parse, t)):
        return ()  # who counts and investigates, unless told right beside what was suffered
    if by_parse is not None:
        return left_list(marked, known, last_of_list(marked, known, by_parse, t.first), taken)
    scanned = scanned_left(marked, known, t.first, taken)
    return () if scanned is None or sees(marked, scanned, t) else left_list(marked, known, scanned, taken)


def _meant(marked: Marked, known: tuple[Group, ...], pronoun: Group) -> tuple[Group, ...]:
    """Whom "they", "he" stand for in the sentence: the nearest group before it that may be a subject, with its list."""
    if pronoun.best is not None:
        return (pronoun,)
    before = scanned_left(marked, known, pronoun.first, set(), anywhere=True)
    if before is None or before.kind not in ("number", "one", "name"):
        return (pronoun,)
    listed_with = left_list(marked, known, before, set())
    many = len(listed_with) > 1 or (listed_with[0].best or 0) > 1
    return listed_with if many else (pronoun,)


_ARE = frozenset("were are was include included includes : numbered".split())


def _state(marked: Marked, known: tuple[Group, ...], t: Trigger, taken: set[int]) -> tuple[Group, ...]:
    inside = next((g for g in known if g.first <= t.first < g.last), None)
    if inside is not None:
        counts = inside.kind == "definite" and marked.word(inside.last) in _ARE
        return right_list(marked, known, inside.last + 1, t) if counts else ()
    near = adjacent_left(marked, known, t.first)
    linked = near is not None or pronoun_left(marked, t.first) is not None or passive(marked, t.first)
    found = _sufferers(marked, known, t, taken) if linked or len(t.phrase.split()) > 1 else ()
    if found:
        return found
    if marked.word(t.last) in _ARE:
        return right_list(marked, known, t.last + 1, t)
    return ()


def _behind_of(marked: Marked, known: tuple[Group, ...], t: Trigger) -> tuple[Group, ...]:
    if (start := behind_noun(marked, known, t)) is not None:
        return right_list(marked, known, start, t)
    if own_death(marked, t):
        return _meant(marked, known, pronoun_at(marked, t.first - 1))
    owner = next((g for g in known if g.possessive and g.last in (t.first - 1, t.first - 2)), None)
    return () if owner is None or owner.kind == "name" and t.measure == "arrested" else (owner,)


def _before_noun(known: tuple[Group, ...], t: Trigger) -> tuple[Group, ...]:
    return tuple(g for g in known if g.last == t.first and g.kind == "number")
