"""The one way to search events: command line, HTTP and page all ask here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from schemas.wire import parse_instant
from search import moments, queries, results
from search.clauses import Clause
from search.client import Shelf
from search.facets import counted
from search.language import Query
from search.names import Kind
from search.resolving import of_moment
from search.results import Highlight, Hit, Page, Record


async def find(shelf: Shelf, query: Query, *, size: int = 20, after: str | None = None, facets: Sequence[str] = (),
               sentences: bool = True, steady: bool = False) -> Page:  # fmt: skip
    """A page of events with highlights, the figure's own sentence first unless `sentences` are not wanted.

    Near spellings only after an exact miss. `steady`: in order of id, so that no event is lost or told twice while
    events are revised (exports). `facets` are at most four names of `search.facets`; others are a request of their own
    (`count`). Raises Unreachable, NotReady, QueryError, ValueError (an `after` or a facet that is none of ours).
    """
    size = max(1, min(size, queries.MOST))

    async def ask(fuzzy: bool) -> Page:
        kinds, then = await _asked(shelf, query, fuzzy)
        body = queries.events(query, size=size, after=after, facets=facets, fuzzy=fuzzy, steady=steady, then=then)
        return results.page(await shelf.search(kinds, body), size=size, fuzzy=fuzzy)

    found = await ask(False)
    if not found.total and queries.may_be_misspelt(query.words):
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
    """The page with the sentence of each figure killed put first, from the ledger (of that moment).

    A figure names its claims, and a claim's id begins with its mention's: reading those by id costs less than a search.
    Only a figure of which none of them says it whole, and of which there are more, is searched for.
    """
    read = {hit.id: _claims(hit) for hit in page.hits}
    entries = await _entries(shelf, [claim for claims in read.values() for claim in claims], moment)
    whole = {hit.id: results.figures(hit, entries) for hit in page.hits}
    parts = {hit.id: results.parts(hit, entries, read[hit.id][: results.PARTS]) for hit in page.hits}
    open_ones = [hit for hit in page.hits if _killed(hit) is not None and not whole[hit.id]]
    unread = [hit for hit in open_ones if len(_named(hit)) > len(read[hit.id]) or not parts[hit.id]]
    whole |= await _sought(shelf, unread, moment)
    return replace(page, hits=tuple(
        replace(hit, highlights=(whole[hit.id] or parts[hit.id]) + hit.highlights) for hit in page.hits
    ))  # fmt: skip


def _killed(hit: Hit) -> int | None:
    figure = hit.record.get("toll", {}).get("killed") or {}
    best: int | None = figure.get("best")
    return best


def _named(hit: Hit) -> tuple[str, ...]:
    """The claims of the figure killed, where it is known."""
    return tuple(hit.record["toll"]["killed"].get("claims") or ()) if _killed(hit) is not None else ()


def _claims(hit: Hit) -> tuple[str, ...]:
    """Those of them that are read: the first ones, of which a sum is shown, and the last."""
    named = _named(hit)
    return tuple(dict.fromkeys((*named[: results.PARTS], *named[-1:])))


async def _entries(shelf: Shelf, claims: Sequence[str], moment: str | None) -> list[Record]:
    """The ledger entries of these claims that still count, the latest first; those there were at that moment."""
    ids = sorted({claim.rpartition("#")[0] for claim in claims})
    stored = await shelf.get("entries", ids, ["record"], realtime=False)
    entries = [each.source["record"] for each in stored.values()]
    until = parse_instant(moment) if moment else None
    standing = [
        entry for entry in entries
        if entry["judgement"] == "same" and not entry["mention"].get("retired_by")
        and (until is None or parse_instant(entry["at"]) <= until)
    ]  # fmt: skip
    return sorted(standing, key=lambda entry: (entry["at"], entry["mention"]["mention_id"]), reverse=True)


async def _sought(shelf: Shelf, hits: Sequence[Hit], moment: str | None) -> dict[str, tuple[Highlight, ...]]:
    """The sentence of each figure by what it says, for figures of many claims."""
    if not hits:
        return {}
    figures = {hit.record["event_id"]: hit.record["toll"]["killed"]["best"] for hit in hits}
    answer = await shelf.search("entries", queries.sentences(figures, until=moment))
    told = (item["_source"]["record"] for item in answer["hits"]["hits"])
    ledger = {entry["event_id"]: entry for entry in told}
    return {hit.id: results.figures(hit, [ledger[id]] if (id := hit.record["event_id"]) in ledger else [])
            for hit in hits}  # fmt: skip
