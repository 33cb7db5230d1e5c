"""The local civil date of publication: weekdays and "today" lean on the clock of the place, not on UTC (tolls.md)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from core.extraction.where import PlaceExpression

_DEGREES_AN_HOUR = 15
_NOON = (12, 0, 0)
"""wire.md: a bare date of publication is noon UTC; such a time says nothing of the hour."""


def local_day(published: datetime, known: Sequence[PlaceExpression]) -> date:
    """The date on the clocks of the first place of the article, by its longitude (an hour for every 15 degrees)."""
    if (published.hour, published.minute, published.second) == _NOON:
        return published.date()
    here = [p for p in known if p.where.lon is not None and p.role in ("event", "dateline")]
    first = min(here, key=lambda p: (p.role != "event", p.sentence, p.first), default=None)
    if first is None or first.where.lon is None:
        return published.date()
    return (published + timedelta(hours=round(first.where.lon / _DEGREES_AN_HOUR))).date()
