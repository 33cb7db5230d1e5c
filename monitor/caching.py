"""ETags: who asked before and nothing changed is told so in a line."""

import hashlib

from aiohttp import web

from monitor.problems import Handler


@web.middleware
async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A tag of the body on every whole answer; 304 where the reader has it already. Caches ask again each time."""
    response = await handler(request)
    if request.method != "GET" or response.status != 200 or not isinstance(response, web.Response):
        return response
    body = response.body
    if not isinstance(body, bytes):
        return response
    tag = hashlib.sha256(body).hexdigest()[:32]
    response.headers.setdefault("Cache-Control", "no-cache")
    response.etag = tag
    if any(known.value in (tag, "*") for known in request.if_none_match or ()):
        kept = {name: response.headers[name] for name in ("ETag", "Cache-Control")}
        return web.Response(status=304, headers=kept)
    return response
