"""Figures of the same people from two mouths: a disagreement, no part."""

from core.extraction.figures import Figure
from core.extraction.further import one_by_one

_OPPOSED = frozenset(("party", "monitor", "witness", "military"))
"""Kinds of speakers whose figures are their own, not parts of what the police say."""


def another_voice(total: Figure, figure: Figure) -> bool:
    """Whether somebody else gives another figure for the same people: a disagreement, not a part."""
    named = total.speaker.name and figure.speaker.name and total.speaker.name != figure.speaker.name
    opposed = bool({total.speaker.kind, figure.speaker.kind} & _OPPOSED) and total.speaker.kind != figure.speaker.kind
    more, less = sorted((total, figure), key=lambda f: f.best, reverse=True)
    opposed = opposed or (more.speaker.kind, less.speaker.kind) == ("medical", "official")
    opposed = opposed or figure.toll or total.toll and figure is more  # no part of a toll is larger than it
    opposed = opposed or any(f.trigger.phrase == "figure" for f in (*total.findings, *figure.findings))  # "put it at"
    return (
        bool(named)
        and opposed
        and not figure.subset
        and figure.side in (total.side, "unknown")
        and set(figure.traits) <= set(total.traits)
        and not one_by_one(figure)
    )
