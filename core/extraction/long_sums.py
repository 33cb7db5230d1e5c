"""Figures over many days: "killed 112 people across the region in January", "have been killed since March"."""

from typing import TYPE_CHECKING

from core.extraction.kinds import family
from core.extraction.stances import SUPERLATIVES

if TYPE_CHECKING:
    from core.extraction.segments import Segment

MONTH = 27
"""Days of a span that no one deed takes."""
MANY = 20
"""People harmed in a month's deeds: fewer, told by a register as of that month, are mostly of one deed."""


def over_a_month(piece: "Segment") -> bool:
    """ "Drone strikes killed 112 people across the region in January": a sum over the deeds of that month."""
    deeds = [k for k in piece.kinds if k.noun and family(k.event_type) == "violence"]
    spans = [t.when for t in piece.times if t.when is not None and t.kind == "date"]
    months = bool(spans) and all((when.end - when.start).days >= MONTH for when in spans)
    many = any((f.group.best or 0) >= MANY for f in piece.findings)
    summed = "across" in piece.marked.words and many
    return months and summed and bool(deeds) and all(k.word.endswith("s") for k in deeds)


CAMPAIGN_DAYS = 14
"""A figure "since" a day further back than this is one of a campaign; "missing since Tuesday" is one happening."""
_RECORD = frozenset((*SUPERLATIVES, "first", "deadly", "most"))


def since_long(piece: "Segment") -> bool:
    """A figure since some far day; "the deadliest attack since 2011" is no such figure."""
    long = [
        t for t in piece.times if t.since and t.when is not None and (t.when.end - t.when.start).days > CAMPAIGN_DAYS
    ]
    return any(not _RECORD & set(piece.marked.words[max(0, t.first - 12) : t.first]) for t in long)
