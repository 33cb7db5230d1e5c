"""Who was inside: "Inside were a man, his wife and two sons", "two nurses were inside"; "none of the four survived"."""

import re

from core.extraction.coordination import left_list, right_list
from core.extraction.groups import Group, groups
from core.extraction.marked import Marked
from core.extraction.quantity import Quantity
from core.extraction.triggers import Trigger

_PLACE = r"(?:inside|aboard|on board|in it|at home|within|in(?:side)? (?:the|a|that|its|their|his|her) (?:\w+ )?\w+)"
_WERE = r"(?:were|was|had been|sat|slept|lived)"
_OPENS = re.compile(rf"(?:^|[,;] ){_PLACE}(?: at the time)? {_WERE} ")
_ENDS = re.compile(rf" {_WERE} (?:all |still |asleep |sleeping |sitting )?{_PLACE}\b")
INSIDE = ("aboard", "on board", "inside", "Inside", "In it were", "in it were", "At home were", "at home")
"""One of them is in the sentences that say who was inside."""
_BARE = r"(?:none|neither|not one) of (?:the|its|his|her|their|those|these) (?:[\w-]+ ){1,3}"
NONE_OF = rf"\b{_BARE}(?:(?:{_PLACE}|had|has|have) )?(?:survived|lived|made it)\b"
ALL_OF = r"^all(?: of them| of whom)? (?:had |have |were |are )?(?:died|perished|drowned|killed|dead)\b"
_PERSONS = frozenset(
    "people persons passengers occupants crew men women children adults residents inhabitants girls boys sisters"
    " brothers siblings friends victims climbers miners sailors"
    " survived lived made had has have inside aboard on in".split()
)


def insiders(marked: Marked) -> tuple[Group, ...]:
    """The people told to have been inside, each as many as it says; nobody where one of them is not counted."""
    said = " ".join(marked.words)
    row: tuple[Group, ...] = ()
    if match := _OPENS.search(said):
        row = right_list(marked, groups(marked), said[: match.end()].count(" "), _trigger(marked))
    elif match := _ENDS.search(said):
        at = said[: match.start()].count(" ") + 1
        last = next((g for g in groups(marked) if g.last == at), None)
        row = left_list(marked, groups(marked), last, set()) if last is not None else ()
    counted = all(g.best and g.high == g.best and not g.negated and not g.partitive for g in row)
    return row if counted else ()


def _trigger(marked: Marked) -> Trigger:
    return Trigger(0, 1, "killed", ("state",), frozenset(), marked.words[0])


def how_many(marked: Marked, first: int, last: int) -> Quantity | None:
    """The four of "none of the four survived", where it counts people."""
    told = [q for q in marked.quantities if first < q.first < last and not q.unit and not q.article and q.best > 1]
    return told[0] if len(told) == 1 and marked.word(told[0].last) in _PERSONS else None
