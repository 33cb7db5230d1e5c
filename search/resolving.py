"""Parts of a query that another index answers: its ids stand in their place.

Reaches (who said it, who published it) ask the ledger and the articles. What `states` do not hold (words, names,
places, articles) asks the events as they stand now: which of them is meant; their tolls are then those of the moment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from search import mapping, queries
from search.clauses import Clause, any_of
from search.client import Shelf
from search.language import Query, QueryError
from search.names import Kind
from search.reaching import REACH

# Elasticsearch takes 65,536 terms at most; of a wider answer nothing is left out in silence.
MOST = 10_000
_STATES = frozenset(mapping.shape("states", mapping.STANDARD)["mappings"]["properties"])


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
    return any_of([{"terms": {path: ids}} for path in asked["found_in"]])


async def of_states(shelf: Shelf, query: Query) -> tuple[Query, bool]:
    """The query as `states` can answer it, and whether only near spellings of its words were found.

    Raises Unreachable, QueryError (too wide).
    """
    filters = [_translated(clause) for clause in query.filters]
    excluded = [_translated(clause) for clause in query.excluded]
    there, not_there = _parted(filters)
    out, not_out = _parted(excluded)
    fuzzy = False
    if query.has_text or query.without or not_there:
        ids, fuzzy = await _meant(shelf, replace(query, filters=tuple(not_there), excluded=()))
        there.append({"terms": {"event_id": ids}})
    if not_out:
        out.append({"terms": {"event_id": await _ids(shelf, "events", "event_id", any_of(not_out))}})
    kept = replace(query, words=(), phrases=(), without=(), filters=tuple(there), excluded=tuple(out))
    return kept, fuzzy


async def _meant(shelf: Shelf, query: Query) -> tuple[list[str], bool]:
    """Events, whatever became of them, that have these words and fields; near spellings only after an exact miss."""
    any_status = replace(query, options={"status": "any"})
    for fuzzy in (False, True) if 0 < len(query.words) <= queries.FUZZY_MOST else (False,):
        ids = await _ids(shelf, "events", "event_id", queries.events(any_status, fuzzy=fuzzy)["query"])
        if ids:
            return ids, fuzzy
    return [], False


async def _ids(shelf: Shelf, kind: Kind, path: str, asked: Clause) -> list[str]:
    body = {"query": asked, "size": 0, "aggs": {"ids": {"terms": {"field": path, "size": MOST + 1}}}}
    answer = await shelf.search(kind, body)
    ids = [bucket["key"] for bucket in answer["aggregations"]["ids"]["buckets"]]
    if len(ids) > MOST:
        raise QueryError(f"more than {MOST:,} {kind} are meant: narrow the search", "", 0, 0)
    return ids


def _parted(clauses: Sequence[Clause]) -> tuple[list[Clause], list[Clause]]:
    """Those that states have the fields for, and the others."""
    here = [{path.split(".")[0] for path in paths(clause)} <= _STATES for clause in clauses]
    told = list(zip(here, clauses, strict=True))
    return [clause for known, clause in told if known], [clause for known, clause in told if not known]


def _translated(clause: Clause) -> Clause:
    """Which way an event was revised is, of a state, which way it was reached."""
    exists, limits = clause.get("exists", {}).get("field", ""), clause.get("range", {})
    path = next((name for name in (exists, *limits) if name.startswith("revised.")), "")
    if not path:
        return clause
    way = path.removeprefix("revised.")
    told: list[Clause] = [] if way == "at" else [{"term": {"direction": way}}]
    told += [{"range": {"at": limits[path]}}] if path in limits else []
    return {"bool": {"filter": told}}


def paths(clause: Any) -> Iterator[str]:
    """Every field that a clause of `search.filters` speaks of."""
    if isinstance(clause, list):
        for each in clause:
            yield from paths(each)
    elif isinstance(clause, dict):
        for name, value in clause.items():
            if name in ("bool", "filter", "should", "must", "must_not", "nested", "query"):
                yield from paths(value)
            elif name in ("term", "terms", "range", "match", "match_phrase", "geo_distance", "geo_bounding_box"):
                yield from (path for path in value if path != "distance")
            elif name in ("exists", "path"):
                yield value["field"] if name == "exists" else value
            elif name == "wildcard":
                yield from value
