"""Sentences that turn to another happening of the same day, or tell how many days the deed lies from a day told."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.extraction.aftermath import came_later
from core.extraction.when import TimeExpression, shift

if TYPE_CHECKING:
    from core.extraction.segments import Segment

_ANEW = ("meanwhile", "elsewhere", "separately", "in the evening", "in the afternoon", "later in the day",
         "earlier in the day", "later on", "hours later", "minutes later", "in a separate", "in another",
         "that evening", "that afternoon", "that night", "shortly afterwards", "shortly after that", "in a different",
         "in a third",
         "on the same day", "the same day", "on the same evening", "later in the morning", "in a second",
         "a few hours later", "an hour later", "two hours later", "earlier ,", "later ,")  # fmt: skip


_MORE = frozenset(("second", "third", "fourth", "another", "separate"))


def one_more(piece: "Segment") -> bool:
    """ "A second explosion": of the same day as the first, where no day is told."""
    words = piece.marked.words
    nouns = [k for k in piece.kinds if k.noun and not k.word.endswith("s")]
    return any(_MORE & set(words[max(0, k.first - 3) : k.first]) for k in nouns)


_CAME = re.compile(r"\b(?:came|happened|occurred|followed|comes) (?:\w+ ){0,2}?(?:hours?|minutes) (?:after|before)\b")
""" "It came hours after raiders shot two": those two are of another deed."""
_HOURS = frozenset("hours hour minutes minute".split())


def opens_anew(piece: "Segment") -> bool:
    """ "Meanwhile, …", and, where a deed of its own is told with those it struck, "In the evening, a bomb …"."""
    words = piece.marked.words[piece.first : piece.first + 4]
    if words[:1] and words[0] in _ANEW[:3]:
        return True
    opens = " ".join(words).startswith(_ANEW)
    sooner = words[1:2] + words[2:3] + words[3:4]
    opens |= _CAME.search(" ".join(piece.marked.words[piece.first : piece.first + 7])) is not None
    opens |= words[:1] != () and bool(_HOURS & set(words[:3])) and bool({"later", "earlier"} & set(sooner))
    hurt = any(f.group.best and not came_later(f) for f in piece.findings)
    return opens and bool(piece.kinds) and (hurt or not piece.findings and _elsewhere(piece))


def _elsewhere(piece: "Segment") -> bool:
    """ "On the same day a bomber attacked a funeral in another town": whom it struck is told behind."""
    place = next((p for p in piece.places if p.role == "event"), None)
    if piece.marked.words[piece.first : piece.first + 3] in (("on", "the", "same"), ("the", "same", "day")):
        return any(k.strength > 2 for k in piece.kinds)
    fine = place is not None and place.where.precision in ("exact", "near", "city", "admin1")
    return (fine or _in_a_village(piece)) and any(k.strength > 2 for k in piece.kinds)


def _in_a_village(piece: "Segment") -> bool:
    """ "In the village of Upper Nal": a place, though no list knows it."""
    tokens, words = piece.marked.tokens, piece.marked.words
    spots = [i for i in range(piece.first, piece.last - 2) if words[i] in _SPOTS and words[i + 1] == "of"]
    return any(tokens[i + 2].text[:1].isupper() for i in spots)


_SPOTS = frozenset("village town city suburb hamlet district settlement resort".split())


def days_away(piece: "Segment") -> TimeExpression | None:
    """ "Rescuers searched on Wednesday where a blast a day earlier killed nine", "rose on Sunday, a day after the
    blast": the deed's day lies as far from the one told."""
    base = piece.time
    if base is None or base.when is None or base.when.start != base.when.end:
        return None
    for t in piece.times:
        if t.kind != "reference" or not t.offset_days:
            continue
        beside = not t.governs and t.offset_days < 0 and any(k.noun and k.last == t.first for k in piece.kinds)
        back = t.governs and t.offset_days > 0 and any(k.noun and 0 < k.first - t.last <= 3 for k in piece.kinds)
        told = [*(f.trigger.first for f in piece.findings), *(k.first for k in piece.kinds)]
        since = piece.marked.word(base.last) in ("after", "following", "when") and all(base.last < at for at in told)
        beside |= not t.governs and t.offset_days < 0 and since and any(at < t.first for at in told)
        alone = base.last <= t.first and not any(at < t.first for at in told)  # who questions or mourns harms nobody
        if beside or back and (alone or not any(f.trigger.first > t.last for f in piece.findings)):
            moved = shift(base.when, -abs(t.offset_days))
            return replace(base, when=moved) if moved is not None else None
    return None
