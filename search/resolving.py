"""Parts of a query that another index answers: its ids stand in their place.

Reaches ask the states, which keep every lowering. Of a moment, words and names that states do not hold ask the events
that were revised since.
"""

from dataclasses import replace
from typing import Any

from search import moments
from search.clauses import Clause, any_of
from search.client import Shelf
from search.language import Query, QueryError
from search.names import Kind
from search.reaching import REACH

# Elasticsearch takes 65,536 terms and buckets at most; of a wider answer nothing is left out in silence.
MOST = 60_000


async def resolved(shelf: Shelf, query: Query) -> Query:
    """The query with ids in the place of every reach. Raises Unreachable, QueryError (too wide)."""
    filters = [await _resolve(shelf, clause) for clause in query.filters]
    excluded = [await _resolve(shelf, clause) for clause in query.excluded]
    return replace(query, filters=tuple(filters), excluded=tuple(excluded))


async def _resolve(shelf: Shelf, clause: Clause) -> Clause:
    if REACH not in clause:
        return clause
    asked: dict[str, Any] = clause[REACH]
    ids = await _ids(shelf, asked["kind"], asked["path"], {"bool": {"filter": [asked["clause"]]}})
    if len(ids) > MOST:
        raise QueryError(f"more than {MOST:,} events are meant: say since when, as in revised_since:30d", "", 0, 0)
    return any_of([{"terms": {path: ids}} for path in asked["found_in"]])


async def of_moment(shelf: Shelf, query: Query, *, fuzzy: bool = False) -> Clause:
    """What a resolved query with `as_of` asks. Raises Unreachable, QueryError (too wide)."""
    asked = moments.earlier(query, fuzzy=fuzzy)
    if asked is None:
        return moments.then(query, None)
    ids = await _ids(shelf, "events", "event_id", asked)
    if len(ids) > MOST:
        raise QueryError(f"more than {MOST:,} events with these words were revised since then: narrow the search",
                         "", 0, 0)  # fmt: skip
    return moments.then(query, ids, fuzzy=fuzzy)


async def _ids(shelf: Shelf, kind: Kind, path: str, asked: Clause) -> list[str]:
    """At most one more than `MOST`."""
    body = {"query": asked, "size": 0, "aggs": {"ids": {"terms": {"field": path, "size": MOST + 1}}}}
    answer = await shelf.search(kind, body)
    return [bucket["key"] for bucket in answer["aggregations"]["ids"]["buckets"]]
