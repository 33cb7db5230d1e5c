"""Saved searches over HTTP: `/api/v1/searches/{name}`. Reading shows of a webhook only its host."""

import json
from typing import Any

from aiohttp import web

from monitor import asking
from monitor.api import answer
from monitor.keys import DOOR, STANDING
from monitor.problems import Problem
from schemas.topics import SEARCHES
from schemas.wire import encode, to_dict
from search.saving import Unfit, saved, shown


async def listing(request: web.Request) -> web.Response:
    """`{searches: [SavedSearch]}`, by name."""
    asking.only(request, ())
    found = sorted(request.app[STANDING].searches.values(), key=lambda each: each.name)
    return answer({"searches": [to_dict(shown(each)) for each in found]})


async def get(request: web.Request) -> web.Response:
    """One saved search."""
    asking.only(request, ())
    return answer(to_dict(shown(_known(request))))


async def put(request: web.Request) -> web.Response:
    """Keep a search, `{query, thresholds?, webhook?}`, with the token; the same name again replaces it."""
    request.app[DOOR].admit(request.headers.get("Authorization", ""))
    asking.only(request, ())
    try:
        made = saved(request.match_info["name"], await _told(request), asking.now().date())
    except Unfit as error:
        raise Problem(400, str(error), parameter=error.field) from error
    await request.app[DOOR].put(SEARCHES, made.name, encode(made))
    request.app[STANDING].keep(made)
    return answer(to_dict(shown(made)))


async def delete(request: web.Request) -> web.Response:
    """Forget a search, with the token."""
    request.app[DOOR].admit(request.headers.get("Authorization", ""))
    asking.only(request, ())
    known = _known(request)
    await request.app[DOOR].put(SEARCHES, known.name, None)
    request.app[STANDING].forget(known.name)
    return web.Response(status=204)


def _known(request: web.Request) -> Any:
    name = request.match_info["name"]
    found = request.app[STANDING].searches.get(name)
    if found is None:
        raise Problem(404, "there is no saved search of that name")
    return found


async def _told(request: web.Request) -> dict[str, Any]:
    try:
        told = json.loads(await request.read())
    except (ValueError, RecursionError) as error:
        raise Problem(400, f"the body is no JSON: {error}") from error
    if not isinstance(told, dict):
        raise Problem(400, "the body is an object: query, thresholds, webhook")
    return told
