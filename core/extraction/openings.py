"""Which piece of a text may open a happening: nothing that is only imagined, played or long past."""

from datetime import date

from core.extraction.anniversaries import on_the_day, years
from core.extraction.segments import Segment
from core.extraction.spans_of_time import on_day
from core.extraction.stances import stance
from schemas.place import When

YEAR = 365
"""Days; what lies whole years back is told by the year ("ten years after a blast"), never by the day."""


def opens(piece: Segment) -> bool:
    """Whether a piece may start a happening: figures, or a noun or verb that names one."""
    if undated(piece):
        return False
    if (piece.unreal or imagined(piece)) and all(stance(f).unreal for f in piece.findings):
        return False
    meant = [f.trigger for f in piece.findings if f.measure not in ("freed", "found") and stance(f).unreal]
    told = [k for k in piece.kinds if not any(t.first <= k.first < t.last for t in meant)]
    least = 4 if meant else 3  # "the gang set out to kill two": who they are tells of no deed
    return len(meant) < len(piece.findings) or any(k.strength >= least for k in told)


def undated(piece: Segment) -> bool:
    """ "Hundreds marked the anniversary of a bombing that killed 56": of some year before, and nobody says which."""
    words = piece.marked.words
    told = [f.trigger.first for f in piece.findings] + [k.first for k in piece.kinds]
    at = next((i for i in range(piece.first, piece.last) if words[i].startswith("anniversar")), piece.last)
    if not told or min(told) < at or years(words, at) is not None:
        return False
    return not any(t.when is not None and str(t.when.start.year) in t.when.text for t in piece.times)


def years_before(piece: Segment, now: date) -> When | None:
    """ "Held a silence ten years after a blast killed 13": the year of the blast, where no other day is told.

    "The attack came on the fifth anniversary of a siege": the day of the siege.
    """
    years = -(piece.offset or 0) // YEAR
    if not 0 < years < now.year - 1:
        return None
    year = now.year - years
    if on_the_day(piece.marked.words, piece.first) and (now.month, now.day) != (2, 29):
        return on_day(now.replace(year=year), "")
    return When(start=date(year, 1, 1), end=date(year, 12, 31), precision="year", text="")


def nobody_hurt(piece: Segment) -> bool:
    """ "Nobody was actually hurt" behind a drill is news of no happening."""
    return bool(piece.findings) and all(f.group.best == 0 for f in piece.findings)


def imagined(piece: Segment) -> bool:
    """ "An earthquake off the coast would leave 110,000 dead": no act of anybody, and nobody suffered by it."""
    disasters = [k for k in piece.kinds if k.strength > 2 and k.event_type.endswith("disaster")]
    return bool(disasters) and bool(piece.findings) and all(stance(f).unreal for f in piece.findings)
