"""Thousands of dead without a day are those of a war or of years, never of the day of the article (tolls.md,
"Aggregates")."""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.happenings import Happening
from core.extraction.segments import Segment

MANY = {"killed": 1000, "kidnapped": 1000, "missing": 1000, "injured": 10_000, "arrested": 10_000}
"""Persons; no single act of violence that news leaves undated took so many. One riot may hurt or jail a thousand."""
LEAD = 2
"""Sentences in which an article tells its own news."""


def of_wars(pieces: Sequence[Segment]) -> list[Segment]:
    """The same pieces, those that tell undated thousands marked as told of a campaign; not where a disaster is told."""
    if any(k.event_type.endswith("disaster") and k.strength > 2 for p in pieces for k in p.kinds):
        return list(pieces)
    return [_marked(piece) if _undated_thousands(piece) else piece for piece in pieces]


def _undated_thousands(piece: Segment) -> bool:
    """ "70,000 people have been killed": no day is told and no deed named."""
    if piece.campaign or piece.time is not None or not piece.findings:
        return False
    own = {i for f in piece.findings for i in range(f.trigger.first, f.trigger.last)}  # "the killing of 70,000"
    if any(k.noun and k.strength > 2 and not k.word.endswith("s") and k.first not in own for k in piece.kinds):
        return False
    counted = [f for f in piece.findings if f.group.best]
    return any(f.measure in MANY and (f.group.best or 0) >= MANY[f.measure] for f in counted)


def _marked(piece: Segment) -> Segment:
    """The thousands, and what is counted beside them, as figures of a campaign."""
    return replace(piece, campaign=True, findings=tuple(replace(f, campaign=True) for f in piece.findings))


def in_passing(home: Happening) -> bool:
    """Whether a happening is no more than the figures of a campaign, told in passing: they open no happening."""
    only = all(p.campaign and p.marked.sentence.index > LEAD for p in home.pieces)
    return only and home.when is None
