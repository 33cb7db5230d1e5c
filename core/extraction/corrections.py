"""Figures said to replace earlier ones: "revised to 17 from 23", "correcting an earlier figure of 31", "24, not 31"."""

from core.extraction.finding import Finding
from core.extraction.wordlists import expressions, says


def correction(finding: Finding) -> tuple[bool, int | None]:
    """Whether the figure replaces an earlier one, and which, where the sentence names it."""
    if not (finding.toll or finding.group.best is not None and finding.group.kind == "number") or finding.subset:
        return False, None
    text = finding.marked.sentence.text.lower()
    corrects = says("corrections", "word", text)
    old = _old(finding, text, corrects)
    best = finding.group.best
    replaces = corrects or old is not None and best is not None and best < old
    return replaces, old if replaces and old != best else None


def _of_another(finding: Finding, at: int) -> bool:
    """ "Killed two and left nine missing, raising an earlier count of five missing": five of the missing."""
    told = finding.marked.trigger_of.get(at)
    return told is not None and told.measure != finding.measure


_BELOW = frozenset(("fewer", "less"))
""" "Fewer than the 140 announced before": as a quantity 139, as an earlier figure 140."""


def _old(finding: Finding, text: str, corrects: bool) -> int | None:
    marked = finding.marked
    replaced = [pattern for name, pattern in expressions("corrections") if name == "old"]
    starts = {m.end() + marked.sentence.start for pattern in replaced for m in pattern.finditer(text)}
    for q in marked.quantities:
        here = not q.unit and (marked.start(q.first) in starts or marked.start(q.number_first) in starts)
        if here and not _of_another(finding, q.last):
            return q.best + (marked.word(q.first) in _BELOW)
    return next((q.best for q in marked.quantities if q.changed and not q.unit), None) if corrects else None
