"""Figures of a form: "Dead: 6. Injured: 14, all in hospital", as logs, lists and short telegrams tell them."""

from core.extraction.coordination import right_list
from core.extraction.groups import Group
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger

_OPENS = frozenset(("", ".", ";", ",", "|", "-", "--", ")", "\u2022"))
"""What may stand before a label; "" at the start of a sentence."""


def labelled(marked: Marked, known: tuple[Group, ...], t: Trigger) -> tuple[Group, ...]:
    """The number right behind a label and its colon, with those joined to it; nobody where it is no label."""
    before = marked.word(t.first - 1) if t.first else ""
    if marked.word(t.last) != ":" or before not in _OPENS:
        return ()
    first = next((g for g in known if g.first == t.last + 1), None)
    if first is None or first.kind != "number":
        return ()
    row = right_list(marked, known, t.last + 1, t) or (first,)
    own = next((i for i, g in enumerate(row) if i and g.last in marked.trigger_of), len(row))
    return row[:own]  # "Injured: 17, two critically": the two are told of once more
