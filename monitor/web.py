"""The window: every route on one page, and what starts and stops with it."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

from aiohttp import web

from core.settings import Secret, Settings
from monitor import api, articles, caching, latencies, lateness, limits, live, pages, problems, searches
from monitor.door import MAX_BODY, Door
from monitor.feed import Feed, Hub
from monitor.keys import DOOR, HUB, METRICS, SETTINGS, SHELF, STANDING
from monitor.metrics import Metrics
from monitor.problems import Handler
from monitor.standing import Standing
from search import exports
from search.client import Shelf

# Someone waits for an answer: a few tries of a second or two, not a worker's half minute.
TRIES, TIMEOUT = 3, 5.0
STATIC = Path(__file__).parent / "static"

ROUTES = (
    web.get("/", pages.front),
    web.get("/tallies", pages.tallies),
    web.get("/search", pages.search),
    web.get("/events/{id}", pages.event),
    web.get("/articles", pages.articles),
    web.get("/articles/{id}", pages.article),
    web.get("/map", pages.world),
    web.get("/map.svg", pages.picture),
    web.get("/timeline", pages.timeline),
    web.get("/corrections", pages.corrections),
    web.get("/method", pages.method),
    web.get("/feed.atom", pages.feed),
    web.get("/openapi.json", api.openapi),
    web.get("/api/v1/events", api.events),
    web.get("/api/v1/facets", api.facets),
    web.get("/api/v1/events.csv", api.export(exports.table, "text/csv", headers=1)),
    web.get("/api/v1/events.jsonl", api.export(exports.lines, "application/jsonl")),
    web.get("/api/v1/events.geojson", api.geojson),
    web.get("/api/v1/events.hxl.csv", api.export(exports.hxl, "text/csv", headers=2)),
    web.get("/api/v1/events/{id}", api.event),
    web.get("/api/v1/events/{id}/history", api.history),
    web.get("/api/v1/events/{id}/claims", api.claims),
    web.get("/api/v1/tallies", api.tallies),
    web.get("/api/v1/suggest", api.suggestions),
    web.get("/api/v1/articles", api.articles),
    web.post("/api/v1/articles", articles.publish),
    web.get("/api/v1/searches", searches.listing),
    web.get("/api/v1/searches/{name}", searches.get),
    web.put("/api/v1/searches/{name}", searches.put),
    web.delete("/api/v1/searches/{name}", searches.delete),
    # A GET only: HEAD would open a stream that nobody reads.
    web.get("/api/v1/stream", live.stream, allow_head=False),
    web.static("/static", STATIC, append_version=True),
)


def make_app(settings: Settings, token: Secret, *, feed: bool = True) -> web.Application:
    """The application. Without `feed` nothing is followed live (tests of pages alone)."""
    middlewares = [measured, problems.middleware, limits.middleware, caching.middleware]
    app = web.Application(middlewares=middlewares, client_max_size=MAX_BODY)
    app[SETTINGS], app[HUB], app[METRICS], app[STANDING] = settings, Hub(), Metrics(), Standing(settings)
    app[limits.LIMITS], app[lateness.LATENESS] = limits.Limits(), lateness.Lateness()
    standing = app[STANDING]
    app[HUB].hidden = lambda: standing.hidden
    app[DOOR] = Door(settings, token)
    app.add_routes([*ROUTES, web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)])
    app.on_response_prepare.append(problems.on_prepare)
    app.cleanup_ctx.append(_shelf)
    app.cleanup_ctx.append(pages.fronted)
    app.cleanup_ctx.append(_door)
    if feed:
        app.cleanup_ctx.append(latencies.watched)
        app.cleanup_ctx.append(_feed)
        app.cleanup_ctx.append(_standing)
        app.cleanup_ctx.append(lateness.watched)
    return app


async def _shelf(app: web.Application) -> AsyncIterator[None]:
    app[SHELF] = Shelf(app[SETTINGS], tries=TRIES, timeout=TIMEOUT)
    yield
    await app[SHELF].close()


async def _door(app: web.Application) -> AsyncIterator[None]:
    warm = asyncio.create_task(app[DOOR].warm())
    yield
    await warm
    await app[DOOR].close()


async def _feed(app: web.Application) -> AsyncIterator[None]:
    feed = Feed(app[SETTINGS], app[HUB])
    feed.start(asyncio.get_running_loop())
    app.on_shutdown.append(_say_goodbye)
    yield
    await feed.close()


async def _standing(app: web.Application) -> AsyncIterator[None]:
    app[STANDING].start()
    yield
    await asyncio.to_thread(app[STANDING].close)


async def _say_goodbye(app: web.Application) -> None:
    """End the streams, else closing waits for clients that never leave."""
    for client in list(app[HUB].clients):
        app[HUB].drop(client)


@web.middleware
async def measured(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Time of every answer, by route: an address may be a secret of the reader's, so none is kept."""
    began = time.perf_counter()
    response = await handler(request)
    resource = request.match_info.route.resource
    route = resource.canonical if resource is not None else "unknown"
    request.app[METRICS].requests.labels(route, str(response.status)).observe(time.perf_counter() - began)
    return response


async def healthz(request: web.Request) -> web.Response:
    """Alive: it answers."""
    return web.json_response({"alive": True})


async def readyz(request: web.Request) -> web.Response:
    """Ready: Elasticsearch answers with our indices, and Kafka is followed."""
    index, stream = await request.app[SHELF].ready(), request.app[HUB].alive
    status = 200 if index and stream else 503
    return web.json_response({"ready": index and stream, "elasticsearch": index, "stream": stream}, status=status)


async def metrics(request: web.Request) -> web.Response:
    hub, kept = request.app[HUB], request.app[METRICS]
    kept.watching.set(len(hub.clients))
    kept.alive.set(hub.alive)
    return web.Response(body=kept.text(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})
