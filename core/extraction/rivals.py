"""Figures of the same people from two mouths: a disagreement, no part."""

from core.extraction.drafts import SIDED, in_title
from core.extraction.figures import Figure
from core.extraction.further import one_by_one
from core.extraction.place_lists import demonyms

_OPPOSED = frozenset(("party", "monitor", "witness", "military"))
"""Kinds of speakers whose figures are their own, not parts of what the police say."""


def of_two_nations(total: Figure, figure: Figure) -> bool:
    """ "33 Ruthenian soldiers died", "20 Illyrian soldiers died": two forces, not one figure and a part of it."""
    if figure.subset or figure.definite or total.toll or figure.toll or figure.side not in SIDED or in_title(figure):
        return False
    if figure.side == "civilian" or any(f.group.partitive for f in figure.findings):
        return False
    theirs, others = _nations(total), _nations(figure)
    return bool(theirs) and bool(others) and not theirs & others


def _nations(figure: Figure) -> set[str]:
    known = demonyms()
    words = (w for f in figure.findings for w in f.marked.words[f.group.first : f.group.last])
    return {known[w] for w in words if w in known}


def another_voice(total: Figure, figure: Figure) -> bool:
    """Whether somebody else gives another figure for the same people: a disagreement, not a part."""
    named = total.speaker.name and figure.speaker.name and total.speaker.name != figure.speaker.name
    opposed = bool({total.speaker.kind, figure.speaker.kind} & _OPPOSED) and total.speaker.kind != figure.speaker.kind
    more, less = sorted((total, figure), key=lambda f: f.best, reverse=True)
    opposed = opposed or (more.speaker.kind, less.speaker.kind) == ("medical", "official")
    opposed = opposed or figure.toll or total.toll and figure is more  # no part of a toll is larger than it
    opposed = opposed or any(f.trigger.phrase == "figure" for f in (*total.findings, *figure.findings))  # "put it at"
    return (
        not of_two_nations(total, figure)
        and bool(named)
        and opposed
        and not figure.subset
        and not (figure.findings and all(f.group.definite for f in figure.findings))  # "the man and the woman": known
        and figure.side in (total.side, "unknown")
        and set(figure.traits) <= set(total.traits)
        and not one_by_one(figure)
    )
