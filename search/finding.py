"""The one way to search events: command line, HTTP and page all ask here."""

from dataclasses import replace
from typing import Any

from search import queries, results
from search.client import Shelf
from search.language import Query
from search.results import Page


async def find(shelf: Shelf, query: Query, *, size: int = 20, after: str | None = None, facets: bool = False,
               whole: bool = False) -> Page:  # fmt: skip
    """A page of events with highlights, the figure's own sentence first. Near spellings only after an exact miss.

    Raises Unreachable, NotReady, ValueError (an `after` that is none of ours).
    """
    kind = queries.index_of(query)
    size = max(1, min(size, queries.MOST))

    async def ask(fuzzy: bool) -> Page:
        body = queries.events(query, size=size, after=after, facets=facets, fuzzy=fuzzy, whole=whole)
        return results.page(await shelf.search(kind, body), size=size, fuzzy=fuzzy)

    found = await ask(False)
    if not found.total and query.words:
        near = await ask(True)
        found = near if near.total else found
    return await explained(shelf, found)


async def explained(shelf: Shelf, page: Page) -> Page:
    """The page with the sentence of each figure killed put first, from the ledger, in one request."""
    ids = [hit.record["event_id"] for hit in page.hits if "killed" in hit.record.get("toll", {})]
    if not ids:
        return page
    ledger: dict[str, list[Any]] = {}
    answer = await shelf.search("entries", queries.entries(ids))
    for item in answer["hits"]["hits"]:
        entry = item["_source"]["record"]
        ledger.setdefault(entry["event_id"], []).append(entry)
    hits = tuple(
        replace(hit, highlights=results.figures(hit, ledger.get(hit.record["event_id"], [])) + hit.highlights)
        for hit in page.hits
    )
    return replace(page, hits=hits)
