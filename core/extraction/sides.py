"""Whose side those counted are on, what traits they have, and whether they carried out the attack."""

from collections.abc import Sequence

from core.extraction.finding import Finding
from core.extraction.groups import Group
from core.extraction.lexicon import Modifier, listed, modifiers, person
from core.extraction.marked import Marked
from schemas.claim import Side, Trait

_SEXES = frozenset(("male", "female", "men", "women"))
"""Words that a number which leaves out its noun does not borrow with it: "six male and two female nurses"."""
_FIGHTING = frozenset(("Battles",))


def side(finding: Finding) -> tuple[Side, tuple[Trait, ...]]:
    """Exclusive side and traits of a group, from its noun and the words beside it (tolls.md, "Sides and traits")."""
    group, marked = finding.group.like or finding.group, finding.marked
    noun = person(group.head)
    told: Side = noun.side if noun else "unknown"
    traits: list[Trait] = list(noun.traits) if noun else []
    words = [marked.word(i) for i in range(group.first, group.last)]
    around = words + _apposed(marked, group)
    if finding.group.like is not None:
        own = finding.group
        around = [w for w in around if w not in _SEXES] + [marked.word(i) for i in range(own.first, own.last)]
    for word in around:
        known = modifiers().get(word)
        if known is None or word == group.head or (known.nouns and group.head not in known.nouns):
            continue
        if known.side and _says_more(told, known.side, group.head):
            told = known.side
        traits += known.traits
    if (
        group.head in ("worker", "workers", "staff", "staffer", "driver", "member", "members", "employee")
        and "aid_worker" in traits
    ):
        told = "civilian"
    if _child_by_age(marked, group):
        traits.append("child")
        told = "civilian" if told == "unknown" else told
    if "child" in traits and told == "unknown":
        told = "civilian"
    if group.head in _VOLUNTEERS and _otherwise(marked, group):
        told, traits = "unknown", [t for t in traits if t != "aid_worker"]
    joined = _joined(words)
    if joined is not None:
        told = told if joined[0].side == joined[1].side else "unknown"
        traits = [t for t in traits if all(t in one.traits for one in joined)]
    if told == "militant" and _FORMER & {*words, marked.word(group.first - 1)}:
        told = "civilian"
    order = ("child", "woman", "police", "soldier", "journalist", "aid_worker", "medic", "government", "foreigner")
    return told, tuple(t for t in order if t in traits)


_VOLUNTEERS = frozenset(("volunteer", "volunteers"))
_OTHERWISE = frozenset(
    "foreign armed army military militia battalion brigade legion unit corps fighting fighter fighters fought front"
    " combat campaign party election polling poll church school political police pro"
    " wagner defence defense territorial".split()
)
"""Words that make volunteers soldiers, or people of a campaign; what they are else is what aid workers are."""
_AROUND = 4


def _otherwise(marked: Marked, group: Group) -> bool:
    """ "Foreign volunteers fighting for the junta", "a campaign volunteer": no aid workers."""
    near = marked.words[max(0, group.first - 1) : group.last + _AROUND]
    return not _OTHERWISE.isdisjoint(near)


def _joined(words: Sequence[str]) -> tuple[Modifier, Modifier] | None:
    """ "Twelve rebel and government fighters", "ten police and army officers": nobody says how many of each."""
    at = words.index("and") if "and" in words[1:-1] else 0
    before, after = (modifiers().get(words[at - 1]), modifiers().get(words[at + 1])) if at else (None, None)
    return (before, after) if before is not None and after is not None else None


_FORMER = frozenset(("former", "ex", "retired", "demobilised", "demobilized", "onetime"))
"""Who fought once and no more is a civilian: "a former rebel commander"."""


def _says_more(noun_side: Side, beside: Side, head: str) -> bool:
    if noun_side == "unknown":
        return True
    if noun_side == "militant" and beside == "civilian":
        return False
    return beside in ("security_forces", "militant") or head in ("worker", "workers", "officer", "officers")


_FROM = frozenset(("from", "of", "for", "with"))


def _apposed(marked: Marked, group: Group) -> list[str]:
    """The words of "staff of an INGO", "workers from the Red Crescent" right behind the noun."""
    at = group.last
    if marked.word(at) not in _FROM:
        return []
    out = []
    for i in range(at + 1, min(at + 7, len(marked.tokens))):
        if (
            marked.word(i) in (",", ".", ";", "(")
            or i in marked.trigger_of
            or i in marked.quantity_at
            and not marked.quantity_at[i].article
        ):
            break
        out.append(marked.word(i))
    return out


def _child_by_age(marked: Marked, group: Group) -> bool:
    """ "a 13-year-old", "a boy, 12": an age below 18 inside or right behind the group."""
    for q in marked.quantities:
        if q.unit == "age" and group.first <= q.first <= group.last + 1:
            return 0 < q.best < 18 and group.kind in ("one", "name", "definite")
    return False


_STRIKES = frozenset("shot fired stabbed attacked opened killed wounded injured ambushed".split())
_STRIKING = frozenset("shooting firing stabbing attacking opening killing wounding injuring".split())


def struck_first(finding: Finding) -> bool:
    """ "A man who shot four officers was killed", "nurse killed after stabbing two guards": he carried it out."""
    marked, group = finding.marked, finding.group
    word = marked.word(group.last)
    if word == "who" and group.last < finding.trigger.first:
        at = group.last + 1 + marked.word(group.last + 1).endswith("ly")
        return (
            marked.word(at) in _STRIKES
            and at < finding.trigger.first
            and not marked.word(at + 1).startswith(("by", "dead"))
        )
    after = finding.trigger.last
    tail = [marked.word(i) for i in range(after, after + 3)]
    return group.first < finding.trigger.first and tail[0] == "after" and bool(_STRIKING & set(tail[1:]))


_FORCES = frozenset("police officer officers trooper troopers deputy deputies cop cops troops soldiers".split())


def _by_forces(finding: Finding) -> bool:
    """ "Police kill man": one whom forces killed need not be a victim of the attack told."""
    marked, trigger = finding.marked, finding.trigger
    near = [marked.word(i) for i in range(trigger.last, trigger.last + 3)]
    ahead = [marked.word(i) for i in range(max(0, trigger.first - 2), trigger.first)]
    passive = near[:1] == ["by"] and bool(_FORCES & set(near))
    return passive or finding.active and finding.group.first >= trigger.last and bool(_FORCES & set(ahead))


def _had_struck(finding: Finding) -> bool:
    """ "Police killed a man who had attacked two people": he carried it out."""
    marked, at = finding.marked, finding.group.last
    if marked.word(at) != "who" or finding.group.best != 1:
        return False
    at += 1
    while marked.word(at) in ("had", "has", "earlier", "allegedly", "just", "reportedly"):
        at += 1
    return at > finding.group.last + 1 and marked.word(at) in _STRIKES and marked.word(at + 1) not in ("by", "dead")


def _did_it(finding: Finding) -> bool:
    """ "Six people were shot dead by a former pupil, who was then killed": the one by whom the others died."""
    marked, group = finding.marked, finding.group
    if marked.word(group.first - 1) != "by" or group.last > finding.trigger.first or not (group.head or group.name):
        return False
    deeds = (marked.trigger_of.get(i) for i in range(max(0, group.first - _DEED), group.first))
    return any(t is not None and t is not finding.trigger and t.measure in ("killed", "shot", "injured") for t in deeds)


_DEED = 16
"""Tokens before "by" within which the deed is told: "were shot dead at a school in the north of the city by"."""


def attacker(finding: Finding, event_type: str) -> bool | None:
    """True for those who carried out the told attack, False for its victims, None in raids and battles (tolls.md)."""
    if finding.measure not in ("killed", "injured", "affected", "shot", "assaulted", "hospital"):
        return None
    head, words = finding.group.head, [finding.marked.word(i) for i in range(finding.group.first, finding.group.last)]
    if finding.group.kind == "name":  # "gunman Carl Voss was found dead"
        words.append(finding.marked.word(finding.group.first - 1))
    if head in _REMAINS and finding.marked.word(finding.group.last) == "of":  # "the body of the gunman"
        words += finding.marked.words[finding.group.last : finding.group.last + _BEHIND]
    if event_type in _FIGHTING:
        return True if any(word in listed("assailants") for word in (head, *words)) else None
    if any(word in listed("attackers") for word in (head, *words)) or finding.own_hand or _had_struck(finding):
        return True
    if _did_it(finding):
        return True
    if _by_police(finding):
        return None
    if event_type in ("Violence against civilians", "Explosions/Remote violence"):
        told, _ = side(finding)
        return None if told == "militant" or _by_forces(finding) else False
    return None


_POLICE = frozenset(
    "police officer officers cop cops deputy deputies trooper troopers agents swat marshal marshals".split()
)
_BEHIND = 4
_REMAINS = frozenset("body bodies corpse corpses remains".split())


def _by_police(finding: Finding) -> bool:
    """ "A man shot by police died", "was killed by deputies": victim or attacker, the text leaves it open."""
    words, last = finding.marked.words, finding.trigger.last
    for at in range(finding.group.last, min(last + _BEHIND, len(words))):
        if words[at] == "by" and _POLICE & set(words[at + 1 : at + _BEHIND]):
            return True
    return False
