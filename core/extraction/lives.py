"""Lives that were not lost: "to protect the lives of civilians", "saved nine lives"."""

from core.extraction.marked import Marked
from core.extraction.triggers import Trigger

_LIVES = frozenset(("life", "lives"))
_TAKERS = frozenset(
    "claim claims claimed claiming cost costs costing take takes took taken taking lose loses lost losing loss losses"
    " end ended ending cut ended ends".split()
)
_SAVERS = frozenset(
    "save saves saved saving protect protects protected protecting spare spared sparing risk risks risked risking"
    " endanger endangered endangering threaten threatened threatening change changed changing improve improved rebuild"
    " live lived living".split()
)
_BEFORE_LIVES = 5


def alive(marked: Marked, t: Trigger) -> bool:
    """ "To protect the lives of civilians", "saved nine lives": nobody died."""
    if t.phrase not in _LIVES:
        return False
    near = marked.words[max(0, t.first - _BEFORE_LIVES) : t.first]
    before = set(near[max((i for i, w in enumerate(near, 1) if w in (":", ";", ".")), default=0) :])
    return bool(before & _SAVERS) or marked.word(t.last) == "of" and not before & _TAKERS
