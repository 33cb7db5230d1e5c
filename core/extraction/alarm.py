"""The day on which the services were called, told in a sentence that counts nobody ("were called on Saturday")."""

import re
from collections.abc import Sequence
from datetime import date

from core.extraction.text import Sentence
from core.extraction.when import Anchor, times
from schemas.place import When

_CALLED = re.compile(
    r"\b(?:called|alerted|responded|dispatched|summoned|scrambled|attended|happened|occurred|took place|broke out|"
    r"gave way|collapsed|crashed|went down|sank|capsized|derailed|struck|hit)\b"
)
_CAME = re.compile(
    r"\b(?:came|arrived|walked|burst|stormed|entered|crept|broke in(?:to)?|attacked|descended|surrounded|marched|rode|"
    r"drove into|opened fire|(?:began|started) (?:shooting|firing|stabbing|attacking|shelling))\b"
)
"""How a deed begins in the first sentences: "they came before dawn on Tuesday"; further down anybody may come."""
FIRST = 3
"""Sentences from the top, the headline among them."""
_LOG = 7
"""Tokens of an entry that only tells when, as logs have it: "Monday, 7 pm."."""
LEAD = 30
"""Sentences from the top that are looked at, so that a long page of many happenings costs no more."""
LEAST, MOST = 1, 30
"""Days before publication within which such a day is the happening's."""


def called_out(context: Sequence[Sentence], published: date) -> When | None:
    """The one day of all such sentences; None where there is none, or several."""
    anchor = Anchor(published=published, dateline=None)
    told = {
        (when.start, when.end): when
        for sentence in context[:LEAD]
        if sentence.field == "body" and _tells(sentence)
        for t in times(sentence, anchor)
        if t.kind == "date" and (when := t.when) is not None and when.precision == "day"
    }
    days = [when for when in told.values() if LEAST <= (published - when.end).days <= MOST]
    return days[0] if len(days) == len(told) == 1 else None


def _tells(sentence: Sentence) -> bool:
    early = sentence.index <= FIRST
    came = early and (_CAME.search(sentence.text) is not None or len(sentence.tokens) <= _LOG)
    return came or _CALLED.search(sentence.text) is not None
