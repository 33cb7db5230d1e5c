"""The JSON API, `/api/v1`: events, tallies, articles, exports. Errors are problem details."""

import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from itertools import islice
from typing import Any

from aiohttp import web

from monitor import asking, reading
from monitor.keys import SHELF, STANDING
from monitor.openapi import document
from monitor.problems import Problem
from search import exports, queries
from search.articles import STATUSES, find_articles
from search.facets import FIRST, OTHERS, counted
from search.finding import count, find
from search.hiding import unsought, veiled, without
from search.language import LONGEST, Query, QueryError, parse
from search.results import Hit, Page
from search.suggesting import suggest

TALLIES = ("country", "admin1", "type", "side", "conflict", "period", "basis", "as_of")
ARTICLES = ("q", "status", "language", "source", "after", "limit")


def answer(value: Any) -> web.Response:
    return web.json_response(text=json.dumps(value, ensure_ascii=False))


def _told(request: web.Request, value: Any) -> web.Response:
    """An answer without the words that people withheld."""
    return answer(without(value, request.app[STANDING].hidden))


def sought(request: web.Request, given: dict[str, str]) -> Query:
    """The query of a request; nobody finds anything by words that people withheld. Raises QueryError, Problem."""
    return unsought(asking.query(given), request.app[STANDING].hidden)


async def openapi(request: web.Request) -> web.Response:
    return answer(document(version("tollwire")))


async def events(request: web.Request) -> web.Response:
    """`{total, events: [{event, highlights[]}], facets, next}`."""
    given = asking.only(request, asking.EVENTS)
    size, query = asking.limit(given), sought(request, given)
    try:
        page = await find(request.app[SHELF], query, size=size, after=given.get("after"), facets=FIRST)
    except QueryError:
        raise
    except ValueError as error:
        raise Problem(400, str(error), parameter="after") from error
    found = [exports.as_json(hit) for hit in veiled(page, request.app[STANDING].hidden).hits]
    return answer({"total": page.total, "events": found, "facets": page.facets, "next": page.next, "fuzzy": page.fuzzy})


async def facets(request: web.Request) -> web.Response:
    """`{facets: {name: {value: events}}}` of all that a query means, at most four of them."""
    given = asking.only(request, (*asking.SHORTHAND, "q", "names"))
    names = tuple(given["names"].split(",")) if "names" in given else OTHERS
    query = sought(request, given)
    try:
        counted(names)
    except ValueError as error:
        raise Problem(400, str(error), parameter="names") from error
    return _told(request, {"facets": await count(request.app[SHELF], query, names)})


async def event(request: web.Request) -> web.Response:
    given = asking.only(request, ("as_of",))
    shelf, id = request.app[SHELF], request.match_info["id"]
    if "as_of" in given:
        return _told(request, await reading.event_as_of(shelf, id, given["as_of"]))
    return _told(request, await reading.event(shelf, id))


async def history(request: web.Request) -> web.Response:
    """`{revisions: [Revision]}`, oldest first."""
    asking.only(request, ())
    shelf, id = request.app[SHELF], request.match_info["id"]
    await reading.event(shelf, id)
    return _told(request, {"revisions": await reading.history(shelf, id)})


async def claims(request: web.Request) -> web.Response:
    """`{entries: [Entry]}`: every mention linked to the event now, with its claims and their evidence."""
    asking.only(request, ())
    shelf, id = request.app[SHELF], request.match_info["id"]
    await reading.event(shelf, id)
    return _told(request, {"entries": await reading.claims(shelf, id)})


async def tallies(request: web.Request) -> web.Response:
    """`{tallies: [Tally]}`; without `period` it is `all`, without `basis` `event_date`; `*` stands for each one.

    Asked for nothing in particular, it gives every country.
    """
    given = asking.only(request, TALLIES)
    basis, moment = given.pop("basis", "event_date"), given.pop("as_of", None)
    if basis not in ("event_date", "report_date"):
        raise Problem(400, "basis is event_date or report_date", parameter="basis")
    scope: dict[str, str | None] = {("event_type" if name == "type" else name): value for name, value in given.items()}
    if not any(scope.get(name) for name in reading.COLUMNS):
        scope["country"] = "*"
    if moment is not None:
        return answer({"tallies": await reading.tallies_as_of(request.app[SHELF], scope, basis, moment)})
    return answer({"tallies": await reading.tallies(request.app[SHELF], scope, basis)})


async def articles(request: web.Request) -> web.Response:
    """`{total, articles: [{article, highlights}], next}`, skipped ones too; the text itself stays out of lists."""
    page = await found_articles(request)
    found = [{"article": dict(hit.record), "highlights": [asdict(h) for h in hit.highlights]} for hit in page.hits]
    told = {"total": page.total, "articles": found, "facets": page.facets, "next": page.next, "fuzzy": page.fuzzy}
    return _told(request, told)


async def found_articles(request: web.Request) -> Page:
    """The articles a request asks for. Raises Problem, QueryError."""
    given = asking.only(request, ARTICLES)
    if given.get("status", STATUSES[0]) not in STATUSES:
        raise Problem(400, f"status is one of {', '.join(STATUSES)}", parameter="status")
    query, size = parse(given.get("q", ""), today=asking.now().date()), asking.limit(given)
    query = unsought(query, request.app[STANDING].hidden)
    filters = {name: given[name] for name in given if name in ("status", "language", "source")}
    try:
        page = await find_articles(request.app[SHELF], query, filters, size=size, after=given.get("after"))
    except QueryError as error:
        raise Problem(400, error.reason, parameter="q") from error
    except ValueError as error:
        raise Problem(400, str(error), parameter="after") from error
    return veiled(page, request.app[STANDING].hidden)


def export(form: Callable[[Iterable[Hit]], Iterator[str]], content_type: str, *, headers: int = 0) -> Any:
    """A handler that streams every event that matches, page after page.

    Each page of a table begins with its `headers` lines; only those of the first are sent.
    """

    async def handler(request: web.Request) -> web.StreamResponse:
        query = sought(request, asking.only(request, (*asking.SHORTHAND, "q")))
        pages = _pages(request, query)
        first = await anext(pages)
        response = web.StreamResponse(headers={"Content-Type": f"{content_type}; charset=utf-8"})
        await response.prepare(request)
        for line in form(first):
            await response.write(line.encode())
        async for hits in pages:
            for line in islice(form(hits), headers, None):
                await response.write(line.encode())
        await response.write_eof()
        return response

    return handler


async def _pages(request: web.Request, query: Query) -> AsyncIterator[tuple[Hit, ...]]:
    after: str | None = None
    while True:
        page = await find(request.app[SHELF], query, size=queries.MOST, after=after, sentences=False, steady=True)
        yield veiled(page, request.app[STANDING].hidden).hits
        after = page.next
        if after is None:
            return


async def geojson(request: web.Request) -> web.StreamResponse:
    """A FeatureCollection of all that matches; places known only to a region or country have no geometry."""
    pages = _pages(request, sought(request, asking.only(request, (*asking.SHORTHAND, "q"))))
    first = await anext(pages)
    response = web.StreamResponse(headers={"Content-Type": "application/geo+json"})
    await response.prepare(request)
    await response.write(exports.geojson_part(first, first=True).encode())
    async for hits in pages:
        await response.write(exports.geojson_part(hits, first=False).encode())
    await response.write(exports.geojson_end(empty=not first).encode())
    await response.write_eof()
    return response


async def suggestions(request: web.Request) -> web.Response:
    """`{suggestions: [{text, kind, label}]}` for what is typed so far; names of people are never suggested."""
    given = asking.only(request, ("q",))
    if len(given.get("q", "")) > LONGEST:
        raise Problem(400, f"a query has at most {LONGEST} characters", parameter="q")
    found = await suggest(request.app[SHELF], given.get("q", ""))
    return _told(request, {"suggestions": [asdict(each) for each in found]})
