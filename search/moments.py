"""What was known at a moment, as bodies of queries (pure).

An event whose latest revision is not after the moment is known now as it was then: it is asked as it stands, words,
names, places and all. What was revised since is asked of `states`, the closed ones, whose interval holds the moment;
words of theirs that states do not keep find the event as it stands now (`earlier`). One request asks both indices.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from search import mapping, queries
from search.clauses import Clause
from search.language import Query

STATES = frozenset(mapping.shape("states", mapping.STANDARD)["mappings"]["properties"])
# External version of a state that another one ended.
CLOSED = 2
OPEN_OR_CLOSED = (1, CLOSED)


def then(query: Query, revised: Sequence[str] | None, *, fuzzy: bool = False) -> Clause:
    """What a query with `as_of` asks of `events` and `states` together.

    `revised` are the events that `earlier` found; None where the query says nothing that states do not hold.
    """
    moment = query.options["as_of"]
    standing = {"bool": {
        "must": [queries.matching(query, fuzzy=fuzzy)],
        "filter": [{"range": {"at": {"lte": moment}}}],
        "must_not": [{"exists": {"field": "event_version"}}],
    }}  # fmt: skip
    held = state(query, versions=(CLOSED,))
    if revised is not None:
        held["bool"]["filter"].append({"terms": {"event_id": list(revised)}})
    return {"bool": {"should": [standing, held], "minimum_should_match": 1}}


def state(query: Query, versions: Sequence[int] = OPEN_OR_CLOSED) -> Clause:
    """The states in which events were known at the moment, by what states hold of the query."""
    held, left_out = _held(query.filters), _held(query.excluded)
    moment: list[Clause] = [{"term": {"known": query.options["as_of"]}}, {"terms": {"version": list(versions)}}]
    return {"bool": {"filter": [*held, *moment], "must_not": [*left_out, *queries.unasked(query)]}}


def earlier(query: Query, *, fuzzy: bool = False) -> Clause | None:
    """Events that may have been known otherwise then, by what states do not hold of the query; None where all is held.

    They are meant as they stand now, whatever became of them: their titles may have been withdrawn since.
    """
    asked, left_out = _not_held(query.filters), _not_held(query.excluded)
    if not (query.has_text or query.without or asked or left_out):
        return None
    moment = query.options["as_of"]
    meant = replace(query, filters=tuple(asked), excluded=tuple(left_out), options={"status": "any"})
    since = {"bool": {"filter": [{"range": {"at": {"gt": moment}}}, {"range": {"first_known_at": {"lte": moment}}}]}}
    return {"bool": {"filter": [since, queries.matching(meant, fuzzy=fuzzy)]}}


def _held(clauses: Sequence[Clause]) -> list[Clause]:
    return [told for clause in clauses if _known(told := translated(clause))]


def _not_held(clauses: Sequence[Clause]) -> list[Clause]:
    return [clause for clause in clauses if not _known(translated(clause))]


def _known(clause: Clause) -> bool:
    """Whether states have the fields that the clause speaks of."""
    return {path.split(".")[0] for path in paths(clause)} <= STATES


def translated(clause: Clause) -> Clause:
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
