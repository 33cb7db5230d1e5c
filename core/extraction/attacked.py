"""Who was attacked, and told of again by what came of it: "two nurses were attacked. They were injured"."""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.attachment import adjacent_left, passive
from core.extraction.coordination import right_list
from core.extraction.finding import Finding
from core.extraction.group import Group
from core.extraction.groups import groups
from core.extraction.marked import Marked
from core.extraction.segments import Segment
from core.extraction.triggers import Trigger

_STRUCK = frozenset("attacked ambushed stoned targeted robbed assailed intercepted stopped waylaid".split())
_BACK = 2
"""Sentences back in which those stand whom "they" means."""
_RESULT = ("causing", "inflicting")
_FATES = frozenset(("killed", "injured", "missing", "kidnapped"))


def struck(marked: Marked, known: Sequence[Group], before: int) -> Group | None:
    """Whom the last verb of attack before a token struck; None where it struck a thing or nobody counted."""
    for at in range(min(before, len(marked.words)) - 1, -1, -1):
        if marked.word(at) not in _STRUCK:
            continue
        if passive(marked, at):
            return adjacent_left(marked, tuple(known), at)
        return next((g for g in known if g.first == at + 1), None)
    return None


def result(t: Trigger) -> bool:
    """ "Causing serious injuries": of those who were attacked, told before it."""
    return t.phrase.startswith(_RESULT)


def of_attack(marked: Marked, known: tuple[Group, ...], t: Trigger) -> tuple[Group, ...]:
    """ "Attacked two drivers, causing serious injuries", "causing injuries to three people"."""
    if marked.word(t.last) in ("to", "on"):
        return right_list(marked, known, t.last + 1, t)
    whom = struck(marked, known, t.first)
    return () if whom is None or whom.kind == "plural" else (whom,)


def referred(told: Sequence[Segment]) -> list[Segment]:
    """The pieces of an article; "they" and "the clerks" of whom no figure is told get that of the clerks attacked."""
    out: list[Segment] = []
    for piece in told:
        if any(_open(f) for f in piece.findings):
            piece = replace(piece, findings=tuple(_meant(f, out) if _open(f) else f for f in piece.findings))
        out.append(piece)
    return out


def _open(told: Finding) -> bool:
    """Whether it says neither how many nor, alone, who: a pronoun, a plural noun with "the"."""
    return told.group.best is None and told.group.kind in ("pronoun", "definite") and told.measure in _FATES


def _meant(told: Finding, before: Sequence[Segment]) -> Finding:
    index = told.marked.sentence.index
    near = [p for p in before[-_BACK - 1 :] if 0 <= index - p.marked.sentence.index <= _BACK]
    if any(f.group.best for p in near for f in p.findings if f.measure in _FATES):
        return told  # the steps behind find them among the figures
    for piece in reversed(near):
        marked = piece.marked
        end = told.group.first if marked is told.marked else len(marked.words)
        whole = struck(marked, groups(marked), end)
        if whole is not None and (whole.best or 0) > 1 and _alike(told.group, whole):
            meant = replace(
                told.group, low=whole.low, best=whole.best, high=whole.high, qualifier=whole.qualifier,
                head=whole.head,
            )  # fmt: skip
            return replace(told, group=meant)
    return told


def _alike(group: Group, whole: Group) -> bool:
    """ "They", "the victims" may be anybody; "the clerks" are the clerks."""
    return group.kind == "pronoun" or group.head in (whole.head, "victims", "people", "men", "women")
