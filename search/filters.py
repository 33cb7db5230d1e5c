"""Fields of the query language as filters of the events index: pure, one small function a kind of field.

Figures of the toll have rules of their own: `search.figures`.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import get_args

from schemas.claim import MEASURES, SIDES, TRAITS
from schemas.event import EventStatus
from schemas.place import PlacePrecision
from schemas.wire import instant, parse_instant
from search.clauses import Bad, Build, Clause, Context, any_of, listed, one_of, only
from search.countries import country_code
from search.fields import DIRECTIONS
from search.figures import measure
from search.kinds import KINDS, TYPES
from search.spans import Span, span

SORTS = ("relevance", "when", "reported", "revised", *MEASURES)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def country(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    """ISO 3166-1 codes or names: `country:TJ`, `country:Tajikistan`, `country:TJ,AF`; XX is unknown."""
    only(name, op)
    codes = {word: country_code(word) for word in listed(value, quoted)}
    strangers = [word for word, code in codes.items() if code is None]
    if strangers:
        raise Bad(f"{strangers[0]!r} is no country; write its ISO code (TJ) or its English name")
    return {"terms": {"where.country": list(codes.values())}}


def keyword(*paths: str) -> Build:
    """A field of exact words, upper or lower case alike, in any of the paths."""

    def build(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
        only(name, op)
        wanted = [{"value": word, "case_insensitive": True} for word in listed(value, quoted)]
        return any_of([{"term": {path: word}} for path in paths for word in wanted])

    return build


def holding(path: str) -> Build:
    """Words that a name of a list holds, upper or lower case alike: who said it, who published it."""

    def build(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
        only(name, op)
        words = listed(value, quoted)
        if any("*" in word or "?" in word for word in words):
            raise Bad("takes words, no wildcards")
        return any_of([{"wildcard": {path: {"value": f"*{word}*", "case_insensitive": True}}} for word in words])

    return build


def choice(path: str, allowed: Sequence[str]) -> Build:
    """One of a closed list; `any` leaves it open."""

    def build(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
        only(name, op)
        words = [one_of(word.lower(), (*allowed, "any")) for word in listed(value, quoted)]
        return {"match_all": {}} if "any" in words else {"terms": {path: words}}

    return build


def dates(first: str, last: str, *, instants: bool = False, fixed: str = "") -> Build:
    """A time that something spans from `first` to `last`; `fixed` is the operator of a field that is one (since)."""

    def build(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
        if fixed:
            only(name, op)
        return _overlap(first, last, fixed or op, _span(value, context), instants)

    return build


def _overlap(first: str, last: str, op: str, when: Span, instants: bool) -> Clause:
    start, after = _edge(when.start, instants), _edge(when.end + timedelta(days=1), instants)
    since, until = {"range": {last: {"gte": start}}}, {"range": {first: {"lt": after}}}
    if op == ":" and first == last:
        return {"range": {first: {"gte": start, "lt": after}}}
    if op == ":":
        return {"bool": {"filter": [since, until]}}
    return {
        ">=": since,
        "<=": until,
        ">": {"range": {last: {"gte": after}}},
        "<": {"range": {first: {"lt": start}}},
    }[op]


def _edge(day: date, instants: bool) -> str:
    return instant(datetime.combine(day, time(), UTC)) if instants else day.isoformat()


def _span(value: str, context: Context) -> Span:
    try:
        return span(value, context.today)
    except ValueError as error:
        raise Bad(str(error)) from error


def revised(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    """`revised:down`, or when it was: `revised>=2015-09-05`. Both together: lowered on that day or later."""
    if op == ":" and value.lower() in DIRECTIONS:
        return {"exists": {"field": f"revised.{value.lower()}"}}
    return _overlap("revised.at", "revised.at", op, _span(value, context), True)


def kind(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    """`kind:violence`, `kind:disaster,accident`: the types of which it consists; `other` is none of them."""
    only(name, op)
    words = [one_of(word.lower(), KINDS) for word in listed(value, quoted)]
    told = [event_type for word in words for event_type in TYPES.get(word, ())]
    known = [event_type for types in TYPES.values() for event_type in types]
    other = [{"bool": {"must_not": [{"terms": {"event_type": known}}]}}] if "other" in words else []
    return any_of([*([{"terms": {"event_type": told}}] if told else []), *other])


def contested(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    only(name, op)
    return {"term": {"contested": _yes(value)}}


def _yes(value: str) -> bool:
    yes = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if value.lower() not in yes:
        raise Bad("wants yes or no")
    return yes[value.lower()]


def counted(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    """`counted:yes`: told by some article as news, so that it enters tallies; background events enter none."""
    only(name, op)
    told: Clause = {"exists": {"field": "article_ids"}}
    return told if _yes(value) else {"bool": {"must_not": [told]}}


def together(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Which way and when a toll was revised, joined: `revised:down revised_since:7d` is a lowering of these days."""
    ways = [path for clause in clauses if (path := clause.get("exists", {}).get("field", "")).startswith("revised.")]
    spans = [span for clause in clauses if (span := clause.get("range", {}).get("revised.at"))]
    if not ways or not spans:
        return tuple(clauses)
    ends: dict[str, list[str]] = {}
    for limits in spans:
        for edge, at in limits.items():
            ends.setdefault(edge, []).append(at)
    bounds = {edge: max(told) if edge.startswith("g") else min(told) for edge, told in ends.items()}
    joined = [*({"exists": {"field": way}} for way in ways), *({"range": {"revised.at": span}} for span in spans)]
    rest = [clause for clause in clauses if clause not in joined]
    return (*rest, *({"range": {way: bounds}} for way in ways))


def part(group: str, allowed: Sequence[str]) -> Build:
    """Events with at least one person of a side or trait, in any measure: `side:civilian`, `trait:child`."""

    def build(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
        only(name, op)
        words = [one_of(word.lower(), allowed) for word in listed(value, quoted)]
        paths = [f"toll.{measure}.{group}.{word}.best" for measure in MEASURES for word in words]
        return any_of([{"range": {path: {"gte": 1}}} for path in paths])

    return build


def near(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    """`near:38.55,69.01,50`: points within 50 km. Places known only to a country or region are no points."""
    only(name, op)
    lat, lon, distance = _numbers(value.lower().removesuffix("km"), 3, "latitude,longitude,kilometres: near:38.5,69,50")
    if not 0 < distance <= 20_040:
        raise Bad("wants a distance in kilometres, from 0 to half the way round the world")
    return {"geo_distance": {"distance": f"{distance}km", "where.point": _point(lat, lon)}}


def box(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    """`box:36,67,41,75`: south, west, north, east."""
    only(name, op)
    south, west, north, east = _numbers(value, 4, "south,west,north,east: box:36,67,41,75")
    corners = {"top_left": _point(north, west), "bottom_right": _point(south, east)}
    if south > north:
        raise Bad("the south of a box is not above its north")
    return {"geo_bounding_box": {"where.point": corners}}


def _numbers(value: str, count: int, form: str) -> list[float]:
    words = value.replace(" ", "").split(",")
    if len(words) != count or not all(_NUMBER.fullmatch(word) for word in words):
        raise Bad(f"wants {form}")
    return [float(word) for word in words]


def _point(lat: float, lon: float) -> Clause:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise Bad("latitude is from -90 to 90, longitude from -180 to 180")
    return {"lat": lat, "lon": lon}


def person(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    """A victim by name, every word of it."""
    only(name, op)
    match = {"match": {"people.name": {"query": value, "operator": "and"}}}
    # States have no people: of a moment both indices are asked the same.
    return {"nested": {"path": "people", "query": match, "ignore_unmapped": True}}


def place(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    """The name of the place, as the text or the gazetteer has it."""
    only(name, op)
    return {"match_phrase": {"places.exact": value}}


def sort(name: str, op: str, value: str, quoted: bool, context: Context) -> str:
    only(name, op)
    return one_of(value.lower(), SORTS)


def as_of(name: str, op: str, value: str, quoted: bool, context: Context) -> str:
    """A moment, RFC 3339; a bare date is its end, so that the whole day was known."""
    only(name, op)
    try:
        if len(value) <= 10:
            return instant(datetime.combine(span(value, context.today).end, time(23, 59, 59), UTC))
        return instant(parse_instant(value.upper()))
    except ValueError as error:
        raise Bad("wants a date or a time: 2015-09-05 or 2015-09-05T14:00:00Z") from error


_IDS = ("article_ids", "primary_article_ids", "background_article_ids")
FIELDS: Mapping[str, Build] = {
    **dict.fromkeys(MEASURES, measure),
    "country": country,
    "region": keyword("where.admin1"),
    "admin1": keyword("where.admin1"),
    "place": place,
    "type": keyword("event_type", "event_subtype"),
    "kind": kind,
    "conflict": keyword("conflicts"),
    "when": dates("when.start", "when.end"),
    "since": dates("when.start", "when.end", fixed=">="),
    "until": dates("when.start", "when.end", fixed="<="),
    "reported": dates("first_reported_at", "last_reported_at", instants=True),
    "revised": revised,
    "revised_since": dates("revised.at", "revised.at", instants=True, fixed=">="),
    "contested": contested,
    "counted": counted,
    "side": part("by_side", SIDES),
    "trait": part("by_trait", TRAITS),
    "near": near,
    "box": box,
    "precision": choice("where.precision", get_args(PlacePrecision)),
    "person": person,
    "speaker": holding("speakers"),
    "source": holding("sources"),
    "status": choice("status", get_args(EventStatus)),
    "event": keyword("event_id"),
    "article": keyword(*_IDS),
    "sort": sort,
    "as_of": as_of,
}
