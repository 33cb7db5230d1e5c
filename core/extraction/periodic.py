"""Yearly counts ("301 people died on the roads in 2018, down from 326"): periodic statistics, no claims (tolls.md)."""

import re
from collections.abc import Sequence
from functools import partial

from core.extraction.finding import Finding
from core.extraction.marked import Marked
from core.extraction.segments import Segment
from core.extraction.time_expression import TimeExpression
from core.extraction.wordlists import says

_told = partial(says, "periodic")
_LEAST = 10
"""Fewer people than this, told to have died in one year, may be those of one happening."""
_CLAUSE = re.compile(r"[;:]| (?:while|whereas|but|a day before|a day after|as) |, (?:and|in) ")


def without_statistics(
    marked: Marked, found: Sequence[Finding], times: Sequence[TimeExpression]
) -> tuple[Finding, ...]:
    """The findings but those that count a year or a season of cases."""
    text = marked.sentence.lower
    if not found or not _told("period", text) or not _told("count", text):
        return tuple(found)
    counts = [f for f in found if _statistic(marked, f, times)]
    beside = [f for f in found if counts and _case(marked, f, times)]
    return tuple(f for f in found if f not in counts and f not in beside)


def of_those_counted(pieces: Sequence[Segment]) -> list[Segment]:
    """The pieces, but none that goes on about a yearly count: "Of those, 90 died there", "In 2019 it was 412"."""
    out: list[Segment] = []
    last = -2
    for piece in pieces:
        at = piece.marked.sentence.index
        if piece.periodic or last in (at - 1, at) and _goes_on(piece):
            last = at
        else:
            last = at if not piece.findings and _counts_cases(piece) else last
            out.append(piece)
    return out


def _counts_cases(piece: Segment) -> bool:
    """ "Lifeguards counted 378 drownings in 2023", "there are 2,500 such deaths annually"."""
    text = piece.marked.sentence.lower
    return _told("yearly", text) or _told("period", text) and _told("count", text) and not _told("one", text)


def _goes_on(piece: Segment) -> bool:
    told = piece.findings
    text = piece.marked.sentence.lower
    some = bool(told) and (all(f.group.partitive or f.subset for f in told) or _told("some", text))
    again = bool(told) and _told("period", text) and all(_case(piece.marked, f, piece.times) for f in told)
    return some or again


def _statistic(marked: Marked, told: Finding, times: Sequence[TimeExpression]) -> bool:
    return _case(marked, told, times) and _told("period", _clause(marked, told))


def _case(marked: Marked, told: Finding, times: Sequence[TimeExpression]) -> bool:
    """Whether a figure may be one of many cases: of no day, and of no one happening."""
    if (told.group.best or 0) < _LEAST or told.measure not in _COUNTED:
        return False
    return not _dated(told, times) and not _told("one", _clause(marked, told))


_COUNTED = ("killed", "injured", "affected", "missing", "shot")


def _clause(marked: Marked, told: Finding) -> str:
    """The part of the sentence, between colons and the like, in which the figure stands."""
    base = marked.sentence.start
    text = marked.sentence.lower
    first, last = marked.start(told.first) - base, marked.end(told.last - 1) - base
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, first + 1)), default=0)
    end = min((m.start() for m in _CLAUSE.finditer(text, last)), default=len(text))
    return text[begin:end]


def _dated(told: Finding, times: Sequence[TimeExpression]) -> bool:
    """Whether the day nearest to the figure is a day: "three were killed on Sunday", whatever is said of the year."""
    near = [t for t in times if t.when is not None and t.kind == "date" and not _of_saying(told, t)]
    best = min(near, key=lambda t: min(abs(t.first - told.last), abs(told.first - t.last)), default=None)
    return best is not None and best.when is not None and (best.when.end - best.when.start).days < _SHORT


_SHORT = 8


def _of_saying(told: Finding, time: TimeExpression) -> bool:
    """ "Said on Monday that", "figures published on Monday show"."""
    return bool(_SAYS & set(told.marked.words[time.last : told.first]))


_SAYS = frozenset("that show shows showed".split())
