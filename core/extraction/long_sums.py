"""Figures over many days: "killed 112 people across the region in January", "have been killed since March"."""

from typing import TYPE_CHECKING

from core.extraction.stances import SUPERLATIVES

if TYPE_CHECKING:
    from core.extraction.kinds import Kind
    from core.extraction.segments import Segment
    from core.extraction.when import TimeExpression

MONTH = 27
"""Days of a span that no one deed takes."""
MANY = 20
"""People harmed in a month's deeds: fewer, told by a register as of that month, are mostly of one deed."""


def over_a_month(piece: "Segment") -> bool:
    """ "Drone strikes killed 112 people across the region in January": a sum over the deeds of that month.

    So also "in the last 18 days", "during March", and hundreds of a month or a year told with no deed.
    """
    spans = [t for t in piece.times if t.when is not None and t.kind == "date"]
    largest = max((f.group.best or 0 for f in piece.findings), default=0)
    if largest < MANY or not spans or any(_one_deed(k) for k in piece.kinds) or any(_days(t) > YEAR for t in spans):
        return False
    if any(map(_window, spans)):
        return True
    summed = bool(_EVERYWHERE & set(piece.marked.words[piece.first : piece.last]))
    summed |= any(piece.marked.word(t.first - 1) == "during" for t in spans)
    summed |= largest >= HUNDREDS and not _in_a_town(piece)
    return all(_days(t) >= MONTH for t in spans) and summed


def _one_deed(kind: "Kind") -> bool:
    """A word of one deed or disaster: no plural, no fighting that goes on, no verb of what people do to people."""
    if kind.strength <= 2 or kind.word in _GOING_ON:
        return False
    return not kind.word.endswith("s") if kind.noun else kind.event_type != "Violence against civilians"


HUNDREDS = 100
YEAR = 366
"""Days; what lasted longer is a war told by its years, a happening of its own."""
_EVERYWHERE = frozenset("across throughout nationwide".split())
_GOING_ON = frozenset("war conflict violence terrorism offensive operation operations fighting campaign".split())
_PAST = frozenset("past last previous preceding".split())
_WINDOW_DAYS = 13


def _days(time: "TimeExpression") -> int:
    return (time.when.end - time.when.start).days if time.when is not None else 0


def _window(time: "TimeExpression") -> bool:
    """ "In the last 18 days": so many days up to now, and no day of a deed; "last month" may be a deed's."""
    words = time.when.text.lower().split() if time.when is not None else []
    return len(words) > 2 and words[0] in _PAST and _days(time) >= _WINDOW_DAYS


def _in_a_town(piece: "Segment") -> bool:
    return any(p.role == "event" and p.where.precision in ("exact", "near", "city") for p in piece.places)


CAMPAIGN_DAYS = 14
"""A figure "since" a day further back than this is one of a campaign; "missing since Tuesday" is one happening."""
_RECORD = frozenset((*SUPERLATIVES, "first", "deadly", "most"))


def since_long(piece: "Segment") -> bool:
    """A figure since some far day; "the deadliest attack since 2011" is no such figure."""
    long = [
        t for t in piece.times if t.since and t.when is not None and (t.when.end - t.when.start).days > CAMPAIGN_DAYS
    ]
    long = [t for t in long if not _of_a_state(piece, t)]
    return any(not _RECORD & set(piece.marked.words[max(0, t.first - 12) : t.first]) for t in long)


def _of_a_state(piece: "Segment", time: "TimeExpression") -> bool:
    """ "Shot dead by rebels who had held him since 2012": since then he was held, not shot."""
    marked = piece.marked
    at = next((i for i in range(time.first, max(-1, time.first - 3), -1) if marked.word(i) == "since"), time.first) - 1
    trigger = marked.trigger_of.get(at)
    state = trigger.measure in _STATES if trigger is not None else marked.tag(at) == "VBN"
    return state and any(f.trigger is not trigger and f.measure not in _STATES for f in piece.findings)


_STATES = ("kidnapped", "arrested", "missing", "displaced")
