"""What came of a happening on a day of its own: a release, a find, a body, a death of the injured."""

from datetime import date
from typing import TYPE_CHECKING

from core.extraction.finding import Finding
from schemas.place import When

if TYPE_CHECKING:
    from core.extraction.happenings import Happening
    from core.extraction.segments import Segment
    from core.extraction.when import TimeExpression

_A_YEAR = 365
"""Days; tolls.md, Roles: what came of a happening is news of it for a year."""
EXITS = frozenset(("freed", "found"))
"""What ends being held or missing: news of its own day about a happening before."""


def came_later(told: Finding) -> bool:
    """What came of a happening on a day of its own: a release, a find, a body, one more death, a death of the hurt."""
    body = told.measure == "killed" and (told.group.head in _BODIES or told.trigger.phrase == "found dead")
    more = told.measure == "killed" and told.group.others and told.group.best is not None
    return bool(told.left) or told.measure in EXITS or body or more or _how_they_are(told)


def _how_they_are(told: Finding) -> bool:
    """ "Two of them were still in critical condition on Monday": the day of the doctors."""
    phrase = told.trigger.phrase
    return told.measure == "injured" and (phrase.endswith("condition") or phrase.startswith(("still", "remain")))


_BODIES = frozenset(("body", "bodies", "corpse", "corpses", "remains"))


_GONE = frozenset(("kidnapped", "missing"))


def end_of_the_held(piece: "Segment", home: "Happening") -> bool:
    """ "He was killed in April", of one whose abduction was told right before: what came of it, whatever its day."""
    told = home.in_short().findings
    pronouns = all(f.measure == "killed" and f.group.kind == "pronoun" and not f.own_hand for f in piece.findings)
    return bool(piece.findings) and pronouns and bool(told) and all(f.measure in _GONE for f in told)


def over_it(piece: "Segment", told: Finding) -> bool:
    """An arrest of somebody told of before ("him", "the driver", "a suspect") or over "the attack"."""
    if told.measure != "arrested":
        return False
    known = told.group.kind in ("pronoun", "definite") or told.group.head in ("suspect", "suspects")
    words = piece.marked.words
    named = any(k.noun and "the" in words[max(0, k.first - 3) : k.first] for k in piece.kinds)
    return known or named or "in connection with" in " ".join(words[piece.first : piece.last])


def one_is_later(piece: "Segment", day: When, home: "Happening") -> bool:
    """Whether one of two days is of a charge, a trial, a funeral over what happened on the other."""
    assert home.when is not None
    if piece.later:
        return 0 < (day.start - home.when.end).days <= _A_YEAR
    return only_later(home) and 0 < (home.when.start - day.end).days <= _A_YEAR


def only_later(home: "Happening") -> bool:
    """Whether all the days told of it are of what came of it."""
    dated = [p for p in home.in_short().pieces if p.time is not None]
    return bool(dated) and all(p.later for p in dated)


_COURT = frozenset(
    "charged charges sentenced convicted pleaded arraigned indicted trial jailed funerals wanted".split()
)


def came_of(home: "Happening", day: When, published: date) -> bool:
    """Whether what is told so far is a charge, a trial, a funeral: its deed may lie back a year."""
    told = any(_COURT & set(p.marked.words[p.first : p.last]) for p in home.in_short().pieces)
    return told and 0 <= (published - day.end).days <= _A_YEAR and (day.end - day.start).days <= 1


def one_died_later(piece: "Segment", time: "TimeExpression") -> bool:
    """ "Six were hurt; one of them died on Friday": the day is of that death, not of the deed."""
    before = [f for f in piece.findings if f.trigger.last <= time.first]
    last = max(before, key=lambda f: f.trigger.first, default=None)
    if last is None or last.measure != "killed" or not (last.left or last.group.partitive):
        return False
    hurt = [
        f for f in before if f.measure == "injured" and not f.whole and (f.group.best or 0) > (last.group.best or 0)
    ]
    return bool(hurt) and time.first - last.trigger.last <= _HIS_DAY


_HIS_DAY = 4
"""Tokens from "died" to the day of it: "died in hospital on Friday"."""
