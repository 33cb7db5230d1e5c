"""The one way to search events: command line, HTTP and page all ask here."""

from collections.abc import Mapping
from dataclasses import replace

from search import queries, results
from search.client import Shelf
from search.language import Query
from search.resolving import resolved
from search.results import Highlight, Hit, Page, Record

# Each word of a fuzzy query may become fifty in each field, and Elasticsearch bounds their number.
FUZZY_MOST = 6


async def find(shelf: Shelf, query: Query, *, size: int = 20, after: str | None = None, facets: bool = False,
               sentences: bool = True) -> Page:  # fmt: skip
    """A page of events with highlights, the figure's own sentence first unless `sentences` are not wanted.

    Near spellings only after an exact miss. Raises Unreachable, NotReady, ValueError (an `after` that is none of ours).
    """
    kind = queries.index_of(query)
    size = max(1, min(size, queries.MOST))
    query = await resolved(shelf, query)

    async def ask(fuzzy: bool) -> Page:
        body = queries.events(query, size=size, after=after, facets=facets, fuzzy=fuzzy)
        return results.page(await shelf.search(kind, body), size=size, fuzzy=fuzzy)

    found = await ask(False)
    if not found.total and 0 < len(query.words) <= FUZZY_MOST:
        near = await ask(True)
        found = near if near.total else found
    return await explained(shelf, found) if sentences else found


async def explained(shelf: Shelf, page: Page) -> Page:
    """The page with the sentence of each figure killed put first, from the ledger, in one request."""
    figures = {hit.record["event_id"]: best for hit in page.hits if (best := _killed(hit)) is not None}
    if not figures:
        return page
    answer = await shelf.search("entries", queries.sentences(figures))
    told = (item["_source"]["record"] for item in answer["hits"]["hits"])
    ledger = {entry["event_id"]: entry for entry in told}
    hits = tuple(replace(hit, highlights=_first(hit, ledger) + hit.highlights) for hit in page.hits)
    return replace(page, hits=hits)


def _killed(hit: Hit) -> int | None:
    figure = hit.record.get("toll", {}).get("killed") or {}
    best: int | None = figure.get("best")
    return best


def _first(hit: Hit, ledger: Mapping[str, Record]) -> tuple[Highlight, ...]:
    entry = ledger.get(hit.record["event_id"])
    return results.figures(hit, [entry]) if entry else ()
