"""`POST /api/v1/articles`: publish over HTTP."""

from datetime import datetime

from aiohttp import web

from monitor import asking
from monitor.door import FORMS
from monitor.keys import DOOR
from monitor.problems import Problem
from schemas.wire import parse_instant


async def publish(request: web.Request) -> web.Response:
    """Articles of any form that `tollwire publish` takes → 202 once Kafka has acknowledged: `{accepted, refused}`."""
    door = request.app[DOOR]
    door.admit(request.headers.get("Authorization", ""))
    given = asking.only(request, ("assume_date",))
    form = FORMS.get(request.content_type)
    if form is None:
        raise Problem(415, f"the type of the body is one of {', '.join(FORMS)}")
    return web.json_response(await door.publish(await request.read(), form, _date(given)), status=202)


def _date(given: dict[str, str]) -> datetime | None:
    """The date of articles that tell none, a bare one its noon. Raises Problem."""
    if "assume_date" not in given:
        return None
    try:
        return parse_instant(given["assume_date"])
    except ValueError as error:
        raise Problem(400, "wants an ISO date: 2015-09-05", parameter="assume_date") from error
