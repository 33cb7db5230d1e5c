"""Where a happening took place that has no place of its own: what stands right before, else the article's country."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from core.extraction.finding import Finding
from core.extraction.lexicon import person
from core.extraction.text import Sentence
from core.extraction.where import PlaceExpression
from schemas.place import Where

BACK = 2
"""Sentences before the first one of a happening that are looked at for the town it goes on about."""
_AREA = "district|city|town|village|province|region|state|county|municipality|area|valley|island"
_HERE = re.compile(
    rf"\b(?:in|across|to hit|to strike) (?:the|this) (?:same )?(?:{_AREA})\b"
    r"|\b(?:at|on|in|near|along) the same (?:spot|site|place|stretch|road|highway|bridge|bend|junction|mine|school)\b"
)
_WEIGHT = {"event": 1.0, "demonym": 0.6, "dateline": 1.5}
"""What a name says of the scene: a dateline is of the whole, a people's word is often of a party only; where somebody
comes from, or a speaker sits, says nothing."""
_FINE = ("near", "city", "admin1")


def fallback(known: Sequence[PlaceExpression], first: int, *, own_news: bool, country: Where | None = None) -> Where:
    """The place for a happening first told of in sentence `first`; only own news takes more than a country.

    A past happening told beside it may have been anywhere in the country. `country`: the scene, where it is known.
    """
    country = scene(known) if country is None else country
    if own_news:
        before = [p for p in known if p.role == "event" and first - BACK <= p.sentence < first and p.where.country]
        fine = [p.where for p in before if p.where.precision in _FINE and p.where.country == country.country]
        if fine:
            return fine[-1]
        return _seat(known, country.country) or country
    return country


def told_here(sentences: Sequence[Sentence], first: int) -> bool:
    """ "It was the second crash in the district this week. On Monday six died": where the article's own news was.

    Said in sentence `first`, in which the other happening is first told, or in the one before.
    """
    at = bisect_left(sentences, first - 1, key=lambda sentence: sentence.index)
    near = (s.text for s in sentences[at : at + 2] if s.index <= first and s.field == "body")
    return any(_HERE.search(text.lower()) for text in near)


def of_office(found: Sequence[Finding], known: Sequence[PlaceExpression]) -> Where | None:
    """ "Chile deplored the murder of the Peruvian minister": those who hold an office are struck in their country."""
    struck = [f for f in found if f.measure in ("killed", "injured", "shot", "kidnapped") and f.group.best]
    for told in struck:
        noun = person(told.group.head)
        if noun is None or "government" not in noun.traits or told.group.head.rstrip("s") in _ABROAD:
            continue
        line = told.marked.sentence.index
        first = bisect_left(known, (line, told.group.first - 1), key=lambda p: (p.sentence, p.first))
        last = bisect_left(known, (line, told.group.last), key=lambda p: (p.sentence, p.first))
        here = known[first:last]
        home = next((p.where for p in here if p.role in ("demonym", "other") and p.where.precision == "country"), None)
        if home is not None:
            return replace(home, text="")
    return None


_ABROAD = frozenset("ambassador diplomat consul envoy official".split())
"""Who serves in another country."""


def _seat(known: Sequence[PlaceExpression], country: str | None) -> Where | None:
    """ "Norfolk police are looking for him": near Norfolk, where no other town of the article may be the scene."""
    towns = [p.where for p in known if p.seat and p.where.precision == "city" and country in (None, p.where.country)]
    named = {town.geonameid for town in towns}
    rivals = (p for p in known if p.role == "event" and p.where.precision in _FINE)
    if len(named) != 1 or any(p.where.geonameid not in named for p in rivals):
        return None
    return replace(towns[0], precision="near")


def scene(known: Sequence[PlaceExpression]) -> Where:
    """The country told of in most sentences; of two that are level the one told first."""
    told: dict[str, Where] = {}
    votes: dict[tuple[str, int], float] = {}
    for place in known:
        code, weight = place.where.country, _WEIGHT.get(place.role)
        if code and weight is not None:
            told.setdefault(code, place.where)
            votes[code, place.sentence] = max(votes.get((code, place.sentence), 0.0), weight)
    if not told:
        return Where()
    most = told[max(told, key=lambda code: sum(vote for (own, _), vote in votes.items() if own == code))]
    return Where(
        name=most.country_name or "", country=most.country, country_name=most.country_name, precision="country"
    )
