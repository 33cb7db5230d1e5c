"""The pages: the same reading as the API, shown by templates. They work without JavaScript, except for liveness."""

from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from core import corrections as rulings
from core.privacy import masked
from monitor import api, asking, atlas, atom, evidence, lateness, reading, scores, view
from monitor.chart import chart
from monitor.closeup import closeup
from monitor.keys import HUB, SETTINGS, SHELF, STANDING
from monitor.problems import Problem
from monitor.shared import Shared
from monitor.templating import render, text
from search import overviews, queries
from search.articles import STATUSES, private_names
from search.errors import NotReady, Unreachable
from search.facets import FACETS, FIELDS, FIRST, OTHERS
from search.finding import count, find, named_now
from search.hiding import veiled, without
from search.kinds import KINDS
from search.language import QueryError
from search.results import Page

Record = reading.Record
SORTS = {"relevance": "relevance", "reported": "last report", "when": "date", "revised": "last revision",
         "killed": "killed"}  # fmt: skip
Facet = tuple[str, list[tuple[str, int, str]]]
EMPTY = Page(total=0, hits=())
# Seconds between two makings of the first page, however many browsers ask for it.
REST = 0.25
FRONT: web.AppKey[Shared[bytes]] = web.AppKey("front", Shared)


async def front(request: web.Request) -> web.Response:
    """Tallies by country, the latest events, alerts and revisions."""
    asking.only(request, ())
    return web.Response(body=await request.app[FRONT].get(), content_type="text/html", charset="utf-8")


async def tallies(request: web.Request) -> web.Response:
    """Only the tallies, latest events and revisions: what the page asks for again when something changed."""
    response = await front(request)
    response.headers["Cache-Control"] = "no-store"
    return response


async def fronted(app: web.Application) -> AsyncIterator[None]:
    """The first page, made once for all who ask at the same moment."""
    by_type = reading.ByType(app[SHELF])
    app[FRONT] = Shared(lambda: _front(app, by_type), REST)
    yield


async def _front(app: web.Application, by_type: reading.ByType) -> bytes:
    hub = app[HUB]
    try:
        counted, latest, revisions = await reading.front(app[SHELF], by_type.get(hub.generation if hub.alive else ""))
        # Under the headline of now: a title may have been withdrawn since.
        alerts = await named_now(app[SHELF], _alerts(app))
    except NotReady:
        counted, latest, revisions, alerts = [], EMPTY, [], []
    late, hidden = app.get(lateness.LATENESS), app[STANDING].hidden
    return text(
        "front.html", groups=view.countries(counted, _fresh(app)), latest=veiled(latest, hidden),
        revisions=without(revisions, hidden), live=hub.alive, alerts=without(alerts, hidden),
        late=lateness.words(late.seconds) if late is not None and late.late else "", title="Tollwire",
    ).encode()  # fmt: skip


def _fresh(app: web.Application) -> list[reading.Record]:
    """Tallies of country and type from the live stream: the index is a second behind."""
    kept = app[HUB].fresh
    return [data for (event, _), data in kept.items() if event == "tally" and data["scope"].get("event_type")]


def _alerts(app: web.Application, most: int = 10) -> list[reading.Record]:
    """The last alerts, the latest first."""
    told = [data for (event, _), data in app[HUB].fresh.items() if event == "alert"]
    return sorted(told, key=lambda each: str(each["at"]), reverse=True)[:most]


async def search(request: web.Request) -> web.Response:
    """Search with facets. A query that is not understood is shown with a finger on the character."""
    given = asking.only(request, (*asking.EVENTS, "narrow"))
    wrong: QueryError | Problem | None = None
    page, sorted_by, words, moment = EMPTY, "", "", ""
    others: Mapping[str, Mapping[str, int]] = {}
    try:
        query = api.sought(request, given)
        words = " ".join([*query.words, *(f'"{phrase}"' for phrase in query.phrases)])
        moment = query.options.get("as_of", "")
        sorted_by = query.options.get("sort", "relevance" if query.has_text else "reported")
        page = await find(request.app[SHELF], query, size=asking.limit(given), after=given.get("after"), facets=FIRST)
        if "narrow" in given:
            others = await count(request.app[SHELF], query, OTHERS, fuzzy=page.fuzzy)
    except (QueryError, Problem) as error:
        wrong = error
    except ValueError as error:
        wrong = Problem(400, str(error))
    pointed = wrong.pointed() if isinstance(wrong, QueryError) else str(wrong) if wrong else ""
    more = f"?{urlencode({**given, 'after': page.next})}" if page.next else ""
    hidden = request.app[STANDING].hidden
    page, others = veiled(page, hidden), without(others, hidden)
    whole = urlencode({name: value for name, value in given.items() if name not in ("after", "limit", "narrow")})
    narrow = "" if "narrow" in given else f"?{urlencode({**given, 'narrow': 'more'})}"
    facets = _facets(given, {**page.facets, **others})
    return render("search.html", status=400 if wrong else 200, given=given, page=page, pointed=pointed, more=more,
                  facets=facets, narrow=narrow, sorts=_sorts(given), sorted_by=sorted_by, whole=whole, words=words,
                  moment=moment, title="Search")  # fmt: skip


def _sorts(given: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each order, in words, and the address that sorts so."""
    base = {name: value for name, value in given.items() if name != "after"}
    return [(name, words, f"?{urlencode({**base, 'sort': name})}") for name, words in SORTS.items()]


def _facets(given: dict[str, str], counted: Mapping[str, Mapping[str, int]]) -> list[Facet]:
    """Each facet: its name, and its values, each with its count and the address that narrows to it."""
    base = {name: value for name, value in given.items() if name != "after"}

    def narrowed(facet: str, value: str) -> str:
        quoted = f'"{value}"' if " " in value or "," in value else value
        text = f"{base.get('q', '')} {FIELDS[facet]}:{quoted}".strip()
        return f"?{urlencode({**base, 'q': text})}"

    return [(name, [(value, count, narrowed(name, value)) for value, count in values.items()])
            for name in FACETS if (values := counted.get(name))]  # fmt: skip


async def event(request: web.Request) -> web.Response:
    """One event: toll, map, revisions, the ledger of claims by voice, links with reasons, people, passages."""
    given = asking.only(request, ("as_of", "merged"))
    shelf, id = request.app[SHELF], request.match_info["id"]
    record = await reading.event(shelf, id)
    if record["status"] == "merged" and record.get("merged_into") and "as_of" not in given:
        raise web.HTTPSeeOther(f"/events/{record['merged_into']}?{urlencode({'merged': id})}")
    entries, history = await reading.claims(shelf, id), await reading.history(shelf, id)
    moment = reading.instant_of(given["as_of"]) if "as_of" in given else None
    if moment:
        state = await reading.event_as_of(shelf, id, moment)
        record, entries, history = evidence.as_of(record, state, entries, history, moment)
    hidden = request.app[STANDING].hidden
    record, entries, history = without([record, entries, history], hidden)
    cite = view.citation(record, f"http://{request.app[SETTINGS].monitor}", moment or reading.stamp())
    shown: dict[str, Any] = {
        "event": record,
        "history": history[-evidence.MOST :],
        "revisions": len(history),
        "as_of": moment,
        "cite": cite,
        "people": [person for person in evidence.people(record) if without(person, hidden) == person],
        "chart": chart(history),
        "map": closeup(record.get("where")),
        "rulings": [each for each in request.app[STANDING].corrections if id in each.event_ids],
        "undone": rulings.undone(request.app[STANDING].corrections),
        "report": view.report(request.app[SETTINGS].contact, record),
    }
    whole = evidence.ledger(entries)
    ledger = evidence.most_telling(whole, record.get("toll") or {})
    claims = {claim["claim_id"] for claim in ledger}
    return render("event.html", **shown, ledger=ledger, claims=len(whole), shown_claims=claims,
                  merged=given.get("merged"), title=record.get("headline") or id)  # fmt: skip


async def article(request: web.Request) -> web.Response:
    """One article: what it told, in its own words, a sentence around each; the text itself where that is set."""
    asking.only(request, ())
    shelf, id = request.app[SHELF], request.match_info["id"]
    found = await shelf.get("articles", [id], ["record"])
    if id not in found:
        raise Problem(404, f"there is no article {id}")
    hidden = request.app[STANDING].hidden
    record = without(found[id].source["record"], hidden)
    withdrawn = record["status"] == "cancelled"
    entries = [] if withdrawn else without(await reading.records(shelf, "entries", queries.told_by(id)), hidden)
    names = (await private_names(shelf, [id])).get(id, ())
    text = masked(record["body"], names) if request.app[SETTINGS].full_text else ""
    record = {**record, "title": masked(record["title"], names), "body": text}
    return render("article.html", article=record, entries=entries, withdrawn=withdrawn, ledger=evidence.ledger(entries),
                  title=record["title"] or "A withdrawn article")  # fmt: skip


async def articles(request: web.Request) -> web.Response:
    """Articles by words and status: what was skipped, and why, is found here."""
    wrong, page = "", EMPTY
    try:
        page = await api.found_articles(request)
    except QueryError as error:
        wrong = error.pointed()
    except Problem as error:
        wrong = error.detail
    except NotReady:
        pass
    given = {name: value for name, value in request.query.items() if value}
    more = f"?{urlencode({**given, 'after': page.next})}" if page.next else ""
    return render("articles.html", status=400 if wrong else 200, given=given, page=page, wrong=wrong, more=more,
                  statuses=STATUSES, title="Articles")  # fmt: skip


async def feed(request: web.Request) -> web.Response:
    """The latest revisions of any event, as Atom."""
    asking.only(request, ())
    found = without(await reading.revisions(request.app[SHELF], 50), request.app[STANDING].hidden)
    body = atom.feed(found, f"http://{request.app[SETTINGS].monitor}", reading.stamp())
    return web.Response(body=body, content_type="application/atom+xml", charset="utf-8")


async def method(request: web.Request) -> web.Response:
    """How figures are made, and what is known to be wrong with them."""
    asking.only(request, ())
    stems = True
    with suppress(Unreachable):
        stems = await request.app[SHELF].stems()
    return render(
        "method.html", stems=stems, policy=request.app[SETTINGS].policy, scores=scores.accepted(), title="Method"
    )


async def corrections(request: web.Request) -> web.Response:
    """What people ruled, the latest first, with who and why; withheld words are not told here either."""
    asking.only(request, ())
    found = request.app[STANDING].corrections
    return render("corrections.html", corrections=found, undone=rulings.undone(found), title="Corrections")


async def world(request: web.Request) -> web.Response:
    """Where: a map of one kind of happening, killed by area; places known less well in a list beside it."""
    return await _drawn(request, "map.html", overviews.places, "Map")


async def picture(request: web.Request) -> web.Response:
    """The map of one kind as a picture, for the first page: greys and a blue that read on light and dark paper."""
    kind = asking.only(request, ("kind",)).get("kind", "violence")
    told: Record = {}
    with suppress(NotReady):
        told = (await request.app[SHELF].search("events", overviews.places(asking.query({"q": f"kind:{kind}"}))))[
            "aggregations"
        ]
    drawn = atlas.drawn(told)
    body = text("map.svg", world=atlas.world(), spots=drawn, shaded=[each["country"] for each in view.shaded(told)])
    # A minute old is fresh enough for a picture, and spares the index at every change of the first page.
    return web.Response(text=body, content_type="image/svg+xml", headers={"Cache-Control": "max-age=60"})


async def timeline(request: web.Request) -> web.Response:
    """When: one kind of happening by month."""
    return await _drawn(request, "timeline.html", overviews.months, "Time line")


async def _drawn(request: web.Request, template: str, body: Any, title: str) -> web.Response:
    given = asking.only(request, ("q", "kind"))
    kind, wrong, found = given.get("kind", "violence"), "", {}
    try:
        query = api.sought(request, {"q": f"{given.get('q', '')} kind:{kind}".strip()})
        if query.options.get("as_of"):
            raise Problem(400, "what was known at a moment is on the event pages and in search")
        found = await request.app[SHELF].search("events", body(query))
    except QueryError as error:
        wrong = error.pointed()
    except Problem as error:
        wrong = error.detail
    except NotReady:
        found = {}
    told = without(found.get("aggregations") or {}, request.app[STANDING].hidden)
    spots = atlas.drawn(told)
    return render(
        template, status=400 if wrong else 200, wrong=wrong, title=title,
        kind=kind, kinds=list(KINDS), q=given.get("q", ""),
        spots=spots, named=atlas.by_name(spots), world=atlas.world(),
        coarse=view.shaded(told),
        periods=atlas.periods((told.get("months") or {}).get("buckets", ())),
        total=found["hits"]["total"]["value"] if found else 0,
    )  # fmt: skip
