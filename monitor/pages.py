"""The pages: the same reading as the API, shown by templates. They work without JavaScript, except for liveness."""

from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from monitor import asking, atom, reading, view
from monitor.keys import HUB, SETTINGS, SHELF
from monitor.problems import Problem
from monitor.templating import render
from search import queries
from search.errors import NotReady
from search.finding import find
from search.language import QueryError
from search.results import Page

EMPTY = Page(total=0, hits=())


async def front(request: web.Request) -> web.Response:
    """Tallies by country, the latest events, the latest revisions."""
    asking.only(request, ())
    try:
        by_type, latest, revisions = await reading.front(request.app[SHELF])
    except NotReady:
        by_type, latest, revisions = [], EMPTY, []
    groups = view.countries(by_type, _fresh(request))
    live = request.app[HUB].alive
    return render("front.html", groups=groups, latest=latest, revisions=revisions, live=live, title="Tollwire")


async def tallies(request: web.Request) -> web.Response:
    """Only the tallies, latest events and revisions: what the page asks for again when something changed."""
    response = await front(request)
    response.headers["Cache-Control"] = "no-store"
    return response


def _fresh(request: web.Request) -> list[reading.Record]:
    """Tallies of country and type from the live stream: the index is a second behind."""
    kept = request.app[HUB].fresh
    return [data for (event, _), data in kept.items() if event == "tally" and data["scope"].get("event_type")]


async def search(request: web.Request) -> web.Response:
    """Search with facets. A query that is not understood is shown with a finger on the character."""
    given = asking.only(request, asking.EVENTS)
    wrong: QueryError | Problem | None = None
    page = EMPTY
    try:
        query = asking.query(given)
        page = await find(request.app[SHELF], query, size=asking.limit(given), after=given.get("after"), facets=True)
    except (QueryError, Problem) as error:
        wrong = error
    except ValueError as error:
        wrong = Problem(400, str(error))
    pointed = wrong.pointed() if isinstance(wrong, QueryError) else str(wrong) if wrong else ""
    more = f"?{urlencode({**given, 'after': page.next})}" if page.next else ""
    return render("search.html", status=400 if wrong else 200, given=given, page=page, pointed=pointed, more=more,
                  facets=_facets(given, page), title="Search")  # fmt: skip


def _facets(given: dict[str, str], page: Page) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """Facet → values, each with its count and the address that narrows to it."""
    fields = {"country": "country", "type": "type", "year": "when"}
    base = {name: value for name, value in given.items() if name != "after"}

    def narrowed(field: str, value: str) -> str:
        quoted = f'"{value}"' if " " in value or "," in value else value
        text = f"{base.get('q', '')} {field}:{quoted}".strip()
        return f"?{urlencode({**base, 'q': text})}"

    return [
        (name, [(value, count, narrowed(field, value)) for value, count in page.facets.get(name, {}).items()])
        for name, field in fields.items()
    ]


async def event(request: web.Request) -> web.Response:
    """One event: toll, revisions, the ledger of claims by voice, links with reasons, people, passages."""
    given = asking.only(request, ("as_of", "merged"))
    shelf, id = request.app[SHELF], request.match_info["id"]
    record = await reading.event(shelf, id)
    if record["status"] == "merged" and record.get("merged_into") and "as_of" not in given:
        raise web.HTTPSeeOther(f"/events/{record['merged_into']}?{urlencode({'merged': id})}")
    if "as_of" in given:
        record = {**record, **_kept(await reading.event_as_of(shelf, id, given["as_of"]))}
    entries, history = await reading.claims(shelf, id), await reading.history(shelf, id)
    moment = given.get("as_of")
    cite = view.citation(record, f"http://{request.app[SETTINGS].monitor}", moment or reading.stamp())
    shown: dict[str, Any] = {
        "event": record,
        "history": history,
        "as_of": moment,
        "cite": cite,
        "people": view.people(record),
    }
    return render("event.html", **shown, ledger=view.ledger(entries), merged=given.get("merged"),
                  title=record.get("headline") or id)  # fmt: skip


def _kept(state: reading.Record) -> dict[str, object]:
    names = ("version", "status", "event_type", "event_subtype", "when", "where", "headline", "toll")
    return {name: state[name] for name in names if name in state}


async def article(request: web.Request) -> web.Response:
    """One article: what it told, in its own words, a sentence around each; the text itself is at the publisher's."""
    asking.only(request, ())
    shelf, id = request.app[SHELF], request.match_info["id"]
    found = await shelf.get("articles", [id], ["record"])
    if id not in found:
        raise Problem(404, f"there is no article {id}")
    record = found[id].source["record"]
    withdrawn = record["status"] == "cancelled"
    entries = [] if withdrawn else await reading.records(shelf, "entries", queries.told_by(id))
    return render("article.html", article=record, entries=entries, withdrawn=withdrawn, ledger=view.ledger(entries),
                  title=record["title"] or "A withdrawn article")  # fmt: skip


async def feed(request: web.Request) -> web.Response:
    """The latest revisions of any event, as Atom."""
    asking.only(request, ())
    found = await reading.records(request.app[SHELF], "states", queries.revisions(50))
    body = atom.feed(found, f"http://{request.app[SETTINGS].monitor}", reading.stamp())
    return web.Response(body=body, content_type="application/atom+xml", charset="utf-8")


async def method(request: web.Request) -> web.Response:
    """How figures are made, and what is known to be wrong with them."""
    asking.only(request, ())
    return render("method.html", policy=request.app[SETTINGS].policy, title="Method")
