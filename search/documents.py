"""Records as documents of the index: what is searched, folded; the whole record, unread, beside it.

A document's id is the record's own id, its version the record's own version (external), its digest what tells two
writes of one version apart. Nothing here reads a clock: the same record always gives the same document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from schemas.article import Article
from schemas.event import Change, Entry, Event
from schemas.mention import Person
from schemas.place import When, Where
from schemas.tally import Scope, Tally
from schemas.toll import Figure, Part, Range
from schemas.wire import digest, instant, to_dict
from search.folding import fold
from search.names import Kind
from search.tiles import tiles

# Only where the text tells a point do we keep one; a country's centroid would put its dead into one field.
POINTS = frozenset({"exact", "near", "city"})
# A casualty keeps a name; suspects, the arrested, and minors are never indexed (nor found, nor suggested).
_NAMED_STATUS = frozenset({"killed", "injured", "missing", "kidnapped"})
ADULT = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One write: `source` is the body, `version` the external version (from 1), `id` at most 512 bytes."""

    kind: Kind
    id: str
    version: int
    digest: str
    source: Mapping[str, Any]


def document(kind: Kind, id: str, version: int, record: Any, fields: Mapping[str, Any]) -> Document:
    """A document from its searched fields; what is None or empty is left out, so that absent stays absent."""
    mark = digest(record)
    kept = {key: value for key, value in fields.items() if value not in (None, (), [], {}, "")}
    source = {**kept, "version": version, "digest": mark, "record": to_dict(record)}
    return Document(kind=kind, id=id, version=version, digest=mark, source=source)


def event(record: Event) -> Document:
    """An event. Passages are a flat array of folded sentences, in the order of the record's passages."""
    fields = {
        **identity(record),
        "merged_into": record.merged_into,
        "policy": record.policy,
        "conflicts": list(record.conflicts),
        "places": places(record.where),
        "passages": [fold(passage.text) for passage in record.passages],
        "people": people(record.people),
        "voices": record.voices,
        "counts": to_dict(record.counts),
        "article_ids": list(record.article_ids),
        "primary_article_ids": list(record.primary_article_ids),
        "background_article_ids": list(record.background_article_ids),
        "first_published_at": record.first_published_at and instant(record.first_published_at),
        "first_reported_at": record.first_reported_at and instant(record.first_reported_at),
        "last_reported_at": record.last_reported_at and instant(record.last_reported_at),
        "revised": revised(record.history),
    }
    return document("events", record.event_id, record.version, record, fields)


def article(record: Article) -> Document:
    """An article, skipped ones too. A cancelled one keeps who published it and when; its words are gone."""
    if record.status == "cancelled":
        record = withdrawn(record)
    fields = {
        "id": record.id,
        "status": record.status,
        "status_reason": record.status_reason,
        "title": fold(record.title),
        "body": fold(record.body),
        "url": record.url,
        "source": {key: value for key, value in to_dict(record.source).items() if value},
        "language": record.language,
        "published_at": instant(record.published_at),
        "received_at": record.received_at and instant(record.received_at),
    }
    return document("articles", record.id, record.version, record, fields)


def withdrawn(record: Article) -> Article:
    """A cancelled article without its text: that it was withdrawn stays, what it said does not."""
    return Article(
        id=record.id, title="", body="", published_at=record.published_at, url=record.url, source=record.source,
        language=record.language, revision=record.revision, received_at=record.received_at, status=record.status,
        status_reason=record.status_reason, version=record.version,
    )  # fmt: skip


def entry(record: Entry) -> Document:
    """A ledger entry: one mention, with its claims, and the event it is linked to as of this version."""
    mention = record.mention
    fields = {
        "mention_id": mention.mention_id,
        "article_id": mention.article_id,
        "event_id": record.event_id,
        "judgement": record.judgement,
        "role": mention.role,
        "retired": mention.retired_by is not None,
        "speakers": sorted({claim.speaker.name for claim in mention.claims if claim.speaker.name}),
        "published_at": instant(mention.published_at),
        "at": instant(record.at),
    }
    return document("entries", mention.mention_id, record.version, record, fields)


def tally(record: Tally) -> Document:
    """A running total. Its id spells its scope and basis: `country=TJ;period=all;basis=event_date`."""
    scope = {key: value for key, value in to_dict(record.scope).items() if value is not None}
    fields = {
        **scope,
        "period_kind": period_kind(record.scope),
        "basis": record.basis,
        "policy": record.policy,
        "events": record.events,
        "toll": toll(record.toll),
        "at": record.at and instant(record.at),
    }
    return document("tallies", tally_id(record.scope, record.basis), record.version, record, fields)


def tally_id(scope: Scope, basis: str) -> str:
    """One spelling of a scope and basis, the same for writer and reader."""
    parts = {key: value for key, value in to_dict(scope).items() if value is not None} | {"basis": basis}
    return ";".join(f"{key}={value}" for key, value in parts.items())


def period_kind(scope: Scope) -> str:
    return {3: "all", 7: "month", 10: "day"}.get(len(scope.period), "other")


def identity(record: Event) -> dict[str, Any]:
    """What an event and each of its states are filtered by."""
    return {
        "event_id": record.event_id,
        "status": record.status,
        "event_type": record.event_type,
        "event_subtype": record.event_subtype,
        "when": when(record.when),
        "where": where(record.where),
        "headline": fold(record.headline),
        "toll": toll(record.toll),
        "contested": any(figure.contested for figure in record.toll.values()),
    }


def when(value: When | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {"start": value.start.isoformat(), "end": value.end.isoformat(), "precision": value.precision}


def where(value: Where) -> dict[str, Any]:
    fields: dict[str, Any] = {"country": value.country, "admin1": value.admin1, "precision": value.precision}
    if value.precision in POINTS and value.lat is not None and value.lon is not None:
        fields |= {"point": {"lat": value.lat, "lon": value.lon}, "tiles": tiles(value.lat, value.lon)}
    return {key: item for key, item in fields.items() if item}


def places(value: Where) -> list[str]:
    """Every name the place goes by, folded, each once."""
    names = (value.name, value.text, value.admin1, value.country_name)
    return list(dict.fromkeys(fold(name) for name in names if name))


def people(persons: Iterable[Person]) -> list[dict[str, Any]]:
    """Adult victims only; see `_NAMED_STATUS`."""
    shown = (
        p for p in persons if p.role == "victim" and p.status in _NAMED_STATUS and (p.age is None or p.age >= ADULT)
    )
    return [{"name": fold(p.name), "role": p.role, "status": p.status} for p in shown]


def toll(value: Mapping[str, Figure]) -> dict[str, Any]:
    """Explicit integers; a measure nobody reported stays absent, so that no range ever matches it."""
    return {measure: _figure(figure) for measure, figure in value.items()}


def _figure(figure: Figure) -> dict[str, Any]:
    fields = {**_range(figure), "contested": figure.contested, "voices": figure.voices}
    fields |= {name: _range(share) for name in ("victims", "held") if (share := getattr(figure, name)) is not None}
    for name, parts in (("by_side", figure.by_side), ("by_trait", figure.by_trait)):
        if parts:
            fields[name] = {key: {**_range(part), "contested": part.contested} for key, part in parts.items()}
    return fields


def _range(value: Figure | Part | Range) -> dict[str, Any]:
    told = {"low": value.low, "best": value.best, "high": value.high}
    fields: dict[str, Any] = {key: number for key, number in told.items() if number is not None}
    # A figure of which nothing is known has no open high either: it matches no range at all.
    return fields | ({"high_open": True} if value.high is None and fields else {})


def revised(history: Iterable[Change]) -> dict[str, Any] | None:
    """The latest change of the event's toll."""
    changes = tuple(history)
    if not changes:
        return None
    last = changes[-1]
    way = direction(last.before, last.after)
    return {"at": instant(last.at), "reason": last.reason, "measure": last.measure, "direction": way}


def direction(before: Range | None, after: Range | None) -> str:
    """`new`, `gone`, `up`, `down` or `same`, by the best figure."""
    was = before.best if before else None
    now = after.best if after else None
    if was is None or now is None:
        return "same" if was == now else "new" if was is None else "gone"
    return "up" if now > was else "down" if now < was else "same"
