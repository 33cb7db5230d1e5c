"""Errors as RFC 9457 problem details (JSON) or as a page, in words a reader can act on; security headers on all."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

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


class Problem(Exception):
    """An answer that is an error: HTTP status, a sentence, and more fields of the problem."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more


TITLES = {
    400: "the request cannot be understood", 401: "a token is needed", 404: "not found", 405: "method not allowed",
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
    return None


@web.middleware
async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every answer with security headers; every error of ours as a problem."""
    try:
        response = await handler(request)
    except (Problem, QueryError, Unreachable, Broken, web.HTTPException) as error:
        if isinstance(error, web.HTTPException) and error.status < 400:
            raise
        problem = of(error)
        assert problem is not None
        log.info("%s %s: %d %s", request.method, request.path, problem.status, problem.detail)
        response = _answer(request, problem)
        if isinstance(error, web.HTTPException) and "Allow" in error.headers:
            response.headers["Allow"] = error.headers["Allow"]
    return response


async def on_prepare(request: web.Request, response: web.StreamResponse) -> None:
    """Headers go on just before they are sent, on streams too."""
    response.headers.update({name: value for name, value in HEADERS.items() if name not in response.headers})
    response.headers.pop("Server", None)


def _answer(request: web.Request, problem: Problem) -> web.Response:
    if request.path.startswith("/api/"):
        body = {"type": "about:blank", "title": TITLES.get(problem.status, "error"), "status": problem.status,
                "detail": problem.detail, **problem.more}  # fmt: skip
        response = web.json_response(body, status=problem.status, content_type="application/problem+json")
    else:
        response = render("problem.html", status=problem.status, problem=problem, title=TITLES.get(problem.status))
    if problem.status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="tollwire"'
    return response
