"""The shape of each index: strict, explicit, and the same on every cluster that has `english` or not.

Measured on 200,000 events at 20 requests a second while writing: flat passages searched by `combined_fields` and
integer fields over closed lists answer in 32 to 59 ms (p95); nested passages and `flattened` tolls were slower or
wrong. Only `people` is nested. The full record is kept unread in `record` (`enabled: false`).
"""

from typing import Any

from schemas.claim import MEASURES, SIDES, TRAITS
from search.fields import DIRECTIONS
from search.names import Kind

Properties = dict[str, Any]
ENGLISH = "english"
STANDARD = "standard"

_KEYWORD: Properties = {"type": "keyword", "ignore_above": 1024}
_DATE: Properties = {"type": "date"}
_COUNT: Properties = {"type": "integer"}
# Persons as long: a wild figure of a campaign ("3 billion affected") must not cost the event its place on the shelf.
_PERSONS: Properties = {"type": "long"}
_BOOLEAN: Properties = {"type": "boolean"}
_UNREAD: Properties = {"type": "object", "enabled": False}
_WRITTEN: Properties = {"version": {"type": "long"}, "digest": _KEYWORD, "record": _UNREAD}


def shape(kind: Kind, analyzer: str) -> dict[str, Any]:
    """Settings and mappings of one index; `analyzer` is `english`, or `standard` where the cluster lacks it."""
    builders = {"events": _event, "states": _state, "articles": _article, "entries": _entry, "tallies": _tally}
    return {
        # A replica wherever there is a second node, and none on one: green either way.
        # A refresh that is named goes on where nobody searches: the first reader of the day waits for none.
        "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": "1s"},
        "mappings": {
            "dynamic": "strict",
            "_meta": {"tollwire": kind, "analyzer": analyzer},
            "properties": {**_WRITTEN, **builders[kind](analyzer)},
        },
    }


def _text(analyzer: str) -> Properties:
    """Stemmed for plain words; `exact` for quoted phrases, names, and queries made of stop words ("IS")."""
    exact = {"type": "text", "analyzer": STANDARD, "index_options": "offsets"}
    return {"type": "text", "analyzer": analyzer, "index_options": "offsets", "fields": {"exact": exact}}


def _range() -> Properties:
    # An open high is told by `high_open`, so that "might be 30 or more" finds "at least 25".
    return {"low": _PERSONS, "best": _PERSONS, "high": _PERSONS, "high_open": _BOOLEAN}


def toll() -> Properties:
    """Every figure of every measure as a field of its own: 7 measures, 4 sides, 9 traits, all from closed lists."""
    part = {"properties": {**_range(), "contested": _BOOLEAN}}
    figure = {
        "properties": {
            **_range(),
            "contested": _BOOLEAN,
            "voices": _COUNT,
            "victims": {"properties": _range()},
            "held": {"properties": _range()},
            "by_side": {"properties": dict.fromkeys(SIDES, part)},
            "by_trait": {"properties": dict.fromkeys(TRAITS, part)},
        }
    }
    return {"properties": dict.fromkeys(MEASURES, figure)}


def _where() -> Properties:
    return {
        "properties": {
            "country": _KEYWORD,
            "admin1": _KEYWORD,
            "precision": _KEYWORD,
            "point": {"type": "geo_point"},
            # Clusters on a map come from these: the embedded engine has no geotile_grid.
            "tiles": _KEYWORD,
        }
    }


def _event(analyzer: str) -> Properties:
    return {
        "event_id": _KEYWORD,
        "status": _KEYWORD,
        "merged_into": _KEYWORD,
        "policy": _KEYWORD,
        "conflicts": _KEYWORD,
        "event_type": _KEYWORD,
        "event_subtype": _KEYWORD,
        # The year as a word: counted twice as fast as a histogram of dates.
        "when": {"properties": {"start": _DATE, "end": _DATE, "year": _KEYWORD, "precision": _KEYWORD}},
        "where": _where(),
        "headline": _text(analyzer),
        "places": _text(analyzer),
        "passages": _text(analyzer),
        "people": {
            "type": "nested",
            "properties": {"name": {"type": "text", "analyzer": STANDARD}, "role": _KEYWORD, "status": _KEYWORD},
        },
        "toll": toll(),
        "contested": _BOOLEAN,
        "voices": _COUNT,
        "counts": {"properties": {"articles": _COUNT, "mentions": _COUNT, "revisions": _COUNT}},
        "article_ids": _KEYWORD,
        "primary_article_ids": _KEYWORD,
        "background_article_ids": _KEYWORD,
        "speakers": _KEYWORD,
        "sources": _KEYWORD,
        # From `at` on it is known as it is now; before `first_known_at` nothing was.
        "first_known_at": _DATE,
        "at": _DATE,
        "first_published_at": _DATE,
        "first_reported_at": _DATE,
        "last_reported_at": _DATE,
        # When it was revised which way, every time; `at` is the latest.
        "revised": {
            "properties": {"at": _DATE, "reason": _KEYWORD, "measure": _KEYWORD, **dict.fromkeys(DIRECTIONS, _DATE)}
        },
    }


def _state(analyzer: str) -> Properties:
    """One version of an event, and the time during which it was what we knew."""
    kept = ("event_id", "status", "event_type", "event_subtype", "when", "where", "headline", "toll", "contested")
    event = _event(analyzer)
    return {
        **{name: event[name] for name in kept},
        "event_version": {"type": "long"},
        "at": _DATE,
        "reason": _KEYWORD,
        "measure": _KEYWORD,
        "direction": _KEYWORD,
        "known": {"type": "date_range"},
        "ends": _DATE,
    }


def _article(analyzer: str) -> Properties:
    return {
        "id": _KEYWORD,
        "status": _KEYWORD,
        "status_reason": _KEYWORD,
        "title": _text(analyzer),
        "body": _text(analyzer),
        "url": _KEYWORD,
        "source": {"properties": {"name": _KEYWORD, "domain": _KEYWORD, "country": _KEYWORD}},
        "language": _KEYWORD,
        "published_at": _DATE,
        "received_at": _DATE,
    }


def _entry(analyzer: str) -> Properties:
    """The ledger as it stands: one mention and the event it is linked to now."""
    return {
        "mention_id": _KEYWORD,
        "article_id": _KEYWORD,
        "event_id": _KEYWORD,
        "judgement": _KEYWORD,
        "role": _KEYWORD,
        "retired": _BOOLEAN,
        "speakers": _KEYWORD,
        # Totals of killed told here: to find the sentence that a figure shown was read from.
        "killed": _PERSONS,
        "published_at": _DATE,
        "at": _DATE,
    }


def _tally(analyzer: str) -> Properties:
    return {
        "country": _KEYWORD,
        "admin1": _KEYWORD,
        "event_type": _KEYWORD,
        "side": _KEYWORD,
        "conflict": _KEYWORD,
        "period": _KEYWORD,
        "period_kind": _KEYWORD,
        "basis": _KEYWORD,
        "policy": _KEYWORD,
        "events": _COUNT,
        "toll": toll(),
        "at": _DATE,
    }
