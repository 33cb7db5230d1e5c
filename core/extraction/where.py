"""Where: the places an article names, resolved in the light of the whole article. No place is better than a wrong one.

find      names of the gazetteer in runs of capitals                    (place_names)
sift      what stands around them: cues, titles, organisations         (place_surroundings)
chain     "Medina, OH", "a village in Kunar province": who lies in whom (place_chains)
scene     the countries and regions the article speaks of               (place_context)
resolve   the one place meant by a name, or none                        (place_context)
relate    distances, bearings, outskirts, borders                       (place_relations)
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from core.extraction.gazetteer.load import COUNTRY, REGION, TOWN, Place
from core.extraction.place_chains import chained, one_sense
from core.extraction.place_context import Scene, resolve
from core.extraction.place_filed import filed_from
from core.extraction.place_goals import note_borders, without_goals
from core.extraction.place_lists import capital, country_name
from core.extraction.place_names import Name, names
from core.extraction.place_outlets import of_outlet
from core.extraction.place_people import people
from core.extraction.place_relations import Relation, relation
from core.extraction.place_surroundings import bare, surroundings
from core.extraction.sought import Sought
from core.extraction.text import Sentence
from core.places import near, shifted
from core.reading.datelines import dateline
from core.reading.normalise import shouting
from schemas.article import Article
from schemas.place import PlacePrecision, Where

PlaceRole = Literal["event", "dateline", "demonym", "other"]
SOURCE_VOTE, DATELINE_VOTE = 0.8, 2.5
"""How much the publisher's country and the dateline say of where things happened, beside a country's name (3)."""

FAR = 100.0
"""Kilometres between a town and the point told for it ("30 miles east of"), beyond which it is another of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceExpression:
    """A place told by tokens `first` to `last` (not included) of sentence `sentence`.

    `role`: event (may be where something happened), dateline, demonym (only tells a country), other (an organisation's
    name, a hospital, where somebody spoke or comes from). `seat`: its police or other service is named.
    """

    sentence: int
    first: int
    last: int
    where: Where
    role: PlaceRole = "event"
    seat: bool = False


def places(sentences: Sequence[Sentence], article: Article) -> tuple[PlaceExpression, ...]:
    """All places of these sentences, in order. Give all sentences of an article: each helps to read the others."""
    caps = shouting(article.body)
    found = [name for s in sentences for name in names(s, caps=caps)]
    filed, home = filed_from(article, caps=caps)
    rivers = {_words(name) for name in found if bare(name, name.sentence.tokens)}
    found = [name for name in found if surroundings(name, name.sentence.tokens, home)]
    found = [name for name in found if _words(name) not in rivers or name.preposition in ("in", "at", "near")]
    for name in found:
        name.role = "other" if of_outlet(name) else name.role
    persons = people(sentences, found)
    found = [name for name in found if not _is_person(name, persons)]
    note_borders(found)
    _note_known(found, home)
    kept = one_sense(chained(found))
    scene = Scene([*kept, *(outer for name in kept for outer in name.outer)], _votes(article, filed))
    told: list[PlaceExpression] = []
    for name in kept:
        made = _expression(name, scene, told)
        if made is not None:
            told.append(made)
    told = without_goals(_folded(told, sentences), sentences)
    told += [made for s in sentences if _SEAT.search(s.text) and (made := _capital(s, scene, filed, told)) is not None]
    return tuple(sorted(told, key=lambda p: (p.sentence, p.first)))


def _note_known(found: Sequence[Name], home: str) -> None:
    """A name told once with "in" or "near", or in the dateline, is a place where it stands bare, too."""
    cued = {_words(name) for name in found if name.cue and name.role == "event"}
    for name in found:
        name.known = _words(name) in cued or bool(home) and name.word == home


def _words(name: Name) -> tuple[str, ...]:
    return tuple(t.lower for t in name.sentence.tokens[name.first : name.last])


def _is_person(name: Name, persons: frozenset[str]) -> bool:
    tokens = name.sentence.tokens
    owner = name.last < len(tokens) and tokens[name.last].lower == "'s" and name.preposition == "of" and not name.kind
    if (name.cue or name.known) and not owner or name.last - name.first > 1:
        return False
    return tokens[name.first].lower in persons and not any(p.kind == COUNTRY for p in name.options)


def _votes(article: Article, filed: Place | None) -> dict[str, float]:
    """Countries told by what is not in the sentences: the dateline, the publisher."""
    votes: dict[str, float] = {}
    if article.source.country:
        votes[article.source.country.upper()] = SOURCE_VOTE
    if filed is not None:
        votes[filed.country] = votes.get(filed.country, 0.0) + DATELINE_VOTE
    return votes


def _expression(name: Name, scene: Scene, before: Sequence[PlaceExpression]) -> PlaceExpression | None:
    sentence, tokens = name.sentence, name.sentence.tokens
    first, last = name.whole
    text = sentence.text[tokens[first].start - sentence.start : tokens[last - 1].end - sentence.start]
    name.text = sentence.text[tokens[name.first].start - sentence.start : tokens[name.last - 1].end - sentence.start]
    if name.demonym:
        where = Where(name=country_name(name.demonym), text=text, country=name.demonym,
                      country_name=country_name(name.demonym), precision="country")  # fmt: skip
        return PlaceExpression(sentence=sentence.index, first=first, last=last, where=where, role=_role(name))
    place = resolve(name, scene)
    held = _held(name, scene)
    if place is None and held is None and not _kept(name):
        return None
    role = _role(name)
    told = relation(sentence.text, tokens[name.first].start - sentence.start) if role == "event" else None
    if place is not None and place.kind == COUNTRY and place not in name.options:
        where = replace(_where(place, text), name=name.text, lat=None, lon=None, geonameid=None)
        return PlaceExpression(sentence=sentence.index, first=first, last=last, where=where, role=role)
    where = _where(place, text) if place else _unknown(name, text, held, scene, before)
    if told is not None:
        where, role = (where, "other") if told.other else (_related(where, told, sentence, tokens[last - 1].end), role)
    return PlaceExpression(sentence=sentence.index, first=first, last=last, where=where, role=role, seat=name.seat)


def _kept(name: Name) -> bool:
    """Whether the words around a name nobody knows say that it is a place."""
    unknown = not name.options
    return (
        name.feature
        or name.preposition in {"in", "near"}
        and (bool(name.kind) or unknown)
        or unknown
        and bool(name.kind)
    )


def _held(name: Name, scene: Scene) -> Place | None:
    """The place a name is said to lie in, resolved; where nobody knows that one, the place it lies in itself."""
    inside = name.inside
    while inside is not None and (found := resolve(inside, scene)) is None:
        inside = inside.inside
    return found if inside is not None else None


_ROLES: dict[str, PlaceRole] = {"other": "other", "demonym": "demonym"}


def _role(name: Name) -> PlaceRole:
    sentence = name.sentence
    if name.role in _ROLES:
        return _ROLES[name.role]
    if sentence.field == "body" and sentence.start < 400:
        line = dateline(sentence.text)
        if line is not None and sentence.tokens[name.first].start - sentence.start < line.end:
            return "dateline"
    return "event"


_PRECISION: dict[int, PlacePrecision] = {COUNTRY: "country", REGION: "admin1", 2: "admin1", 3: "city"}


def _where(place: Place, text: str) -> Where:
    known = not math.isnan(place.lat)
    return Where(
        name=place.name,
        text=text,
        country=place.country,
        country_name=country_name(place.country),
        admin1=(place.name if place.kind == REGION else place.region) or None,
        lat=round(place.lat, 5) if known else None,
        lon=round(place.lon, 5) if known else None,
        precision=_PRECISION[place.kind],
        geonameid=place.geonameid or None,
    )


def _unknown(name: Name, text: str, held: Place | None, scene: Scene, before: Sequence[PlaceExpression]) -> Where:
    """A name the gazetteer lacks or the text tells too little of: its words stay, its surroundings place it."""
    if held is not None:
        outer = _where(held, text)
        inner: PlacePrecision = "near" if held.kind == 3 else outer.precision
        return replace(outer, name=name.text, precision=inner, geonameid=None)
    country = scene.top(name)
    roles = ("event",) if name.kind in _WIDE else ("event", "dateline")
    towns = (p.where for p in reversed(before[-200:]) if p.role in roles and p.where.precision == "city")
    home = next((town for town in towns if country in (None, town.country)), None)
    if name.feature and home is not None:
        return replace(home, text=text)
    return Where(
        name=name.text,
        text=text,
        country=country,
        country_name=country_name(country) if country else None,
        precision="country" if country else "unknown",
    )


_WIDE = frozenset("sector valley mountain mountains forest river lake".split())
"""Features that need not lie in the town where the report was filed: "in the Gurez sector"."""


def _related(where: Where, told: Relation, sentence: Sentence, end: int) -> Where:
    text = sentence.text[told.start : end - sentence.start].strip()
    if where.precision not in ("city", "near"):
        return replace(where, text=text)
    lat, lon = where.lat, where.lon
    if told.kilometres is not None and told.bearing is not None and lat is not None and lon is not None:
        lat, lon = (round(x, 5) for x in shifted(lat, lon, told.kilometres, told.bearing))
    return replace(where, text=text, lat=lat, lon=lon, precision="near")


def _folded(told: Sequence[PlaceExpression], sentences: Sequence[Sentence]) -> list[PlaceExpression]:
    """ "Kara, 30 miles east of Herat" is one place: Kara, at that point, where the gazetteer knows none there."""
    text = {s.index: s.text for s in sentences}
    out: list[PlaceExpression] = []
    for place in told:
        before = out[-1] if out else None
        beside = place.where.text or ""
        if before is None or not _beside(before, place) or f"{before.where.text}, {beside}" not in text[place.sentence]:
            out.append(place)
            continue
        here, there = before.where, place.where
        apart = near(here, there)
        known = here.country == there.country and apart is not None and apart <= FAR
        where = replace(here if known else there, name=here.name, text=f"{here.text}, {beside}")
        if not known:
            where = replace(where, name=here.text or here.name, geonameid=None)
        out[-1] = replace(before, last=place.last, where=where)
    return out


def _beside(before: PlaceExpression, place: PlaceExpression) -> bool:
    """Whether a place is told by its distance from another right before it."""
    same = before.sentence == place.sentence and 0 < place.first - before.last <= 14
    return same and before.role == place.role == "event" and place.where.precision == "near"


_SEAT = Sought(r"capital|\bthis (?:city|town|port)\b")
_HERE = frozenset("capital city town port".split())


def _capital(
    sentence: Sentence, scene: Scene, filed: Place | None, told: Sequence[PlaceExpression]
) -> PlaceExpression | None:
    """ "the capital" alone: of the country the article is about; "this capital", "this city": where it was filed."""
    tokens = sentence.tokens
    for i in range(len(tokens) - 1):
        here = tokens[i].lower == "this" and tokens[i + 1].lower in _HERE and filed is not None and filed.kind == TOWN
        if tokens[i + 1].lower != "capital" and not here:
            continue
        if (whose := _whose(sentence, i, told)) is not None:
            break
    else:
        return None
    after = i + 2 + (tokens[i + 2].lower == "city" if i + 2 < len(tokens) else 0)
    beside = tokens[after].lower if after < len(tokens) else ""
    code = whose or scene.top()
    place = capital(code) if code else None
    if tokens[i].lower == "this" and filed is not None and filed.kind == TOWN:
        place = filed
    if place is None or beside == "of" or any(p.sentence == sentence.index and 0 <= p.first - after <= 1 for p in told):
        return None
    i -= tokens[i].lower == "'s"
    text = sentence.text[tokens[i].start - sentence.start : tokens[after - 1].end - sentence.start]
    where = _where(place, text)
    found = relation(sentence.text, tokens[i].start - sentence.start)
    if found is not None and not found.other:
        where = _related(where, found, sentence, tokens[after - 1].end)
    role: PlaceRole = "other" if found is not None and found.other else "event"
    return PlaceExpression(sentence=sentence.index, first=i, last=after, where=where, role=role)


def _whose(sentence: Sentence, i: int, told: Sequence[PlaceExpression]) -> str | None:
    """Whose capital: a country's code where the word before says so, "" after "the" or "this"; None: no such words."""
    if sentence.tokens[i].lower in {"the", "this"}:
        return ""
    own = (p for p in told if p.sentence == sentence.index and p.where.precision == "country")
    possessive = sentence.tokens[i].lower == "'s"
    return next(
        (p.where.country for p in own if p.first == i and p.role == "demonym" or possessive and p.last == i), None
    )
