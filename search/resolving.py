"""What a query with `as_of` asks: words and names that states do not hold find the events that were revised since."""

from search import moments
from search.clauses import Clause
from search.client import Shelf
from search.language import Query, QueryError

# Elasticsearch takes 65,536 terms and buckets at most; of a wider answer nothing is left out in silence.
MOST = 60_000


async def of_moment(shelf: Shelf, query: Query, *, fuzzy: bool = False) -> Clause:
    """What a query with `as_of` asks. Raises Unreachable, QueryError (too wide)."""
    asked = moments.earlier(query, fuzzy=fuzzy)
    if asked is None:
        return moments.then(query, None)
    body = {"query": asked, "size": 0, "aggs": {"ids": {"terms": {"field": "event_id", "size": MOST + 1}}}}
    answer = await shelf.search("events", body)
    ids = [bucket["key"] for bucket in answer["aggregations"]["ids"]["buckets"]]
    if len(ids) > MOST:
        raise QueryError(f"more than {MOST:,} events with these words were revised since then: narrow the search",
                         "", 0, 0)  # fmt: skip
    return moments.then(query, ids, fuzzy=fuzzy)
