"""One number over several nouns: "58 journalists and media workers", "five farmers, herders and traders"."""

from collections.abc import Sequence

from core.extraction.groups import Group
from core.extraction.marked import Marked

_JOINTS = ((",",), ("and",), (",", "and"), ("&",), ("or",))
_OWN = frozenset("some other many more all both several countless numerous the his her their its our".split())
"""Words before a plural that make it a number, or people, of its own."""


def under_one_number(marked: Marked, row: Sequence[Group]) -> tuple[Group, ...]:
    """The row without the bare plurals that stand under the number of the noun before them: they are among those.

    Counted for themselves they would be two people at least that no text has told of.
    """
    out: list[Group] = []
    before: Group | None = None
    for group in row:
        counted = before is not None and _covered(marked, before, group)
        if not counted:
            out.append(group)
        many = group.kind == "number" and bool(group.head) and (group.best or 0) > 1 and not group.partitive
        before = group if many or counted else None
    return tuple(out)


def _covered(marked: Marked, before: Group, group: Group) -> bool:
    joint = marked.words[before.last : group.first]
    bare = group.kind == "plural" and not group.definite and not group.possessive and not group.others
    return bare and tuple(joint) in _JOINTS and not _OWN & {marked.word(group.first), marked.word(group.first - 1)}
