"""Those counted told again by who they were: "11 died: four guards and seven of the raiders", "ten among the dead"."""

from dataclasses import replace

from core.extraction.attachment import adjacent_left
from core.extraction.coordination import left_list, right_list
from core.extraction.finding import Finding, finding
from core.extraction.fleeing import got_away
from core.extraction.groups import Group, groups
from core.extraction.lexicon import person
from core.extraction.marked import Marked
from core.extraction.members import MEMBERS
from core.extraction.time_words import time_words
from core.extraction.triggers import Trigger

_WERE = frozenset(("were", "was", "are", "is"))
_OPENS = frozenset((":", "--", "-", ";"))
_DEAD = frozenset(
    ("dead", "killed", "victims", "fatalities", "slain", "died", "deceased", "them", "injured", "wounded")
)
_CAUGHT = frozenset(("detained", "arrested"))
_FATAL = ("killed", "injured")
_CLAUSE = 40
"""Tokens between what was suffered and the colon that opens the list: "were killed in the attack: …"."""


def broken_down(marked: Marked, known: tuple[Group, ...], found: list[Finding], taken: set[int]) -> list[Finding]:
    """The parts of figures told in this sentence, or of the dead told before it."""
    found[:] = _had_been_hurt(found)
    found[:] = [_brought(f) if _dead_already(marked, f) else _died_later(marked, f, found) for f in found]
    found[:] = [f for f in found if not (_dead_already(marked, f) or got_away(f))]
    out = _bodies(marked, known, found) + _behind_colon(marked, known, found)
    out += _among_dead(marked, known, taken) + _among_those(marked, known, found, taken)
    out += _were(marked, known, found) + _own_killer(marked, found)
    out += _rescued(marked, known, found)
    return out + driven_out(marked) + _beside_himself(marked, known, found) + _and_himself(marked, found)


def _beside_himself(marked: Marked, known: tuple[Group, ...], found: list[Finding]) -> list[Finding]:
    """ "The bomber killed himself and six others": six victims."""
    for own in [f for f in found if f.own_hand and marked.word(f.trigger.last) in ("and", "along", "as")]:
        at = own.trigger.last + {"and": 1, "along": 2, "as": 3}[marked.word(own.trigger.last)]
        row = right_list(marked, known, at, own.trigger)
        told = {f.group.first for f in found}
        return [finding(marked, own.trigger, replace(g, others=False), told_with=1) for g in row if g.first not in told]
    return []


def _and_himself(marked: Marked, found: list[Finding]) -> list[Finding]:
    """ "Killed four worshippers and himself": one more dead, by his own hand."""
    for told in [f for f in found if f.active and f.measure == "killed" and f.trigger.last <= f.group.first]:
        at = told.group.last + 1
        if marked.word(at - 1) == "and" and marked.word(at) in ("himself", "herself") and at not in marked.trigger_of:
            trigger = Trigger(at, at + 1, "killed", ("fate",), frozenset(), "killed himself")
            own = Group(at, at + 1, "pronoun", "", at, 1, 1, 1, "counted", definite=True)
            return [finding(marked, trigger, own, told_with=1, own_hand=True)]
    return []


def _had_been_hurt(found: list[Finding]) -> list[Finding]:
    """ "Two officers who were wounded on Friday died": the same two, who leave the injured."""
    out = list(found)
    for dead in [f for f in found if f.measure == "killed" and not f.subset and not f.group.partitive]:
        before = [f for f in out if f.measure in _LEAVES and f.group == dead.group and not f.whole]
        hurt = next((f for f in before if f.measure != "shot" or _told_later(f, dead)), None)
        if hurt is not None and hurt.trigger.last <= dead.trigger.first and dead.group.last <= hurt.trigger.first:
            if hurt.measure == "missing" or _told_later(hurt, dead):
                out[out.index(dead)] = replace(dead, left=_LEAVES[hurt.measure])
            out.remove(hurt)
    return out


_LEAVES = {"injured": "injured", "missing": "missing", "shot": "injured"}
_LATER = frozenset("who later subsequently afterwards afterward hospital days weeks hours months surgery next".split())


def _told_later(hurt: Finding, dead: Finding) -> bool:
    """ "Who was wounded on Friday died", "was hurt and later died": not "was caught by a falling beam and died"."""
    words = hurt.marked.words
    span = words[hurt.group.last : hurt.trigger.first] + words[hurt.trigger.last : dead.trigger.last + 6]
    days = sum(word in time_words().weekdays for word in words)
    return bool(_LATER & set(span)) or days > 1


def _rescued(marked: Marked, known: tuple[Group, ...], found: list[Finding]) -> list[Finding]:
    """ "Fifteen of the 18 miners trapped on Saturday were rescued": fifteen are missing no longer."""
    for whole in [f for f in found if f.whole and f.measure == "missing"]:
        some = next((g for g in known if g.out_of is not None and g.last == whole.group.last), None)
        for i in range(whole.trigger.last, len(marked.words) if some is not None else 0):
            if marked.word(i) in _SAVED and marked.word(i - 1) in ("were", "was", "been", "being"):
                trigger = Trigger(i, i + 1, "found", ("verb",), frozenset(("participle",)), marked.word(i))
                assert some is not None
                return [finding(marked, trigger, some, told_with=1)]
    return []


_SAVED = frozenset("rescued saved pulled brought winched freed reached evacuated".split())


def _dead_already(marked: Marked, told: Finding) -> bool:
    """ "The bodies of two men were taken to hospital", "her body was burned": nobody was injured."""
    if told.measure != "injured":
        return False
    near = range(max(0, told.group.first - 3), told.group.last)
    of_them = any(marked.word(i) in _REMAINS and marked.word(i + 1) == "of" for i in near)
    return of_them or told.group.head in _REMAINS


def _brought(told: Finding) -> Finding:
    """Whose body was taken away is dead."""
    return replace(told, measure="killed") if told.trigger.phrase.startswith(_TAKEN) else told


_TAKEN = ("taken", "brought", "transported", "transferred", "moved")


def _died_later(marked: Marked, told: Finding, found: list[Finding]) -> Finding:
    """ "Five were taken to hospital, where one later died": one of the five."""
    group = told.group
    if told.measure != "killed" or told.left or group.head or group.kind != "number" or group.others:
        return told
    between = {*marked.words[max(0, group.first - 1) : group.first], *marked.words[group.last : told.trigger.first]}
    whole = [f for f in found if f.measure == "injured" and f.trigger.last <= group.first and not f.whole]
    larger = any((f.group.best or 0) > (group.best or 0) for f in whole)
    return replace(told, left="injured") if larger and between & {"where", "later", "subsequently"} else told


DRIVING = frozenset("forced drove driven forcing driving sent sending uprooted prompted".split())
_AWAY = ("out of", "from their", "from his", "from her", "to flee", "to leave their", "to evacuate", "to abandon",
         "into shelters", "into tents", "fleeing", "out of villages")  # fmt: skip


def driven_out(marked: Marked) -> list[Finding]:
    """ "The flood forced 3,200 people out of their villages": displaced, told by a verb and where from."""
    for group in () if DRIVING.isdisjoint(marked.said) else groups(marked):
        at = group.first - 1
        if marked.word(at) not in DRIVING or group.best is None or group.best < 2:
            continue
        behind = " ".join(marked.words[group.last : group.last + 3])
        if behind.startswith(_AWAY) and not any(group.last <= t.first < group.last + 4 for t in marked.triggers):
            trigger = Trigger(at, at + 1, "displaced", ("verb",), frozenset(("past",)), marked.word(at))
            return [finding(marked, trigger, group, told_with=1)]
    return []


def _behind_colon(marked: Marked, known: tuple[Group, ...], found: list[Finding]) -> list[Finding]:
    """ "11 people died: four gendarmes and seven of the assailants": the list adds up to the figure before it."""
    out: list[Finding] = []
    for whole in [f for f in found if not f.subset and not f.whole and (f.group.best or 0) > 1]:
        start = max(whole.trigger.last, whole.group.last)
        opens = next(
            (i for i in range(start, min(start + _CLAUSE, len(marked.tokens))) if marked.word(i) in _OPENS), -1
        )
        parts = _row(marked, _described(marked, known), opens + 1) if opens > 0 else ()
        if len(parts) > 1 and sum(g.best or 0 for g in parts) == whole.group.best:
            mine = {g.first for g in parts}
            found[:] = [f for f in found if f.group.first not in mine]
            out += [finding(marked, whole.trigger, g, told_with=1, subset=True) for g in parts]
    return out


def _bodies(marked: Marked, known: tuple[Group, ...], found: list[Finding]) -> list[Finding]:
    """ "The bodies of the four missing people were found": four of the missing are dead."""
    if _REMAINS.isdisjoint(marked.said) or _FOUND.isdisjoint(marked.said):
        return []
    for i, word in enumerate(marked.words):
        if word not in _REMAINS or marked.word(i + 1) != "of":
            continue
        q = next((marked.quantity_at[k] for k in range(i + 2, i + 6) if k in marked.quantity_at), None)
        missing = next((t for t in marked.triggers if t.measure == "missing" and i < t.first < i + 10), None)
        rest = q is not None and bool({"other", "remaining", "last"} & set(marked.words[i + 2 : q.last]))
        if q is None or q.unit or q.partitive or missing is None and not rest:
            continue
        told = Group(q.first, q.last, "number", "", q.first, q.low, q.best, q.high, q.qualifier, definite=True)
        end = max(
            q.last if missing is None else missing.last, *(g.last for g in known if g.first <= q.first < g.last), 0
        )
        found[:] = [f for f in found if f.group.last <= i - 1 or f.group.first >= end or f.toll]
        trigger = Trigger(i, i + 1, "killed", ("body",), frozenset(), word)
        return [replace(finding(marked, trigger, told, told_with=1), left="missing")]
    return []


_REMAINS = frozenset(("body", "bodies", "corpses", "remains"))
_FOUND = frozenset("found recovered discovered pulled retrieved located find recover pull retrieve".split())


def _row(marked: Marked, known: tuple[Group, ...], at: int) -> tuple[Group, ...]:
    """Groups one behind the other, commas and "and" between, a few words of their own allowed."""
    out: list[Group] = []
    for group in known:
        if group.first < at:
            continue
        gap = [marked.word(i) for i in range(out[-1].last if out else at, group.first)]
        if out and not ({",", "and", ";"} & set(gap) and len(gap) < 7 and gap[-1:] != ["of"]) or not out and gap:
            break
        out.append(group)
    return tuple(out)


def _among_dead(marked: Marked, known: tuple[Group, ...], taken: set[int]) -> list[Finding]:
    """ "Ten civilians, five soldiers and three of the attackers were among the dead"."""
    for t in marked.triggers if "among" in marked.said else ():
        i = next((k for k in (t.first - 1, t.first - 2) if marked.word(k) == "among"), -1)
        if t.measure not in _FATAL or i < 1 or marked.word(i - 1) not in _WERE:
            continue
        near = adjacent_left(marked, known, i - 1) or _by_head(marked, known, i - 1)
        row = left_list(marked, known, near, taken) if near is not None else ()
        row = tuple(g for g in row if g.first not in taken and g.best is not None)
        taken.update(g.first for g in row)
        return [finding(marked, t, g, told_with=1, subset=True) for g in row]
    return []


def _among_those(marked: Marked, known: tuple[Group, ...], found: list[Finding], taken: set[int]) -> list[Finding]:
    """ "A nurse was among 12 people killed": one of the twelve."""
    for whole in found:
        at = whole.group.first - 2
        if whole.group.kind != "number" or marked.word(at + 1) != "among" or marked.word(at) not in _WERE:
            continue
        near = adjacent_left(marked, known, at)
        row = left_list(marked, known, near, taken) if near is not None else ()
        row = tuple(g for g in row if g.head and g.kind in ("one", "number") and g.first not in taken)
        if sum(g.best or 0 for g in row) < (whole.group.best or 0):
            taken.update(g.first for g in row)
            return [finding(marked, whole.trigger, g, told_with=1, subset=True) for g in row]
    return []


def _by_head(marked: Marked, known: tuple[Group, ...], verb: int) -> Group | None:
    at = next((i for i, h in enumerate(marked.heads) if h == verb and marked.deps[i].startswith("nsubj")), None)
    return None if at is None else next((g for g in known if g.first <= at < g.last), None)


def _were(marked: Marked, known: tuple[Group, ...], found: list[Finding]) -> list[Finding]:
    """ "Ten of the dead were civilians, five soldiers and three attackers": the noun behind says who they were."""
    for group in known:
        at = group.last + (marked.word(group.last) in ("dead", "killed", *_CAUGHT))
        if not group.partitive or marked.word(at) not in _WERE:
            continue
        words = {marked.word(i) for i in range(group.first, at)}
        row = right_list(marked, known, at + 1, _trigger(marked, at))
        told = words & (_DEAD | _CAUGHT)
        if not told or not row or row[0].kind not in ("plural", "one") or person(row[0].head) is None:
            continue
        measure = "injured" if told & {"injured", "wounded"} else "arrested" if told & _CAUGHT else "killed"
        measure = MEMBERS if told == {"victims"} else measure  # of the dead or of the hurt: the text before says
        if "them" in told and not any(f.measure in _FATAL for f in found):
            continue
        trigger = replace(_trigger(marked, at), measure=measure)
        taken = {group.first, *(g.first for g in row)}
        found[:] = [f for f in found if f.group.first not in taken]
        said = replace(group, head=row[0].head, head_at=row[0].head_at, last=row[0].last, partitive=True)
        rest = [_named_behind(marked, known, g) for g in known if _further(marked, g, row)]
        return [finding(marked, trigger, g, told_with=1, subset=True) for g in (said, *rest)]
    return []


def _further(marked: Marked, group: Group, row: tuple[Group, ...]) -> bool:
    """Whether a number goes on telling who they were: of the same row, or with a "were" of its own."""
    if group.kind != "number" or group.first < row[0].last:
        return False
    return group in row or not group.head and marked.word(group.last) in _WERE


def _named_behind(marked: Marked, known: tuple[Group, ...], group: Group) -> Group:
    """The "two" of "six were lawyers and two were police officers"."""
    behind = next((g for g in known if g.first == group.last + 1), None)
    if group.head or marked.word(group.last) not in _WERE or behind is None:
        return group
    return replace(group, head=behind.head, head_at=behind.head_at, last=behind.last)


def _own_killer(marked: Marked, found: list[Finding]) -> list[Finding]:
    """ "Four dead in a murder-suicide": one of the four is who killed them (tolls.md, "Attackers")."""
    for i, word in enumerate(marked.words) if "murder" in marked.said else ():
        at = i + 1 + (marked.word(i + 1) in ("-", "/"))
        if word != "murder" or marked.word(at) not in ("suicide", "suicides") or marked.word(i - 1) == "attempted":
            continue
        one = Group(i, at + 1, "one", "", at, 1, 1, 1, "counted", definite=True)
        trigger = Trigger(i, at + 1, "killed", ("of",), frozenset(), "murder-suicide")
        found[:] = [f for f in found if f.trigger.last <= i or f.trigger.first > at]
        return [finding(marked, trigger, one, told_with=1, own_hand=True, subset=True)]
    return []


def _described(marked: Marked, known: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups, "10 were policemen" as one: the number and who they were."""
    named = [_named_behind(marked, known, g) if g.kind == "number" else g for g in known]
    taken = {g.head_at for g, plain in zip(named, known, strict=True) if g is not plain}
    return tuple(
        g for g, plain in zip(named, known, strict=True) if g is not plain or g.head_at not in taken or not g.head
    )


def _trigger(marked: Marked, at: int) -> Trigger:
    """A verb of being stands for what was suffered: the noun before it says what."""
    return Trigger(at, at + 1, "killed", ("state",), frozenset(), marked.word(at))
