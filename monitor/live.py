"""Server-sent events: `/api/v1/stream`."""

import asyncio

from aiohttp import web

from monitor import asking
from monitor.keys import HUB
from monitor.problems import Problem
from search.countries import country_code

# A comment at least this often, so that whoever watches knows that the stream lives.
BEAT = 4.0
# A client whose socket takes nothing for so long is gone, or as good as.
PATIENCE = 20.0

# The last one keeps nginx from collecting frames.
HEADERS = {"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def stream(request: web.Request) -> web.StreamResponse:
    """Tallies, events and alerts as they change; `country` narrows, `after` or `Last-Event-ID` resumes."""
    given = asking.only(request, ("country", "after"))
    country = country_code(given["country"]) if "country" in given else ""
    if country is None:
        raise Problem(400, "country is an ISO code or an English name", parameter="country")
    headers = {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
    }
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    hub = request.app[HUB]
    client = hub.watch(country, request.headers.get("Last-Event-ID") or given.get("after"))
    try:
        for words in client.first:
            await _write(response, words)
        while not client.lost:
            try:
                words = await asyncio.wait_for(client.queue.get(), BEAT)
            except TimeoutError:
                words = hub.beat()
            await _write(response, words)
    except (ConnectionError, TimeoutError):
        pass  # the client left, or takes nothing any more; either way it may come back with Last-Event-ID
    finally:
        hub.leave(client)
    return response


async def _write(response: web.StreamResponse, words: bytes) -> None:
    await asyncio.wait_for(response.write(words), PATIENCE)
