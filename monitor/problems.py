"""Errors as RFC 9457 problem details (JSON) or as a page, in words a reader can act on; security headers on all."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from jinja2 import TemplateError

from core.errors import Broken
from monitor.templating import render
from search.errors import NotReady, Unreachable
from search.language import QueryError

log = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
# Nothing from anywhere else, no inline script or style: an article titled <script> is just an odd headline.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
RETRY_SECONDS = 5
# Slips of our own code: told as a problem, logged with their trace; anything else ends the request unanswered.
BUGS = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RuntimeError, OSError,
    TemplateError,
)  # fmt: skip


class Problem(Exception):
    """An answer that is an error: HTTP status, a sentence, and more fields of the problem."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more


TITLES = {
    400: "the request cannot be understood", 429: "too many requests", 500: "an error of ours",
    401: "a token is needed", 404: "not found", 405: "method not allowed",
    413: "too large", 415: "unsupported type", 503: "not available right now",
}  # fmt: skip


def of(error: Exception) -> Problem | None:
    """The problem that an error of ours is; None for one that is a bug."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, QueryError):
        return Problem(400, error.reason, query=error.text, start=error.start, end=error.end)
    if isinstance(error, NotReady):
        return Problem(503, "nothing is indexed yet")
    if isinstance(error, Unreachable):
        return Problem(503, "the index does not answer")
    if isinstance(error, web.HTTPException):
        return Problem(error.status, TITLES.get(error.status, error.reason))
    if isinstance(error, Broken):
        return Problem(503, str(error))
    if isinstance(error, BUGS):
        return Problem(500, "an error of ours: it is in the log of the window")
    return None


@web.middleware
async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every answer with security headers; every error of ours as a problem."""
    try:
        response = await handler(request)
    except (Problem, QueryError, Unreachable, Broken, web.HTTPException, *BUGS) as error:
        if isinstance(error, ConnectionError) or isinstance(error, web.HTTPException) and error.status < 400:
            raise
        problem = of(error)
        assert problem is not None
        if problem.status == 500:
            log.exception("%s %s", request.method, _route(request))
        else:
            log.info("%s %s: %d", request.method, _route(request), problem.status)
        response = _answer(request, problem)
        if isinstance(error, web.HTTPException) and "Allow" in error.headers:
            response.headers["Allow"] = error.headers["Allow"]
    return response


async def on_prepare(request: web.Request, response: web.StreamResponse) -> None:
    """Headers go on just before they are sent, on streams too."""
    response.headers.update({name: value for name, value in HEADERS.items() if name not in response.headers})
    response.headers.pop("Server", None)


def _route(request: web.Request) -> str:
    """What was asked for, without what of it may be the reader's own."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "unknown"


def _answer(request: web.Request, problem: Problem) -> web.Response:
    if request.path.startswith("/api/"):
        body = {"type": "about:blank", "title": TITLES.get(problem.status, "error"), "status": problem.status,
                "detail": problem.detail, **problem.more}  # fmt: skip
        response = web.json_response(body, status=problem.status, content_type="application/problem+json")
    else:
        response = render("problem.html", status=problem.status, problem=problem, title=TITLES.get(problem.status))
    if "retry_after" in problem.more:
        response.headers["Retry-After"] = str(problem.more["retry_after"])
    if problem.status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="tollwire"'
    return response
