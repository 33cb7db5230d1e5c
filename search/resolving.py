"""Reaches of a query answered: the ids that another index gives stand in their place."""

from dataclasses import replace
from typing import Any

from search.clauses import Clause, any_of
from search.client import Shelf
from search.language import Query
from search.reaching import REACH

# Elasticsearch takes 65,536 terms at most; of a wider answer those with most documents count.
MOST = 10_000


async def resolved(shelf: Shelf, query: Query) -> Query:
    """The query with ids in the place of every reach. Raises Unreachable."""
    filters = [await _resolve(shelf, clause) for clause in query.filters]
    excluded = [await _resolve(shelf, clause) for clause in query.excluded]
    return replace(query, filters=tuple(filters), excluded=tuple(excluded))


async def _resolve(shelf: Shelf, clause: Clause) -> Clause:
    if REACH not in clause:
        return clause
    asked: dict[str, Any] = clause[REACH]
    body = {
        "query": {"bool": {"filter": [asked["clause"]]}},
        "size": 0,
        "aggs": {"ids": {"terms": {"field": asked["path"], "size": MOST}}},
    }
    answer = await shelf.search(asked["kind"], body)
    ids = [bucket["key"] for bucket in answer["aggregations"]["ids"]["buckets"]]
    return any_of([{"terms": {path: ids}} for path in asked["found_in"]])
