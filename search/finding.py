"""The one way to search events: command line, HTTP and page all ask here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from search import moments, queries, results
from search.clauses import Clause
from search.client import Shelf
from search.facets import counted
from search.language import Query
from search.names import Kind
from search.resolving import of_moment, resolved
from search.results import Highlight, Hit, Page, Record


async def find(shelf: Shelf, query: Query, *, size: int = 20, after: str | None = None, facets: Sequence[str] = (),
               sentences: bool = True, steady: bool = False) -> Page:  # fmt: skip
    """A page of events with highlights, the figure's own sentence first unless `sentences` are not wanted.

    Near spellings only after an exact miss. `steady`: in order of id, so that no event is lost or told twice while
    events are revised (exports). `facets` are at most four names of `search.facets`; others are a request of their own
    (`count`). Raises Unreachable, NotReady, QueryError, ValueError (an `after` or a facet that is none of ours).
    """
    size = max(1, min(size, queries.MOST))
    query = await resolved(shelf, query)

    async def ask(fuzzy: bool) -> Page:
        kinds, then = await _asked(shelf, query, fuzzy)
        body = queries.events(query, size=size, after=after, facets=facets, fuzzy=fuzzy, steady=steady, then=then)
        return results.page(await shelf.search(kinds, body), size=size, fuzzy=fuzzy)

    found = await ask(False)
    if not found.total and 0 < len(query.words) <= queries.FUZZY_MOST:
        near = await ask(True)
        found = near if near.total else found
    moment = query.options.get("as_of")
    if moment:
        found = replace(found, hits=tuple(await _now(shelf, found.hits)))
    return await explained(shelf, found, moment) if sentences else found


async def count(
    shelf: Shelf, query: Query, facets: Sequence[str], *, fuzzy: bool = False
) -> Mapping[str, Mapping[str, int]]:
    """These facets (at most four) of all that the query means, and no hits. Raises as `find`."""
    query = await resolved(shelf, query)
    kinds, then = await _asked(shelf, query, fuzzy)
    body = {"query": then or queries.matching(query, fuzzy=fuzzy), "size": 0, "aggs": counted(facets)}
    return results.facets(await shelf.search(kinds, body))


async def known(shelf: Shelf, query: Query, *, size: int, after: str | None = None) -> Page:
    """States as of a moment, in order of event id: revisions, whatever has become of their events since.

    The query has `as_of` and filters that states hold (country, status, event, when, toll). Raises Unreachable.
    """
    body = {**queries.events(query, size=size, after=after, steady=True, then=moments.state(query))}
    page = results.page(await shelf.search("states", body), size=size)
    return replace(page, hits=tuple(await _now(shelf, page.hits)))


async def _asked(shelf: Shelf, query: Query, fuzzy: bool) -> tuple[tuple[Kind, ...], Clause | None]:
    """Which indices a query asks, and for what, where that is not just the events as they stand."""
    if "as_of" not in query.options:
        return ("events",), None
    return ("events", "states"), await of_moment(shelf, query, fuzzy=fuzzy)


async def _now(shelf: Shelf, hits: tuple[Hit, ...]) -> list[Hit]:
    """States under the headline of now; events bear it already."""
    states = [hit for hit in hits if hit.id != hit.record["event_id"]]
    records = dict(zip([hit.id for hit in states], await named_now(shelf, [h.record for h in states]), strict=True))
    return [replace(hit, record=records.get(hit.id, hit.record)) for hit in hits]


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
