"""Which piece of a text may open a happening: nothing that is only imagined, played or long past."""

from datetime import date

from core.extraction.segments import Segment
from core.extraction.stances import stance
from schemas.place import When


def opens(piece: Segment) -> bool:
    """Whether a piece may start a happening: figures, or a noun or verb that names one."""
    if (piece.unreal or imagined(piece)) and all(stance(f).unreal for f in piece.findings):
        return False
    return bool(piece.findings) or any(k.strength >= 3 for k in piece.kinds)


def years_before(piece: Segment, published: date) -> When | None:
    """ "Held a silence ten years after a blast killed 13": the year of the blast, where no other day is told."""
    years = -(piece.offset or 0) // 365
    if not 0 < years < published.year - 1:
        return None
    year = published.year - years
    return When(start=date(year, 1, 1), end=date(year, 12, 31), precision="year", text="")


def nobody_hurt(piece: Segment) -> bool:
    """ "Nobody was actually hurt" behind a drill is news of no happening."""
    return bool(piece.findings) and all(f.group.best == 0 for f in piece.findings)


def imagined(piece: Segment) -> bool:
    """ "An earthquake off the coast would leave 110,000 dead": no act of anybody, and nobody suffered by it."""
    disasters = [k for k in piece.kinds if k.strength > 2 and k.event_type.endswith("disaster")]
    return bool(disasters) and bool(piece.findings) and all(stance(f).unreal for f in piece.findings)
