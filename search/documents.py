"""Records as documents of the index: what is searched, folded; the whole record, unread, beside it.

A document's id is the record's own id, its version the record's own version (external), its digest what tells two
writes of one version apart. Nothing here reads a clock: the same record always gives the same document.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.privacy import MASK, masked, private, without_names
from core.tallying.scopes import scope_key
from schemas.article import Article
from schemas.claim import Claim
from schemas.event import Entry, Event, Revision
from schemas.tally import Scope, Tally
from schemas.wire import digest, instant, parse_instant, to_dict
from search import fates
from search.fields import direction, people, places, revised, shown, toll, when, where
from search.folding import fold
from search.names import Kind

# More than the characters of an article (1 MiB of text): between two of its versions there is room for every masking.
MASKINGS = 1 << 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One write: `source` is the body, `version` the external version (from 1), `id` at most 512 bytes."""

    kind: Kind
    id: str
    version: int
    digest: str
    source: Mapping[str, Any]


def document(
    kind: Kind, id: str, version: int, record: Any, fields: Mapping[str, Any], kept: Any = None
) -> Document:  # fmt: skip
    """A document from its searched fields; what is None or empty is left out, so that absent stays absent.

    The digest is that of the record as it is on its topic; `kept` is what of it may be shown, where that is less.
    """
    mark = digest(record)
    told = {key: value for key, value in fields.items() if value not in (None, (), [], {}, "")}
    source = {**told, "version": version, "digest": mark, "record": to_dict(record) if kept is None else kept}
    return Document(kind=kind, id=id, version=version, digest=mark, source=source)


def event(record: Event) -> Document:
    """An event. Passages are a flat array of folded sentences, in the order of the record's passages.

    Names that are never shown are neither searched nor kept: not among the people, not in the sentences.
    """
    wordless = replace(record, headline="", passages=(), people=(), speakers=())
    return _event(record, wordless if record.status == "retracted" else record)


def _event(whole: Event, record: Event) -> Document:
    """The document of `whole` with the words of `record`: of a retracted event none, its articles may be withdrawn."""
    names = private(record.people)
    plain = to_dict(record) if record.people else {}
    known = tuple(person for person in record.people if shown(person) and not fates.doubtful(plain, to_dict(person)))
    passages = [masked(passage.text, names) for passage in record.passages]
    speakers = [name for name in record.speakers if masked(name, names) == name]
    fields = {
        **identity(record),
        "headline": fold(masked(record.headline, names)),
        "merged_into": record.merged_into,
        "policy": record.policy,
        "conflicts": list(record.conflicts),
        "places": places(record.where),
        "passages": [fold(text) for text in passages],
        "people": people(known),
        "voices": record.voices,
        "counts": to_dict(record.counts),
        "article_ids": list(record.article_ids),
        "primary_article_ids": list(record.primary_article_ids),
        "background_article_ids": list(record.background_article_ids),
        "speakers": [fold(name) for name in speakers],
        "sources": [fold(name) for name in record.sources],
        **since(record),
        "first_published_at": record.first_published_at and instant(record.first_published_at),
        "first_reported_at": record.first_reported_at and instant(record.first_reported_at),
        "last_reported_at": record.last_reported_at and instant(record.last_reported_at),
        "revised": revised(record.history, record.lowered),
    }
    told = to_dict(replace(record, people=known))
    kept = told | {name: without_names(told[name], names) for name in ("headline", "passages", "links")}
    kept["speakers"] = speakers
    return document("events", record.event_id, record.version, whole, fields, kept)


def since(record: Event) -> dict[str, str | None]:
    """Since when anything of it was known, and since when all that is known now; an older record guesses."""
    first = record.first_known_at or record.first_reported_at
    last = record.revised_at or (record.history[-1].at if record.history else None)
    return {"first_known_at": instant(first) if first else None, "at": instant(last) if last else None}


def article(record: Article, names: Sequence[str] = ()) -> Document:
    """An article, skipped ones too, without the names. A cancelled one keeps who published it and when; its words go.

    Names are known later than the article: each masking is a version of its own, higher the more is masked.
    """
    if record.status == "cancelled":
        record = withdrawn(record)
    known = [name for name in names if name.strip(f"{MASK} ")]
    record = replace(record, title=masked(record.title, known), body=masked(record.body, known))
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
    version = record.version * MASKINGS + record.title.count(MASK) + record.body.count(MASK)
    return document("articles", record.id, version, record, fields)


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
        "killed": sorted({claim.best for claim in mention.claims if _total_killed(claim) and claim.best is not None}),
        "speakers": sorted({claim.speaker.name for claim in mention.claims if claim.speaker.name}),
        "published_at": instant(mention.published_at),
        "at": instant(record.at),
    }
    told = to_dict(replace(mention, people=tuple(person for person in mention.people if shown(person))))
    kept = to_dict(record) | {"mention": without_names(told, private(mention.people), but=_PLAIN)}
    return document("entries", mention.mention_id, record.version, record, fields, kept)


# No words of an article: nothing in them is masked.
_PLAIN = ("mention_id", "article_id", "claim_id", "of", "people", "where", "when", "toll")


def _total_killed(claim: Claim) -> bool:
    plain = not (claim.negated or claim.disputed or claim.feared)
    return claim.measure == "killed" and claim.mode == "total" and plain


def tally(record: Tally) -> Document:
    """A running total. Its id is the scope's key: `event_date/2015-09/country=TJ`."""
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
    return document("tallies", scope_key(record.scope, record.basis), record.version, record, fields)


def period_kind(scope: Scope) -> str:
    return {3: "all", 7: "month", 10: "day"}.get(len(scope.period), "other")


def state(record: Revision) -> Document:
    """What an event was from this version on, still open: external version 1."""
    changed = [(record.before, record.after), *((each.before, each.after) for each in record.others)]
    fields = {
        **identity(record),
        "event_version": record.version,
        "at": instant(record.at),
        "reason": record.reason,
        "measure": record.measure,
        "direction": sorted({direction(before, after) for before, after in changed}),
        "known": {"gte": instant(record.at)},
    }
    return document("states", state_id(record.event_id, record.version), 1, record, fields)


def closed(open_state: Mapping[str, Any], until: str) -> Document:
    """The same state, known only until the next version came: external version 2, from the stored source.

    An interval that is empty, since the next version is of the same moment, is left out: nobody ever knew it.
    """
    since = open_state["at"]
    mark = f"{open_state['digest']}-{until}"
    source = {key: value for key, value in open_state.items() if key != "known"} | {"version": 2, "digest": mark}
    if parse_instant(since) < parse_instant(until):
        source["known"] = {"gte": since, "lt": until}
    id = state_id(open_state["event_id"], open_state["event_version"])
    return Document(kind="states", id=id, version=2, digest=mark, source=source)


def ending(record: Revision) -> Document:
    """A note for a state that is not there yet: when it ended. It matches no query; only its id finds it."""
    until = instant(record.at)
    id = ending_id(state_id(record.event_id, record.follows or 0))
    return Document(kind="states", id=id, version=1, digest=until, source={"ends": until, "digest": until})


def ending_id(state: str) -> str:
    return f"{state}~end"


def state_id(event_id: str, version: int) -> str:
    return f"{event_id}@{version}"


def identity(record: Event | Revision) -> dict[str, Any]:
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
