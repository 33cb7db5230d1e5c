"""A deed dated from what was done later: "the senate voted on Thursday, three weeks after a gunman killed 19"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from core.extraction.finding import Finding
from core.extraction.kinds import Kind
from core.extraction.marked import Marked
from core.extraction.when import TimeExpression, shift
from schemas.place import When

_NEAR = 14
"""Tokens between the day of the later deed and the words that count back from it."""
_NAMING = 3
"""Strength from which a word tells of a happening by itself (`patterns/event_types.txt`)."""
_WEEK, _MONTH = 7, 28


def counted_back(
    marked: Marked, findings: Sequence[Finding], kinds: Sequence[Kind], times: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """The same times; where only what stands behind "two days after" tells of harm, that day is two days earlier.

    The day of the later deed is then nobody's; weeks and months are as exact as they are told.
    """
    told = [f.trigger.first for f in findings] + [k.first for k in kinds if k.strength >= _NAMING]
    for time in times:
        if time.kind != "reference" or not time.governs or time.offset_days <= 0 or not findings:
            continue
        later = _later(marked, told, time, times)
        if later is None or later.when is None:
            continue
        found = replace(time, when=_before(later.when, time.offset_days), kind="date", offset_days=0, governs=False)
        return tuple(found if t is time else replace(t, kind="set") if t is later else t for t in times)
    return tuple(times)


def _later(
    marked: Marked, told: Sequence[int], time: TimeExpression, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The day of the later deed: before the words, or, where these open the sentence, behind the comma."""
    days = [t for t in times if t.kind == "date" and t.when is not None and t.when.start == t.when.end and not t.since]
    if all(at >= time.last for at in told):
        return next((d for d in reversed(days) if 0 <= time.first - d.last <= _NEAR), None) or (
            next((d for d in days if time.first <= 1 and _behind_comma(marked, max(told), d)), None)
        )
    return None


def _behind_comma(marked: Marked, last: int, day: TimeExpression) -> bool:
    return last < day.first and "," in marked.words[last : day.first]


def _before(when: When, days: int) -> When:
    """The day so many days before; "three weeks" may be off by some days, "two months" by a fortnight."""
    moved = shift(when, -days)
    if days < _WEEK:
        return moved
    slack = timedelta(days=3 if days < _MONTH else 15)
    return When(start=moved.start - slack, end=moved.end + slack, precision="week" if days < _MONTH else "month",
                text=moved.text)  # fmt: skip
