"""Bodies that count instead of list: killed by tile for a map, by month for a time line (pure)."""

from search.clauses import Clause
from search.language import Query
from search.queries import events

_SUMS: Clause = {
    "killed": {"sum": {"field": "toll.killed.best"}},
    "told": {"value_count": {"field": "toll.killed.best"}},
}


# A tile stands where most died in it: the embedded engine has no centroid.
_LARGEST: Clause = {"top_hits": {
    "size": 1, "_source": ["record.where"], "sort": [{"toll.killed.best": {"order": "desc", "missing": "_last"}}],
}}  # fmt: skip


def _only_counted(query: Query) -> Clause:
    """Events that match and that some article tells as news: background enters no sum, on a map neither."""
    found = events(query)["query"]
    return {"bool": {"filter": [found, {"exists": {"field": "article_ids"}}]}}


def places(query: Query) -> Clause:
    """Killed by tile, for a map; how many events each country has whose place is known no better than a region."""
    coarse = {"bool": {"must_not": [{"exists": {"field": "where.point"}}]}}
    return {
        "query": _only_counted(query),
        "size": 0,
        "track_total_hits": True,
        "aggs": {
            "tiles": {"terms": {"field": "where.tiles", "size": 10_000}, "aggs": {**_SUMS, "place": _LARGEST}},
            "coarse": {"filter": coarse, "aggs": {
                "countries": {"terms": {"field": "where.country", "size": 300}, "aggs": _SUMS}}},
        },
    }  # fmt: skip


def months(query: Query) -> Clause:
    """Events by the month in which they began, killed with them; those known only to a year are left out."""
    precise = {"terms": {"when.precision": ["minute", "day", "week", "month"]}}
    histogram = {"field": "when.start", "calendar_interval": "month", "min_doc_count": 1}
    return {
        "query": {"bool": {"filter": [_only_counted(query), precise]}},
        "size": 0,
        "track_total_hits": True,
        "aggs": {"months": {"date_histogram": histogram, "aggs": _SUMS}},
    }
