"""The one way to search events: command line, HTTP and page all ask here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from search import queries, results
from search.client import Shelf
from search.language import Query
from search.resolving import of_states, resolved
from search.results import Highlight, Hit, Page, Record


async def find(shelf: Shelf, query: Query, *, size: int = 20, after: str | None = None, facets: bool = False,
               sentences: bool = True, steady: bool = False) -> Page:  # fmt: skip
    """A page of events with highlights, the figure's own sentence first unless `sentences` are not wanted.

    Near spellings only after an exact miss. `steady`: in order of id, so that no event is lost or told twice while
    events are revised (exports). Raises Unreachable, NotReady, QueryError, ValueError (an
    `after` that is none of ours).
    """
    kind = queries.index_of(query)
    size = max(1, min(size, queries.MOST))
    query = await resolved(shelf, query)
    fuzzy = False
    if kind == "states":
        query, fuzzy = await of_states(shelf, query)

    async def ask(fuzzy: bool) -> Page:
        body = queries.events(query, size=size, after=after, facets=facets, fuzzy=fuzzy, steady=steady)
        return results.page(await shelf.search(kind, body), size=size, fuzzy=fuzzy)

    found = await ask(False)
    if not found.total and 0 < len(query.words) <= queries.FUZZY_MOST:
        near = await ask(True)
        found = near if near.total else found
    if kind == "states":
        found = replace(found, fuzzy=fuzzy, hits=tuple(await _now(shelf, found.hits)))
    return await explained(shelf, found, query.options.get("as_of")) if sentences else found


async def _now(shelf: Shelf, hits: tuple[Hit, ...]) -> list[Hit]:
    records = await named_now(shelf, [hit.record for hit in hits])
    return [replace(hit, record=record) for hit, record in zip(hits, records, strict=True)]


async def named_now(shelf: Shelf, states: Sequence[Record]) -> list[Record]:
    """States under the headline that their event has now: a title may have been withdrawn or withheld since."""
    ids = list(dict.fromkeys(state["event_id"] for state in states))
    events = await shelf.get("events", ids, ["record.headline"])
    now = {id: (stored.source.get("record") or {}).get("headline", "") for id, stored in events.items()}
    return [{**state, "headline": now.get(state["event_id"], state.get("headline", ""))} for state in states]


async def explained(shelf: Shelf, page: Page, moment: str | None = None) -> Page:
    """The page with the sentence of each figure killed put first, from the ledger (of that moment), in one request."""
    figures = {hit.record["event_id"]: best for hit in page.hits if (best := _killed(hit)) is not None}
    if not figures:
        return page
    answer = await shelf.search("entries", queries.sentences(figures, until=moment))
    told = (item["_source"]["record"] for item in answer["hits"]["hits"])
    ledger = {entry["event_id"]: entry for entry in told}
    hits = [replace(hit, highlights=_first(hit, ledger) + hit.highlights) for hit in page.hits]
    return replace(page, hits=tuple(await _by_parts(shelf, hits)))


async def _by_parts(shelf: Shelf, hits: Sequence[Hit]) -> list[Hit]:
    """Figures that no sentence gives whole: the sentences of their parts, found by the claims the figure names."""
    claims = {hit.id: _named(hit) for hit in hits if not any(each.kind == "figure" for each in hit.highlights)}
    mentions = {claim.rpartition("#")[0] for named in claims.values() for claim in named}
    stored = await shelf.get("entries", sorted(mentions), ["record"])
    entries = [each.source["record"] for each in stored.values()]
    return [replace(hit, highlights=results.parts(hit, entries, claims[hit.id]) + hit.highlights)
            if claims.get(hit.id) else hit for hit in hits]  # fmt: skip


def _named(hit: Hit) -> tuple[str, ...]:
    """The first claims of the figure killed; a claim's id begins with its mention's."""
    figure = hit.record.get("toll", {}).get("killed") or {}
    return tuple(figure.get("claims") or ())[: results.PARTS] if figure.get("best") is not None else ()


def _killed(hit: Hit) -> int | None:
    figure = hit.record.get("toll", {}).get("killed") or {}
    best: int | None = figure.get("best")
    return best


def _first(hit: Hit, ledger: Mapping[str, Record]) -> tuple[Highlight, ...]:
    entry = ledger.get(hit.record["event_id"])
    return results.figures(hit, [entry]) if entry else ()
