"""Everybody aboard died: "no survivors", "killing all on board", with how many were aboard, told there or near by."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from core.extraction.finding import Finding, finding
from core.extraction.group import Group
from core.extraction.inside import ALL_OF, INSIDE, NONE_OF, how_many, insiders
from core.extraction.marked import Marked
from core.extraction.quantity import Quantity
from core.extraction.segments import Segment
from core.extraction.triggers import Trigger

ABOARD = "aboard"
"""Measure of a finding whose sentence does not say how many were aboard: a sentence near by does."""
_VEHICLE = r"(?:on board|aboard)"
_ALL = r"(?:everyone|everybody|all (?:of )?(?:the |those )?(?:\d+ )?(?:people |passengers |occupants )?(?:who were )?)"
_GONE = re.compile(
    rf"\bno survivors|\b(?:nobody|no one|none)(?: of those)?(?: {_VEHICLE})?(?: had| has)? survived"
    rf"|\bkilling {_ALL} ?{_VEHICLE}|\bloss of {_ALL} ?{_VEHICLE}"
    rf"|{_ALL} ?{_VEHICLE}(?: (?:was|were|are|is|have been|has been|had been))? (?:killed|dead|died|die|perished)"
    rf"|{NONE_OF}|{ALL_OF}|\b(?:none|neither) of them survived|^neither survived"
    r"|\b(?:nobody|no one|none) inside(?: the \w+)? (?:had )?survived"
)
_DOUBTED = frozenset(
    "fear feared fears believed likely appear appeared appears unlikely probably thought presumed if may might could"
    " would unclear apparently hope hopes hoped denied simulated drill film novel".split()
)
_RIDERS = frozenset(
    "people persons passengers passenger crew members crewmembers soldiers civilians migrants tourists adults children"
    " others pilots sailors troops workers".split()
)
_CARRYING = frozenset(("carrying", "carried", "with"))
RIDING = frozenset(("aboard", "board", "carrying", "carried", "inside", "home"))
"""A sentence without one of these words says of nobody that he was aboard."""
_NEAR = 3
"""Tokens between a number and "on board"; sentences between those who were aboard and "no survivors"."""


def aboard(marked: Marked, told: Sequence[Finding]) -> list[Finding]:
    """Those aboard, all dead, where the sentence counts no dead itself."""
    gone = None if any(f.measure == "killed" and f.group.best for f in told) else _gone(marked)
    if gone is None or not _DOUBTED.isdisjoint(marked.said):
        return []
    first, last = gone
    trigger = Trigger(first, last, "killed", ("state",), frozenset(), marked.words[first])
    counted = how_many(marked, first, last)
    if counted is not None:
        return [finding(marked, replace(trigger, measure=ABOARD), _group(marked, counted), told_with=1)]
    riders = _riders(marked)
    if riders:
        return [finding(marked, trigger, _group(marked, q), told_with=len(riders)) for q in riders]
    whole = Group(first, last, "pronoun", "", first, None, None, None, "exact", definite=True)
    return [finding(marked, replace(trigger, measure=ABOARD), whole, told_with=1)]


def hijacked(marked: Marked, told: Sequence[Finding]) -> list[Finding]:
    """ "A van was hijacked with five clerks on board": they are held with it."""
    for t in marked.triggers:
        if (
            t.phrase == "hijacked"
            and not any(f.measure == "kidnapped" for f in told)
            and not _DOUBTED & {*marked.words}
        ):
            riders = _riders(marked)
            return [finding(marked, t, _group(marked, q), told_with=len(riders)) for q in riders]
    return []


def _gone(marked: Marked) -> tuple[int, int] | None:
    """The tokens that say that nobody lived."""
    told = "board" in marked.sentence.lower or nobody_left(marked.sentence.text)
    match = _GONE.search(" ".join(marked.words)) if told else None
    if match is None:
        return None
    text = match.string
    first, last = text[: match.start()].count(" "), text[: match.end()].count(" ") + 1
    near = {*marked.words[max(0, first - 2) : first], *marked.words[last : last + _SEARCHING]}
    return None if _SOUGHT & near else (first, last)


_SEARCHING = 6
_SOUGHT = frozenset("found find finding located spotted seen yet far sign signs rescued".split())
"""Words of a search that goes on: "no survivors have been found" is not that nobody survived."""


def _group(marked: Marked, q: Quantity) -> Group:
    return Group(q.first, q.last, "number", "people", q.last - 1, q.low, q.best, q.high, q.qualifier)


def _riders(marked: Marked) -> list[Quantity]:
    """ "71 aboard", "with 71 people on board", "carrying 65 passengers and six crew": the numbers."""
    counts = [q for q in marked.quantities if not q.unit and not q.article and q.best > 1 and not q.partitive]
    for at, q in enumerate(counts):
        behind = list(marked.words[q.last : q.last + _NEAR + 1])
        rides = bool({"aboard", "onboard"} & {*behind}) or ("on", "board") in zip(behind, behind[1:], strict=False)
        carried = bool(_CARRYING & set(marked.words[max(0, q.first - 1) : q.first])) and _person(marked, q)
        if rides or carried and marked.word(q.first - 1) != "with":
            return [q, *_and(marked, q, counts[at + 1 :])] if _person(marked, q) else [q]
        row = [q, *_and(marked, q, counts[at + 1 :])] if carried else [q]
        ends = marked.words[row[-1].last : row[-1].last + _NEAR + 1]
        if len(row) > 1 and ("aboard" in ends or "board" in ends):
            return row
    return []


def _person(marked: Marked, q: Quantity) -> bool:
    return bool(_RIDERS & set(marked.words[q.last : q.last + 2]))


def _and(marked: Marked, q: Quantity, more: Sequence[Quantity]) -> list[Quantity]:
    """The six of "65 passengers and six crew"."""
    if not more or not _person(marked, more[0]):
        return []
    gap = marked.words[q.last : more[0].first]
    return [more[0]] if "and" in gap and len(gap) <= _NEAR else []


def boards(text: str) -> bool:
    """Whether a sentence may say who was aboard: it matters where another says that nobody lived."""
    return any(word in text for word in INSIDE)


def nobody_left(text: str) -> bool:
    """Whether a sentence may say that nobody of those inside or aboard lived."""
    return "surviv" in text or text.startswith(("All ", "None of ", "Neither "))


def manned(told: Sequence[Segment]) -> list[Segment]:
    """The pieces of an article, "no survivors" given the number of those aboard told near by; else it tells nothing."""
    return [_manned(piece, told) if any(f.measure == ABOARD for f in piece.findings) else piece for piece in told]


def _manned(piece: Segment, told: Sequence[Segment]) -> Segment:
    index = piece.marked.sentence.index
    first = bisect_left(told, index - _NEAR, key=lambda p: p.marked.sentence.index)
    beside = takewhile(lambda p: p.marked.sentence.index <= index + _NEAR, islice(told, first, None))
    near = [p for p in beside if p.marked.sentence.index != index]
    if any(f.measure == ABOARD and f.trigger.phrase == "all" for f in piece.findings):
        near = [p for p in near if p.marked.sentence.index == index - 1]  # "all" are those told of last
    near.sort(key=lambda p: (p.marked.sentence.index > index, abs(p.marked.sentence.index - index)))
    home = next((p for p in near if _riders(p.marked) or insiders(p.marked)), None)
    riders: Sequence[Quantity | Group] = [] if home is None else _riders(home.marked) or insiders(home.marked)
    counted = replace(piece, findings=tuple(f for one in piece.findings for f in _counted(one, riders, home)))
    if home is not None:  # the sentence that says who was aboard says when and where, too
        counted.time, counted.place = piece.time or home.time, piece.place or home.place
        counted.kinds = piece.kinds or home.kinds
    return counted


def _counted(told: Finding, riders: Sequence[Quantity | Group], home: Segment | None) -> list[Finding]:
    if told.measure != ABOARD:
        return [told]
    trigger = replace(told.trigger, measure="killed")
    if told.group.best:
        riders = riders if sum(q.best or 0 for q in riders) == told.group.best else ()
    elif not riders:
        return []
    many = told.group if told.group.best else _all(told.group, riders)
    parts = [q for q in riders if isinstance(q, Group)] if home is not None else []
    who = [finding(home.marked, trigger, g, told_with=1, subset=True) for g in parts if home is not None]
    return [replace(told, measure="killed", group=many, trigger=trigger), *who]


def _all(whole: Group, riders: Sequence[Quantity | Group]) -> Group:
    high = None if any(q.high is None for q in riders) else sum(q.high or 0 for q in riders)
    return replace(
        whole, kind="number", head="people", low=sum(q.low or 0 for q in riders), best=sum(q.best or 0 for q in riders),
        high=high, qualifier=riders[0].qualifier, definite=False,
    )  # fmt: skip
