"""Places that are no scene: beyond a border, of talks ("in Geneva") and courts, whence and whither people go."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.extraction.place_names import Name
from core.extraction.place_relations import borders
from core.extraction.text import Sentence

if TYPE_CHECKING:
    from core.extraction.where import PlaceExpression

_TALKS = re.compile(
    r"(?:\b(?:talks|negotiations|dialog(?:ue)?|meetings?|summit|conference)\b[^.;,]{0,30}\b(?:in|at)"
    r"|\b(?:cross(?:ed|ing)|fle(?:d|eing)|escap(?:ed|ing)|retreat(?:ed|ing)|slipp(?:ed|ing))\b"
    r"(?: back| over| away)?(?: the border)?(?: back| over)? (?:in)?to"
    r"|\b(?:clash(?:es)?|fights?|fighting|war|battles?|stand-?off|skirmish(?:es)?|tensions?) with"
    r"|\b(?:visits?|trips?|travel(?:l?ed|s)?|flown|flew|sent|fled)(?: \w+)?\s+to"
    r"|\bfled to (?:a|the) (?:\w+ ){0,2}(?:camp|town|village|city|hospital) (?:in|of|at))"
    r"\s+(?:the\s+|neighbou?ring\s+|nearby\s+)*\Z",
    re.IGNORECASE,
)
_ROUTE = re.compile(
    r"\b(?:travel(?:l?ed|l?ing|s)|head(?:ed|ing)|bound|en route|on (?:its|his|her|their|the) way|return(?:ed|ing)"
    r"|driving|fl(?:ew|ying)|sail(?:ed|ing)|going|coming|left|departed|set (?:off|out)|took off|journeying|ferrying)\b"
    r"[^.;,]{0,50}\b(?:from|for|to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
""" "A coach returning to Oslo from Bergen": whence and whither it went is not where it overturned."""
_COURT = re.compile(
    r"\b(?:judges?|courts?|jury|jurors|magistrates?|prosecutors?|tribunal|inquest|hearing)(?: \w+)? (?:in|at)\s+\Z",
    re.IGNORECASE,
)
_FINE = ("exact", "near", "city")
_LOOK = 60
"""Code points before a name that are looked at."""


def note_borders(found: Sequence[Name]) -> None:
    """ "on the border with Laos": Laos is not the scene."""
    for name in found:
        tokens = name.sentence.tokens
        if name.role == "event" and borders(name.sentence.text, tokens[name.first].start - name.sentence.start):
            name.role = "other"


def without_goals(told: Sequence["PlaceExpression"], sentences: Sequence[Sentence]) -> list["PlaceExpression"]:
    """The same places, those where people meet or go marked as `other`, unless the article tells of no place else."""
    by_index = {s.index: s for s in sentences}
    goals = [p for p in told if p.role == "event" and _is_goal(p, by_index[p.sentence])]
    courts = [p for p in told if p.role == "event" and _COURT.search(_words_before(p, by_index[p.sentence]))]
    fine = [p for p in told if p.role == "event" and p.where.precision in _FINE and p not in goals]
    goals += courts if {p.where.geonameid for p in fine} - {p.where.geonameid for p in courts} else []
    apart = {p.where.geonameid for p in goals}
    if not any(p.role in ("event", "dateline") and p.where.geonameid not in apart for p in told):
        return list(told)
    return [replace(place, role="other") if place in goals else place for place in told]


_BOUND = ("in", "at", "to", "for", "from", "the", "neighbouring", "neighboring", "nearby")
"""What the patterns above end with: without it they need not be looked for."""


def _is_goal(place: "PlaceExpression", sentence: Sentence) -> bool:
    before = _words_before(place, sentence)
    bound = before.rstrip().lower().endswith(_BOUND)
    return bound and (_TALKS.search(before) is not None or _ROUTE.search(before) is not None)


def _words_before(place: "PlaceExpression", sentence: Sentence) -> str:
    at = sentence.tokens[place.first].start - sentence.start
    return sentence.text[max(0, at - _LOOK) : at]
