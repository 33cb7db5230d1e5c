"""Days told in Greenwich time beside the local hour: "at 2215 (0315 GMT Friday)" was Thursday where it happened.

Days are local civil dates, never converted to UTC (tolls.md, "When"); here the text has converted them itself.
"""

import re
from dataclasses import replace

from core.extraction.spans_of_time import on_day, shift
from core.extraction.text import Sentence
from core.extraction.time_expression import TimeExpression

_ZONES = ("GMT", "UTC")
_BESIDE = re.compile(
    r"\b(\d{1,2})[:.]?(\d\d)(?:\s*([ap])\.?m\.?)?(?:,?\s+local(?:\s+time)?)?"
    r"(?:,?\s+(?:on\s+)?[A-Za-z]+(?:\s+\d{1,2})?)?\s*[(\[]\s*(\d{1,2})[:.]?(\d\d)\s*(?:GMT|UTC),?\s*(?:on\s+)?\Z",
    re.IGNORECASE,
)
_HALF = 12 * 60
"""Minutes; no zone is further from Greenwich (but for a few islands)."""
_REACH = 60


def local(sentence: Sentence, found: TimeExpression) -> TimeExpression:
    """The same expression, on the local day where it stands behind a Greenwich hour and the local hour is told."""
    when = found.when
    if when is None or when.start != when.end or not any(zone in sentence.text for zone in _ZONES):
        return found
    at = sentence.tokens[found.first].start - sentence.start
    hours = _BESIDE.search(sentence.text[max(0, at - _REACH) : at])
    if hours is None:
        return found
    ahead = _minutes(hours[1], hours[2], hours[3]) - _minutes(hours[4], hours[5], None)
    days = -1 if ahead > _HALF else 1 if ahead < -_HALF else 0
    return replace(found, when=shift(on_day(when.start, when.text), days)) if days else found


def _minutes(hour: str, minute: str, half: str | None) -> int:
    at = int(hour) % 12 + 12 * (half in ("p", "P")) if half else int(hour)
    return 60 * at + int(minute)
