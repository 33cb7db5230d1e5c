"""Who the subject of a trigger is where nobody stands beside it: by pronoun, by the parse, by looking back."""

from core.extraction.attachment import INCLUDE, PREPOSITIONS, adjacent_left, between, passive
from core.extraction.groups import Group, groups
from core.extraction.lexicon import listed
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger
from core.extraction.wordlists import groups as word_groups

_SUBORDINATE = frozenset("when after before while as that because if until since where".split())
_PRONOUNS = {"he": 1, "she": 1, "him": 1, "her": 1}
_FAR = 22


def pronoun_left(marked: Marked, at: int) -> Group | None:
    """ "he", "she" right before a trigger (auxiliaries between): one person told of before."""
    i = at - 1
    while i >= 0 and between(marked, i):
        i -= 1
    if marked.word(i) in _PRONOUNS or marked.word(i) == "they":
        return pronoun_at(marked, i)
    return None


def pronoun_at(marked: Marked, at: int) -> Group:
    """The group that a pronoun is: "he", "his" one person, "they", "their" those told of before."""
    one = 1 if marked.word(at) in _PRONOUNS or marked.word(at) == "his" else None
    return Group(at, at + 1, "pronoun", "", at, one, one, one, "counted", definite=True)


_OWN = frozenset(("his", "her", "their"))
_TOLD = frozenset(
    "confirmed confirm confirms confirming announced announces announcing reported mourned mourns verified learned"
    " condemned denounced acknowledged".split()
)
_BETWEEN = 2
"""Words between the verb and "their deaths": "confirmed on Monday their deaths" is rare, "confirmed both their"."""


def own_death(marked: Marked, t: Trigger) -> bool:
    """ "The company confirmed their deaths": those told of before are dead."""
    if t.measure != "killed" or marked.word(t.first - 1) not in _OWN:
        return False
    before = range(max(0, t.first - 2 - _BETWEEN), t.first - 1)
    return any(marked.word(i) in _TOLD and marked.tag(i) != "JJ" for i in before)


def pronouns(marked: Marked) -> bool:
    """Whether "he", "she" stand anywhere in the sentence."""
    return not _PRONOUNS.keys().isdisjoint(marked.words)


def subject(marked: Marked, known: tuple[Group, ...], trigger: Trigger) -> Group | None:
    """The group that the parse makes the subject of a trigger, through conjunctions and relative clauses."""
    if not known and not pronouns(marked) or not any(marked.deps):
        return None
    noun = _subject_noun(marked, trigger.first, 4)
    if noun is None:
        return None
    group = next((g for g in known if g.first <= noun < g.last), None)
    if group is not None and any(marked.word(i) in (":", ";") for i in range(group.last, trigger.first)):
        return None
    if group is None and marked.word(noun) in _PRONOUNS:
        return Group(noun, noun + 1, "pronoun", "", noun, 1, 1, 1, "counted", definite=True)
    return group


def _subject_noun(marked: Marked, at: int, hops: int) -> int | None:
    for i, head in enumerate(marked.heads):
        if head == at and i != at and marked.deps[i] in ("nsubjpass", "nsubj"):
            if marked.word(i) in ("who", "that", "which", "whom") and marked.deps[at] in ("relcl", "acl"):
                return marked.heads[at]
            return i
    if hops == 0 or marked.heads[at] == at:
        return None
    if marked.deps[at] in ("acl", "relcl"):
        return marked.heads[at]
    if marked.deps[at] in ("conj", "xcomp", "oprd", "acomp", "pcomp", "advcl", "attr", "dep", "prep", "pobj"):
        return _subject_noun(marked, marked.heads[at], hops - 1)
    return None


def scanned_left(
    marked: Marked, known: tuple[Group, ...], at: int, taken: set[int], *, anywhere: bool = False
) -> Group | None:
    """The nearest group on the left that may be a subject: behind no preposition, in no bracket, in this clause."""
    for group in reversed(known):
        if group.last > at or at - group.last > _FAR or group.possessive and group.kind != "name":
            continue
        if group.first in taken or group.kind == "name" and at - group.last > 4:
            continue
        gap = [marked.word(i) for i in range(group.last, at)]
        if not anywhere and (";" in gap or ":" in gap or any(word in _SUBORDINATE for word in gap)):
            return None
        before = marked.word(group.first - 1)
        if group.kind == "name" and before in ("the", "a", "an"):
            before = marked.word(group.first - 2)
        if before in PREPOSITIONS or before in INCLUDE or ")" in gap and "(" not in gap:
            continue
        if not anywhere and any(word in word_groups("speech")["say"] for word in gap):
            return None
        if not anywhere and any(
            marked.trigger_of.get(i) and "verb" in marked.trigger_of[i].frames for i in range(group.last, at)
        ):
            return None
        return group
    return None


def beside(marked: Marked, known: tuple[Group, ...], t: Trigger) -> Group | None:
    """ "Medics treated nine pupils under 12 suffering from burns": those before it, not the medics."""
    if not t.phrase.startswith(("suffering", "sustaining", "with ")):
        return None
    near = next((g for g in reversed(known) if g.last <= t.first), None)
    if near is None or near.kind == "name" or t.first - near.last > 6:
        return None
    gap = range(near.last, t.first)
    apart = any(marked.tag(i)[:2] in ("VB", "MD", "W") or marked.word(i) in (",", "before", "after") for i in gap)
    return None if apart else near


_SEEING = frozenset(
    "found find finds discovered discover located locate encountered saw noticed spotted rescued treated"
    " transported took rushed brought flew airlifted carried met".split()
)
_ALONE = frozenset(("was", "is", "has"))
_FEW = frozenset("staff crew personnel family police couple team".split())


def sees(marked: Marked, group: Group, t: Trigger) -> bool:
    """Who finds somebody "with gunshot wounds", and of whom "was" cannot be said ("officials believe Lee was shot")."""
    gap = range(group.last, t.first)
    if t.phrase.startswith(("with ", "suffering", "sustaining", "bleeding")):
        finder = next((i for i in gap if marked.word(i) in _SEEING and marked.tag(i) in ("VBD", "VBZ", "VBP")), None)
        if finder is not None and not passive(marked, finder):
            return True
    many = group.kind == "plural" and group.head not in _FEW
    return many and any(marked.word(i) in _ALONE for i in (t.first - 1, t.first - 2) if i in gap)


_AIMED = frozenset(("at", "into", "toward", "towards", "through", "up"))


def aimed(marked: Marked, t: Trigger) -> bool:
    """ "A gunman shot into a crowd", "shots were fired": whom it hit, if anybody, is told elsewhere."""
    at = t.last
    while marked.word(at) in _TIMES and at < t.last + _LONGEST:
        at += 1
    struck = passive(marked, t.first) or _those(marked, t)
    if marked.word(t.last) == "at" and (struck and _somewhere(marked, t.last + 1) or _struck_there(marked, t)):
        return False
    if not struck and marked.tag(t.first) == "VBD" and marked.word(t.first - 1) in ("he", "she", "they"):
        return True
    return marked.word(t.last) == "at" or marked.word(at) in (*_AIMED, "at") and not struck


_TIMES = frozenset("once twice repeatedly several many multiple times three four five six more randomly wildly".split())
_LONGEST = 3
""" "Shot several more times into the vehicle"."""


def _those(marked: Marked, t: Trigger) -> bool:
    """ "Among eight dancers shot at a wedding": the eight were struck, they strike nobody."""
    near = next((g for g in groups(marked) if g.last == t.first), None)
    before = "" if near is None else marked.word(near.first - 1)
    return before == "among" or before in PREPOSITIONS and before != "by" and marked.tag(t.first) == "VBN"


def _somewhere(marked: Marked, at: int) -> bool:
    """ "Were shot at a party", "shot at close range", "shot at 3 am": struck; "was shot at", "shot at by" are not."""
    return marked.tag(at) in ("DT", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "JJ") and marked.word(at + 1) != "times"


_FIRED = frozenset("fired fires firing fire returned heard hearing let took squeezed least".split())


def fired(marked: Marked, t: Trigger) -> bool:
    """ "The officer fired one shot": a shot, nobody shot."""
    q = marked.quantity_at.get(t.first - 1)
    return t.phrase == "shot" and q is not None and not q.unit and marked.word(q.first - 1) in _FIRED


_TARGETS = frozenset(
    "car cars vehicle vehicles bus buses truck trucks van convoy plane aircraft helicopter train boat".split()
)


def _struck_there(marked: Marked, t: Trigger) -> bool:
    """ "Four women shot at Millville house": a headline's victims and where; "gunmen shot at a bus" are aiming."""
    known = groups(marked)
    near = next((g for g in known if g.last == t.first), None)
    if marked.sentence.field != "title" or near is None or near.head in listed("attackers") or near.head in _ARMED:
        return False
    stop = next(
        (i for i in range(t.last + 1, t.last + 5) if marked.word(i) in (",", ";", ":", "-", "--", "")), t.last + 5
    )
    behind = range(t.last + 1, stop)
    return not any(g.first in behind for g in known) and not _TARGETS & {marked.word(i) for i in behind}


_ARMED = frozenset(
    "police officer officers soldier soldiers troops cop cops deputy deputies suspect suspects teen".split()
)


def shot_by(marked: Marked, known: tuple[Group, ...], t: Trigger) -> Group | None:
    """ "The woman who soldiers fatally shot", "a driver whom troops killed": the one before "who", not the troops."""
    doer = adjacent_left(marked, known, t.first)
    if doer is None or marked.word(doer.first - 1) not in ("who", "whom", "that") or marked.word(doer.last) == "who":
        return None
    return next((g for g in known if g.last == doer.first - 1), None)


def agent(marked: Marked, group: Group) -> bool:
    """ "Arrested by the army and police arrested while …": those who did it suffered nothing."""
    return (
        group.head == "police"
        and group.kind == "plural"
        and "by" in marked.words[max(0, group.first - 4) : group.first]
    )


def thing_before(marked: Marked, known: tuple[Group, ...], t: Trigger) -> bool:
    """ "The driver was taken and the truck seized": a thing is the subject of its own participle."""
    at = t.first - 1
    if not marked.tag(at).startswith("NN") or marked.tag(t.first) not in ("VBN", "VBD"):
        return False
    if any(g.first <= at < g.last for g in known) or marked.word(at) in listed("between_words"):
        return False
    start = next(
        (i for i in range(at - 1, max(-1, at - 4), -1) if marked.word(i) in ("the", "a", "an", "its", "their")), -1
    )
    return start > 0 and marked.word(start - 1) == "and"


def attribute(marked: Marked, t: Trigger, group: Group) -> bool:
    """ "A link to an injured man": a participle that opens a group of people is no verb about others."""
    inside = [marked.tag(i)[:2] for i in range(t.last, group.head_at)]
    opens = group.first == t.first and group.head_at > t.first and marked.tag(t.first) in ("VBN", "JJ")
    return opens and all(tag in ("JJ", "NN") for tag in inside)


def to_death(marked: Marked, struck: Group) -> bool:
    """ "Shot three men dead", "beat a boy to death", "shot all five dead"."""
    at = struck.last - (struck.head == "dead")
    return marked.word(at) in ("dead", "down") or marked.word(at) == "to" and marked.word(at + 1) == "death"


def whose(marked: Marked, known: tuple[Group, ...], t: Trigger) -> tuple[Group, ...] | None:
    """ "Officers found a man with a wound, who later died": the one before "who", never the officers."""
    at = t.first - 1
    while at > 0 and between(marked, at) and marked.word(at) != "who":
        at -= 1
    if at <= 0 or marked.word(at) != "who" or marked.word(at - 1) != ",":
        return None
    near = next((g for g in reversed(known) if g.last <= at), None)
    if near is None or near.last >= at - 1 or near.kind in ("name", "definite"):
        return None
    return () if any(marked.tag(i).startswith("VB") for i in range(near.last, at)) else (near,)


_SIGNING = frozenset("police officials cops authorities".split())


def signs(marked: Marked, known: tuple[Group, ...], t: Trigger, group: Group) -> bool:
    """ "Thief dead after two stabbed Police": who ends a headline says so, where the colon was lost."""
    ends = marked.sentence.field == "title" and group.last == len(marked.tokens) and group.kind == "plural"
    return ends and group.head in _SIGNING and any(g.last == t.first and g.kind == "number" for g in known)


_OBJECT_REACH = 6


def thing_suffers(marked: Marked, t: Trigger) -> bool:
    """Whether the verb has an object, and it is no person: "police evacuated the building"."""
    if t.last - t.first > 1 or marked.tag(t.first) not in ("VBD", "VBZ", "VBP", "VBG"):
        return False
    if not any(marked.tag(i)[:2] in ("NN", "CD", "PR") for i in range(t.last, t.last + _OBJECT_REACH)):
        return False
    objects = [i for i, h in enumerate(marked.heads) if h == t.first and marked.deps[i] == "dobj" and i > t.first]
    return any(i not in marked.blocked for i in objects)  # "kidnapped Nov 19" has a day, no object


def of_one(t: Trigger) -> bool:
    """ "Dies": one person."""
    return "fate" in t.frames and t.phrase in ("dies", "perishes", "drowns", "succumbs", "disappears")
