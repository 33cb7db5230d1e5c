"""Bodies of requests, built from queries: plain dicts, no wire.

Text is folded here as it was when stored. Words are searched with `combined_fields` AND over headline, passages and
places; a quoted phrase, and a query of nothing but stop words ("IS"), in the `exact` sub-fields.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from search.clauses import Clause, any_of
from search.facets import counted
from search.folding import MARK_OFF, MARK_ON, fold
from search.language import Query

# Lucene's EnglishAnalyzer.ENGLISH_STOP_WORDS_SET: what the `english` analyzer drops.
STOP_WORDS = frozenset(
    "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this "
    "to was will with".split()
)
EVENT_TEXT = ("headline^2", "passages", "places")
ARTICLE_TEXT = ("title^2", "body")
MOST = 200
# Each word of a fuzzy query may become twenty in each field, and Elasticsearch bounds their number.
FUZZY_MOST = 6
# No longer word is misspelt; Elasticsearch builds an automaton of its letters and fails at some hundreds of them.
FUZZY_LONGEST = 40
# An event is shown in a list without what only its own page needs.
LIST_RECORD = {"includes": ["record"], "excludes": ["record.links", "record.history", "record.people"]}


def events(query: Query, *, size: int = 20, after: str | None = None, facets: Sequence[str] = (), fuzzy: bool = False,
           steady: bool = False, then: Clause | None = None) -> Clause:  # fmt: skip
    """The body that finds events. `fuzzy` forgives a letter or two a word; `facets` are names of `search.facets`.

    `steady` orders by id alone: pages that follow each other then hold while events are revised. `then` is asked
    instead of the events as they stand now (`search.moments`).
    """
    body: Clause = {
        "query": then or matching(query, fuzzy=fuzzy),
        "size": min(size, MOST),
        "sort": [{"event_id": {"order": "asc"}}] if steady else order(query),
        "track_total_hits": True,
        "_source": LIST_RECORD,
    }
    if query.has_text and not steady:
        body["highlight"] = highlight(marked_in(query, ("passages",)))
        if fuzzy:
            # Marking by the whole query would look for near spellings of every field in every field: twice as slow.
            body["highlight"]["highlight_query"] = {"bool": {"should": text(query, ("passages",), fuzzy=True)}}
    if after:
        body["search_after"] = cursor(after, len(body["sort"]))
    if facets:
        body["aggs"] = counted(facets)
    return body


def matching(query: Query, *, fuzzy: bool = False) -> Clause:
    """The events, as they stand now, that a query means."""
    return {"bool": {
        "must": text(query, EVENT_TEXT, fuzzy=fuzzy),
        "filter": list(query.filters),
        "must_not": [*query.excluded, *unasked(query), *without(query, EVENT_TEXT)],
    }}  # fmt: skip


def text(query: Query, paths: Sequence[str], *, fuzzy: bool = False) -> list[Clause]:
    """Every word and every phrase has to be there."""
    phrases = [phrase(words, paths) for words in query.phrases]
    plain = list(query.words)
    if not plain:
        return phrases
    if fuzzy:
        return [*phrases, *(_roughly(word, paths) for word in plain)]
    if all(word.lower() in STOP_WORDS for word in plain):
        return [*phrases, combined(" ".join(plain), [exact(path) for path in paths])]
    alike = [word for word in plain if word.lower() in synonyms()]
    rest = [word for word in plain if word.lower() not in synonyms()]
    groups = [any_of([combined(other, paths) for other in synonyms()[word.lower()]]) for word in alike]
    return [*phrases, *([combined(" ".join(rest), paths)] if rest else []), *groups]


def combined(words: str, paths: Sequence[str]) -> Clause:
    return {"combined_fields": {"query": words, "fields": list(paths), "operator": "and"}}


def phrase(words: str, paths: Sequence[str]) -> Clause:
    return {"multi_match": {"query": words, "fields": [exact(path) for path in paths], "type": "phrase"}}


def exact(path: str) -> str:
    """`headline^2` → `headline.exact^2`."""
    name, boost, weight = path.partition("^")
    return f"{name}.exact{boost}{weight}"


def may_be_misspelt(words: Sequence[str]) -> bool:
    """Whether words that found nothing are asked once more by their near spellings."""
    return 0 < len(words) <= FUZZY_MOST and max(map(len, words)) <= FUZZY_LONGEST


def _roughly(word: str, paths: Sequence[str]) -> Clause:
    """A letter off from four on, two from nine on: two in six find half the dictionary, and cost a second to mark."""
    return {"multi_match": {"query": word, "fields": list(paths), "fuzziness": "AUTO:4,9", "prefix_length": 1,
                            "max_expansions": 20}}  # fmt: skip


def without(query: Query, paths: Sequence[str]) -> list[Clause]:
    return [phrase(words, paths) if " " in words else combined(words, paths) for words in query.without]


def unasked(query: Query) -> list[Clause]:
    """Merged and retracted events are found only by those who ask for them."""
    return [] if "status" in query.options else [{"terms": {"status": ["merged", "retracted"]}}]


def order(query: Query) -> list[Clause]:
    """The sort; ties always break on the id, so that pages are stable."""
    wanted = query.options.get("sort", "relevance" if query.has_text else "reported")
    newest = "at" if "as_of" in query.options else "last_reported_at"
    paths = {"when": "when.end", "reported": newest, "revised": "revised.at" if newest != "at" else "at"}
    if wanted == "relevance":
        return [{"_score": {"order": "desc"}}, {"event_id": {"order": "asc"}}]
    path = paths.get(wanted, f"toll.{wanted}.best")
    return [{path: {"order": "desc", "missing": "_last"}}, {"event_id": {"order": "asc"}}]


def marked_in(query: Query, paths: Sequence[str]) -> list[str]:
    """The fields in which a query's words stand: each that is looked at costs a reader of the index."""
    plain = any(word.lower() not in STOP_WORDS for word in query.words)
    as_written = query.phrases or (query.words and not plain)
    return [name for path in paths for name in (*([path] if plain else []), *([exact(path)] if as_written else []))]


def highlight(fields: Sequence[str]) -> Clause:
    """Whole passages with the words marked by code points that no stored text holds."""
    told: Clause = {name: {} for name in fields}
    return {"number_of_fragments": 0, "pre_tags": [MARK_ON], "post_tags": [MARK_OFF], "fields": told}


def mark(values: Sequence[Any]) -> str:
    """The place of a hit in its order, as a word that fits into an address."""
    return base64.urlsafe_b64encode(json.dumps(list(values)).encode()).decode().rstrip("=")


def cursor(after: str, length: int) -> list[Any]:
    """The values of `mark`. Raises ValueError for what no page of ours ever gave."""
    try:
        values = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except ValueError as error:
        raise ValueError("`after` is no place in a list of ours; take `next` of the page before") from error
    plain = isinstance(values, list) and all(value is None or isinstance(value, str | int | float) for value in values)
    if not plain or len(values) != length:
        raise ValueError("`after` belongs to a list in another order")
    return list(values)


def entries(event_ids: Sequence[str], *, size: int = 1000) -> Clause:
    """The ledger of these events: their mentions as linked now, oldest first."""
    return {
        "query": {"bool": {"filter": [{"terms": {"event_id": list(event_ids)}}]}},
        "sort": [{"at": {"order": "asc"}}, {"mention_id": {"order": "asc"}}],
        "size": size,
        "_source": ["record"],
    }


def sentences(figures: Mapping[str, int], *, until: str | None = None) -> Clause:
    """For each event of `{event id: killed}` one ledger entry that tells just this total, the latest (then)."""
    pairs = [
        {"bool": {"filter": [{"term": {"event_id": id}}, {"term": {"killed": killed}}]}}
        for id, killed in figures.items()
    ]
    plain: list[Clause] = [any_of(pairs), {"term": {"judgement": "same"}}, {"term": {"retired": False}}]
    return {
        "query": {"bool": {"filter": [*plain, *([{"range": {"at": {"lte": until}}}] if until else [])]}},
        "collapse": {"field": "event_id"},
        "sort": [{"at": {"order": "desc"}}, {"mention_id": {"order": "asc"}}],
        "size": len(figures),
        "_source": ["record"],
    }


def told_by(article_id: str, *, size: int = 1000) -> Clause:
    """The ledger of one article."""
    return {**entries([]), "query": {"bool": {"filter": [{"term": {"article_id": article_id}}]}}, "size": size}


def version(event_id: str) -> Clause:
    """Which version of an event a search finds now."""
    return {"query": {"bool": {"filter": [{"term": {"event_id": event_id}}]}}, "size": 1, "_source": ["version"]}


def states(event_id: str, *, size: int = 1000) -> Clause:
    """Every version of an event, oldest first."""
    return {
        "query": {"bool": {"filter": [{"term": {"event_id": event_id}}]}},
        "sort": [{"event_version": {"order": "asc"}}],
        "size": size,
        "_source": ["record"],
    }


def revisions(size: int) -> Clause:
    """The latest revisions of any event."""
    return {
        "query": {"bool": {"filter": [{"exists": {"field": "event_id"}}]}},
        "sort": [{"at": {"order": "desc"}}, {"event_id": {"order": "asc"}}, {"event_version": {"order": "desc"}}],
        "size": size,
        "_source": ["record"],
    }


def tallies(scope: Mapping[str, str | None], *, basis: str = "event_date", size: int = 1000) -> Clause:
    """Tallies of one kind of scope: a value for what is given, any value for `*`, absent for None or left out."""
    names = ("country", "admin1", "event_type", "side", "conflict")
    period = scope.get("period") or "all"
    filters: list[Clause] = [{"term": {"basis": basis}}, {"term": {"period": period}}]
    given = {name: scope[name] for name in names if scope.get(name)}
    filters += [{"exists": {"field": n}} if value == "*" else {"term": {n: value}} for n, value in given.items()]
    absent = [{"exists": {"field": name}} for name in names if name not in given]
    return {
        "query": {"bool": {"filter": filters, "must_not": absent}},
        # By name, never by figure: countries are not ranked.
        "sort": [{name: {"order": "asc", "missing": "_last"}} for name in names],
        "size": size,
        "_source": ["record"],
    }


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Each word of `synonyms.txt` with its group, itself among it."""
    lines = (Path(__file__).parent / "synonyms.txt").read_text(encoding="utf-8").splitlines()
    groups = [
        tuple(fold(word.strip()) for word in line.split(",")) for line in lines if line and not line.startswith("#")
    ]
    return {word: group for group in groups for word in group}


def headlines(words: str, *, size: int = 6) -> Clause:
    """Events whose headline has these words, the last one perhaps begun only: what is suggested while typing."""
    fold_words = fold(words)
    return {
        "query": {"bool": {
            "must": [{"match_bool_prefix": {"headline.exact": {"query": fold_words, "operator": "and"}}}],
            "must_not": [{"terms": {"status": ["merged", "retracted"]}}],
        }},
        "size": size,
        "_source": {"includes": ["record.event_id", "record.headline"]},
    }  # fmt: skip
