"""One number of two nouns: "nine women and children" are nine."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.extraction.group import Group
from core.extraction.lexicon import person
from core.extraction.marked import Marked
from core.extraction.noun_phrases import FATES


def shared(marked: Marked, found: Sequence[Group]) -> Iterator[Group]:
    """The same groups, a bare plural behind a number and its noun taken into it: neither nine women nor two more."""
    taken = -1
    for a, b in zip(found, [*found[1:], None], strict=False):  # no group at all: no pair
        if a.first == taken:
            continue
        if b is None or not _of_both(marked, a, b):
            yield a
            continue
        taken = b.first
        yield replace(a, last=b.last, head=_of_both_sides(a.head, b.head))


_OF_SIDE = {"civilian": "civilians", "militant": "militants", "security_forces": "sentries"}
"""A noun of the side that tells no trait: "12 policemen and soldiers" are forces, neither 12 police nor 12 soldiers."""


def _of_both_sides(head: str, other: str) -> str:
    nouns = person(head), person(other)
    if nouns[0] == nouns[1]:
        return head
    sides = {noun.side for noun in nouns if noun is not None}
    return _OF_SIDE.get(sides.pop(), "people") if len(sides) == 1 else "people"


def _of_both(marked: Marked, a: Group, b: Group) -> bool:
    counted = a.kind == "number" and (a.best or 0) > 1 and bool(a.head) and not a.partitive and a.head_at == a.last - 1
    bare = b.kind == "plural" and b.last - b.first == 1 and b.head not in FATES
    if not (counted and bare and b.first == a.last + 1 and marked.word(a.last) == "and"):
        return False
    verb = marked.tag(b.last) in ("VBD", "VBP", "MD")
    return not verb or marked.word(b.last) in _AUXILIARIES or b.last in marked.trigger_of


_AUXILIARIES = frozenset(("were", "are", "have", "had"))
