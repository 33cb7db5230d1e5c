"""Who dies by his own hand or blast: "blew himself up", "turned the gun on himself"."""

from core.extraction.attachment import adjacent_left
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.subjects import subject
from core.extraction.triggers import Trigger


def is_own_hand(t: Trigger) -> bool:
    if "fate" not in t.frames:
        return False
    words = t.phrase.split()
    reflexive = any(word in ("himself", "herself", "themselves", "own") for word in words)
    return reflexive or words[0].startswith("detonat")


def by_own_hand(marked: Marked, known: tuple[Group, ...], t: Trigger) -> tuple[Group, ...]:
    """Who killed himself: the subject if it stands beside, else one person told of before."""
    near = adjacent_left(marked, known, t.first) or subject(marked, known, t)
    if near is not None and near.kind != "definite" and (near.best == 1 or "themselves" in t.phrase):
        return (near,)
    if "themselves" in t.phrase or " their " in f" {t.phrase} ":
        return () if near is None else (near,)
    return (Group(t.first, t.last, "pronoun", "", t.first, 1, 1, 1, "counted", definite=True),)
