"""What came of a happening on a day of its own: a release, a find, a body, a death of the injured."""

from typing import TYPE_CHECKING

from core.extraction.finding import Finding

if TYPE_CHECKING:
    from core.extraction.segments import Segment

EXITS = frozenset(("freed", "found"))
"""What ends being held or missing: news of its own day about a happening before."""


def came_later(told: Finding) -> bool:
    """What came of a happening on a day of its own: a release, a find, a body, one more death, a death of the hurt."""
    body = told.measure == "killed" and (told.group.head in _BODIES or told.trigger.phrase == "found dead")
    more = told.measure == "killed" and told.group.others and told.group.best is not None
    return bool(told.left) or told.measure in EXITS or body or more


_BODIES = frozenset(("body", "bodies", "corpse", "corpses", "remains"))


def over_it(piece: "Segment", told: Finding) -> bool:
    """An arrest of somebody told of before ("him", "the driver", "a suspect") or over "the attack"."""
    if told.measure != "arrested":
        return False
    known = told.group.kind in ("pronoun", "definite") or told.group.head in ("suspect", "suspects")
    words = piece.marked.words
    named = any(k.noun and "the" in words[max(0, k.first - 3) : k.first] for k in piece.kinds)
    return known or named or "in connection with" in " ".join(words[piece.first : piece.last])
