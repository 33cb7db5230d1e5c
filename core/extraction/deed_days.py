"""Which days of a sentence may be the day of a deed: no windows of time that count deeds, no names of days to come."""

from core.extraction.anniversaries import ordinal
from core.extraction.kinds import Kind
from core.extraction.marked import Marked
from core.extraction.when import TimeExpression

WINDOW_DAYS = 31
"""A counted stretch of time up to now that is longer than this dates no single happening."""
_NTH_REACH = 8
"""Words from "the sixth attack" to "this year", in which it is counted."""
_OCCURRED = frozenset(
    "occurred occurring happened carried perpetrated committed staged took launched mounted exploded place".split()
)
_REACH = 16
"""Words from the name of a deed to its day, where a verb between them says that it took place then."""

_RUINING = frozenset(
    "buried engulfed flattened swept submerged inundated destroyed razed levelled leveled gutted consumed crushed"
    " demolished wrecked tore ripped rocked devastated".split()
)


def around(marked: Marked, time: TimeExpression) -> bool:
    """ "In the next 48 hours", "the third attack in the past three years", "the sixth attack this year": no day."""
    if time.when is None:
        return False
    words = time.when.text.lower().split()
    days = (time.when.end - time.when.start).days
    if len(words) > 2 and (words[0] == "next" or days > WINDOW_DAYS and words[0] in ("last", "past")):
        return True
    before = marked.words[max(0, time.first - _NTH_REACH) : time.first]
    return days > 2 and any(ordinal(word) for word in before)


def took_place(marked: Marked, kind: Kind, time: TimeExpression) -> bool:
    """ "The massacre of six priests carried out in the capital on 16 November": the noun's own day."""
    between = range(kind.last, min(time.first, kind.last + _REACH + 1))
    if not kind.noun or not between or time.first > kind.last + _REACH:
        return False
    at = next((i for i in between if marked.word(i) in _OCCURRED), None)
    if at is None or any(marked.word(i) in (".", ";", '"', "after", "before", "since") for i in between):
        return False
    return not any(t.first < time.first for t in marked.triggers if t.first >= at)


def ruined(marked: Marked, time: TimeExpression) -> bool:
    """ "In the mud that buried a village in the east on 11 October": the day of what the mud did."""
    for i in range(time.first - 1, max(0, time.first - _REACH), -1):
        if i in marked.trigger_of or marked.word(i) in (";", ":"):
            return False
        if marked.word(i) in _RUINING:
            return bool({"that", "which"} & set(marked.words[max(0, i - 2) : i]))
    return False
