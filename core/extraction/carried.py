"""What befell the same people next: "kidnapped and later shot dead", "was injured, captured and tortured to death"."""

from core.extraction.attachment import between
from core.extraction.finding import Finding, finding
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger

_LINKS = frozenset(("and", "then", "but", "before", ";", ","))
_SAME_SUBJECT = frozenset(("verb", "fate", "state"))
_REACH = 14
"""Tokens from one verb to the next: a day, a place and who did it may stand between."""
_FATES = frozenset(("killed", "injured", "kidnapped", "arrested", "shot", "missing", "assaulted", "freed"))


def carried(marked: Marked, known: tuple[Group, ...], found: list[Finding]) -> list[Finding]:
    """Findings of triggers without a subject of their own, which share that of the verb before them."""
    out: list[Finding] = []
    for index, t in enumerate(marked.triggers):
        told = [*found, *out]
        if any(f.trigger.first == t.first for f in told) or not _elided(marked, t):
            continue
        before = next((b for b in reversed(marked.triggers[:index]) if any(f.trigger is b for f in told)), None)
        if before is None or not _linked(marked, known, before, t):
            continue
        mine = [f for f in told if f.trigger is before and not f.subset and not f.whole and f.group.best]
        if any(f.group.first > before.first or f.own_hand or f.toll for f in mine) or before.measure == t.measure:
            continue
        out += [finding(marked, t, f.group, told_with=f.told_with) for f in mine]
    return out


def _elided(marked: Marked, t: Trigger) -> bool:
    """A participle or past form behind "and", "then", a comma, with no subject of its own."""
    if not _SAME_SUBJECT & set(t.frames) or t.measure not in _FATES or marked.tag(t.first) not in ("VBN", "VBD", "JJ"):
        return False
    at = t.first - 1
    while at > 0 and between(marked, at) and marked.word(at) not in ("who", "that"):
        at -= 1
    return marked.word(at) in _LINKS


def _linked(marked: Marked, known: tuple[Group, ...], before: Trigger, t: Trigger) -> bool:
    """Whether nothing between the two verbs may be a new subject: no other people but those behind "by"."""
    if not 0 < t.first - before.last <= _REACH:
        return False
    for group in known:
        if before.last <= group.first < t.first and marked.word(group.first - 1) not in ("by", "of", "from", "with"):
            return False
    gap = range(before.last, t.first)
    finite = any(marked.tag(i) in ("VBZ", "VBP", "MD", "WP", "WDT", "WRB") for i in gap)
    subject = any(
        h == t.first and marked.deps[i].startswith("nsubj") and i >= before.last for i, h in enumerate(marked.heads)
    )
    return not finite and not subject
