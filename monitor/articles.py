"""`POST /api/v1/articles`: publish over HTTP."""

from aiohttp import web

from monitor.keys import DOOR
from monitor.problems import Problem


async def publish(request: web.Request) -> web.Response:
    """One article or a list → 202 once Kafka has acknowledged: `{accepted, refused}`."""
    door = request.app[DOOR]
    door.admit(request.headers.get("Authorization", ""))
    if request.content_type not in ("application/json", "application/octet-stream"):
        raise Problem(415, "send application/json")
    return web.json_response(await door.publish(await request.read()), status=202)
