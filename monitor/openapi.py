"""The API in OpenAPI 3.1, from one table (pure). Records are described by the JSON Schemas of `schemas.contract`."""

import re
from typing import Any

from monitor.asking import LONGEST, MOST, SHORTHAND
from monitor.door import FORMS
from monitor.door import MOST as ARTICLES
from schemas.claim import MEASURES
from schemas.contract import RECORDS, json_schema
from search import facets
from search.facets import MOST as FACETS
from search.language import LONGEST as QUERY
from search.saving import MOST as GREATEST

Shape = dict[str, Any]
_TYPED: Shape = {"type": "string", "maxLength": QUERY}
_WORDS: Shape = {"type": "string", "maxLength": LONGEST}
PARAMETERS: dict[str, tuple[Shape, str]] = {
    "q": (_TYPED, 'The query: words, "phrases", fields: killed>=10 country:TJ since:2015-09-01.'),
    "country": (_WORDS, "ISO 3166-1 codes or English names, comma-separated; XX is unknown."),
    "since": (_WORDS, "Events of this day, month or year, or later: 2015-09-05, 2015-09, 2015, today, 7d."),
    "until": (_WORDS, "Events of this day, month or year, or earlier."),
    "type": (_WORDS, "Type or sub-type of event."),
    "side": (_WORDS, "At least one person of this side: civilian, security_forces, militant, unknown."),
    "killed_min": (_WORDS, "At least so many killed; an unknown figure never matches."),
    "near": (_WORDS, "latitude,longitude,kilometres."),
    "contested": (_WORDS, "yes or no."),
    "revised_since": (_WORDS, "The toll was revised on this day or later."),
    "as_of": (_WORDS, "As it was known at this moment (RFC 3339), or at the end of this day."),
    "sort": (_WORDS, "relevance, reported, when, revised, or a measure."),
    "after": (_WORDS, "`next` of the page before; for the stream the `id` of a frame."),
    "limit": ({"type": "integer", "minimum": 1, "maximum": MOST}, "How many on a page."),
    "admin1": (_WORDS, "First-level region; * for each."),
    "conflict": (_WORDS, "Named conflict; * for each."),
    "period": (_WORDS, "A day, a month, or all."),
    "basis": ({"enum": ["event_date", "report_date"]}, "Which date counts."),
    "status": (_WORDS, "usable, skipped or cancelled."),
    "language": (_WORDS, "ISO 639-1 code."),
    "name": ({"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$"}, "Name of a saved search."),
    "source": (_WORDS, "Domain of the publisher."),
    "names": (_WORDS, f"At most {FACETS} of {', '.join(facets.FACETS)}; without it {', '.join(facets.OTHERS)}."),
    "assume_date": (_WORDS, "ISO date of articles that tell none."),
}
_LICENSE = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
_JSON, _PROBLEM = "application/json", "application/problem+json"
_SEARCH: Shape = {"$ref": "#/components/schemas/SavedSearch"}
_KEPT: Shape = {
    "type": "object",
    "required": ["query"],
    "additionalProperties": False,
    "properties": {
        "query": {"type": "string", "minLength": 1, "maxLength": QUERY},
        "thresholds": {
            "type": ["object", "null"],
            "propertyNames": {"enum": list(MEASURES)},
            "additionalProperties": {"type": "integer", "minimum": 1, "maximum": GREATEST},
        },
        "webhook": {"type": ["string", "null"], "maxLength": 2000, "description": "http or https, a public host."},
    },
}
# What each method answers with where it went well.
_GOOD = {"get": "200", "put": "200", "post": "202", "delete": "204"}
# path → method, summary, parameters, media type, schema of the answer
TABLE: tuple[tuple[str, str, str, tuple[str, ...], str, Shape], ...] = (
    ("/api/v1/events", "get", "Search events.", (*SHORTHAND, "q", "after", "limit"), _JSON, {"type": "object",
        "required": ["total", "events", "facets", "next"]}),
    ("/api/v1/facets", "get", "What a search can be narrowed by besides the facets that come with it.",
        (*SHORTHAND, "q", "names"), _JSON, {"type": "object", "required": ["facets"]}),
    ("/api/v1/events.csv", "get", "Events as CSV; an unknown figure is an empty cell.", (*SHORTHAND, "q"),
        "text/csv", {"type": "string"}),
    ("/api/v1/events.hxl.csv", "get", "Events as CSV with HXL hashtags.", (*SHORTHAND, "q"), "text/csv",
        {"type": "string"}),
    ("/api/v1/events.jsonl", "get", "Events as JSON Lines.", (*SHORTHAND, "q"), "application/jsonl",
        {"type": "string"}),
    ("/api/v1/events.geojson", "get", "Events as GeoJSON.", (*SHORTHAND, "q"), "application/geo+json",
        {"type": "object"}),
    ("/api/v1/events/{id}", "get", "One event.", ("as_of",), _JSON, {"type": "object"}),
    ("/api/v1/events/{id}/history", "get", "Revisions of an event, oldest first.", (), _JSON,
        {"type": "object", "required": ["revisions"]}),
    ("/api/v1/events/{id}/claims", "get", "The ledger of an event.", (), _JSON,
        {"type": "object", "required": ["entries"]}),
    ("/api/v1/tallies", "get", "Running totals.", ("country", "admin1", "type", "side", "conflict", "period", "basis",
        "as_of"), _JSON, {"type": "object", "required": ["tallies"]}),
    ("/api/v1/articles", "get", "Search articles.", ("q", "status", "language", "source", "after", "limit"), _JSON,
        {"type": "object", "required": ["total", "articles", "next"]}),
    ("/api/v1/articles", "post", "Publish one article or many, in any form; answered once Kafka has them.",
        ("assume_date",), _JSON,
        {"type": "object", "required": ["accepted", "refused"]}),
    ("/api/v1/suggest", "get", "What a query may become, while it is typed.", ("q",), _JSON,
        {"type": "object", "required": ["suggestions"]}),
    ("/api/v1/searches", "get", "Saved searches.", (), _JSON, {"type": "object", "required": ["searches"]}),
    ("/api/v1/searches/{name}", "get", "One saved search; of its webhook only the host.", (), _JSON, _SEARCH),
    ("/api/v1/searches/{name}", "put", "Keep a search that alerts, anew or in place.", (), _JSON, _SEARCH),
    ("/api/v1/searches/{name}", "delete", "Forget a saved search.", (), _JSON, {}),
    ("/api/v1/stream", "get", "Server-sent events: tally, event, alert, reset.", ("country", "after"),
        "text/event-stream", {"type": "string"}),
)  # fmt: skip


def document(version: str) -> Shape:
    """The whole document."""
    paths: dict[str, Shape] = {}
    for path, method, summary, parameters, media, schema in TABLE:
        paths.setdefault(path, {})[method] = _operation(path, method, summary, parameters, media, schema)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tollwire",
            "version": version,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": {record.__name__: json_schema(record) for record in RECORDS},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(path: str, method: str, summary: str, names: tuple[str, ...], media: str, schema: Shape) -> Shape:
    told = [_parameter(name) for name in names]
    told += [_parameter(name) | {"in": "path", "required": True} for name in re.findall(r"{(\w+)}", path)]
    problem = {"description": "A problem (RFC 9457).", "content": {_PROBLEM: {"schema": {"type": "object"}}}}
    good: Shape = {"description": "Done."} | ({"content": {media: {"schema": schema}}} if method != "delete" else {})
    operation: Shape = {
        "summary": summary,
        "operationId": method + re.sub(r"[^a-z0-9]+", "_", path.removeprefix("/api/v1")).rstrip("_"),
        "parameters": told,
        "responses": {_GOOD[method]: good, "default": problem},
    }
    if method in ("post", "put"):
        operation["requestBody"] = {"required": True, "content": _bodies(method)}
    if method != "get":
        operation["security"] = [{"token": []}]
    return operation


def _bodies(method: str) -> Shape:
    """Media type → what a body of it is."""
    if method == "put":
        return {_JSON: {"schema": _KEPT}}
    # Of no JSON type: any bytes are text, so `null` sent as HTML is a page without an article, not a wrong request.
    text = {"schema": {"description": "As `tollwire publish` reads a file of it."}}
    return {media: text if form != "json" else {"schema": _articles()} for media, form in FORMS.items()}


def _articles() -> Shape:
    # An object that is no article of ours may be one of ninjs; an item that is neither is refused by its index.
    article = {"anyOf": [{"$ref": "#/components/schemas/Article"}, {"type": "object", "description": "ninjs 1 to 3"}]}
    return {"anyOf": [article, {"type": "array", "minItems": 1, "maxItems": ARTICLES}]}


def _parameter(name: str) -> Shape:
    schema, about = PARAMETERS.get(name, ({"type": "string"}, "The id of the event."))
    return {"name": name, "in": "query", "schema": schema, "description": about}
