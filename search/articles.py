"""Articles as their own list of results: skipped and withdrawn ones too, each with its status and what matched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from core.privacy import MASK, masked, told_masked
from core.reading.sentences import sentences
from schemas.article import Status
from search import queries
from search.client import Shelf
from search.language import Query, QueryError
from search.names import Kind
from search.results import Highlight, Hit, Page, Record, Span, marked, page

STATUSES: tuple[str, ...] = get_args(Status)
PATHS = {"status": "status", "language": "language", "source": "source.domain"}
# Sentences shown of one article.
SHOWN = 3


async def find_articles(
    shelf: Shelf, query: Query, filters: Mapping[str, str], *, size: int = 20, after: str | None = None
) -> Page:
    """A page of articles without their text, the sentences that match highlighted; facet `status` counts all.

    `filters` maps status, language, source (domain) to a value. Near spellings only after an exact miss.
    Raises Unreachable, QueryError, ValueError (an `after` that is none of ours).
    """
    if query.filters or query.excluded or query.options:
        raise QueryError("articles are searched by words; fields belong to events", "", 0, 0)

    async def ask(fuzzy: bool) -> Page:
        answer = await shelf.search("articles", body(query, filters, size=size, after=after, fuzzy=fuzzy))
        found = answer["hits"]["hits"]
        names = await private_names(shelf, [item["_id"] for item in found])
        hits = tuple(_hit(item, names.get(item["_id"], ())) for item in found)
        return replace(page(answer, size=size, fuzzy=fuzzy), hits=hits)

    found = await ask(False)
    if not found.total and queries.may_be_misspelt(query.words):
        near = await ask(True)
        found = near if near.total else found
    return found


def body(query: Query, filters: Mapping[str, str], *, size: int, after: str | None = None, fuzzy: bool = False
         ) -> dict[str, Any]:  # fmt: skip
    """The body that finds articles. Their text comes along only where sentences of it are to be shown."""
    must = queries.text(query, queries.ARTICLE_TEXT, fuzzy=fuzzy)
    wanted = [{"term": {PATHS[name]: value}} for name, value in filters.items() if value]
    made: dict[str, Any] = {
        "query": {"bool": {"must": must, "filter": wanted, "must_not": queries.without(query, queries.ARTICLE_TEXT)}},
        "size": min(size, queries.MOST),
        "sort": [*([{"_score": {"order": "desc"}}] if must else []),
                 {"published_at": {"order": "desc"}}, {"id": {"order": "asc"}}],
        "track_total_hits": True,
        "_source": {"includes": ["record"], "excludes": [] if must else ["record.body"]},
        "aggs": {"status": {"terms": {"field": "status", "size": len(STATUSES)}}},
    }  # fmt: skip
    if must:
        made["highlight"] = queries.highlight(queries.marked_in(query, ("title", "body")))
    if after:
        made["search_after"] = queries.cursor(after, len(made["sort"]))
    return made


async def private_names(
    shelf: Shelf, ids: Sequence[str], into: Mapping[Kind, str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Article id → the words of its text that are masked in what was read from it, so that they stay so elsewhere."""
    if not ids:
        return {}
    asked = {"query": {"bool": {"filter": [{"terms": {"article_id": list(ids)}}]}}, "size": 1000,
             "_source": ["record.mention.article_id", "record.mention.passages", "record.mention.people"]}  # fmt: skip
    told: dict[str, list[tuple[int, str]]] = {}
    borne: dict[str, list[str]] = {}
    for hit in (await shelf.search("entries", asked, into))["hits"]["hits"]:
        mention = hit["_source"]["record"]["mention"]
        runs = [(each["start"], each["quote"]) for each in mention.get("passages") or () if MASK in each["quote"]]
        if runs:
            told.setdefault(mention["article_id"], []).extend(runs)
        # Of the people only those are kept whose names are shown.
        borne.setdefault(mention["article_id"], []).extend(person["name"] for person in mention.get("people") or ())
    stored = await shelf.get("articles", list(told), ["record.body"], into)
    return {id: told_masked(told[id], each.source["record"]["body"], borne[id]) for id, each in stored.items()}


def _hit(item: Record, names: Sequence[str]) -> Hit:
    record = item["_source"]["record"]
    found = [replace(each, text=masked(each.text, names)) for each in _matches(record, item.get("highlight", {}))]
    kept = {name: value for name, value in record.items() if name != "body"}
    return Hit(
        id=item["_id"], record={**kept, "title": masked(record["title"], names)}, highlights=tuple(found[:SHOWN])
    )


def _matches(record: Record, highlighted: Mapping[str, Sequence[str]]) -> Iterator[Highlight]:
    """The title and the sentences that hold words of the query, in the order of the text."""
    spans = {name: _spans(highlighted, name) for name in ("title", "body")}
    if not any(spans.values()):
        return
    for told in sentences(record["title"], record["body"]):
        text = record[told.field][told.start : told.end]
        here = [(a - told.start, b - told.start) for a, b in spans[told.field] if told.start <= a and b <= told.end]
        if here:
            yield Highlight(kind="match", article_id=record["id"], field=told.field, start=told.start, end=told.end,
                            text=text, marks=tuple(here))  # fmt: skip


def _spans(highlighted: Mapping[str, Sequence[str]], name: str) -> tuple[Span, ...]:
    # Folding keeps offsets, so that what is marked in the folded text is marked in the text as published.
    return next(iter(marked(highlighted, name).values()), ())
