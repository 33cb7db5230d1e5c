"""What requests may ask, and how parameters become queries."""

from collections.abc import Collection
from datetime import UTC, datetime

from aiohttp import web

from monitor.problems import Problem
from search.language import Query, QueryError, parse

SHORTHAND = (
    "country", "since", "until", "type", "side", "killed_min", "near", "contested", "revised_since", "as_of", "sort",
)  # fmt: skip
EVENTS = (*SHORTHAND, "q", "after", "limit")
PAGE, MOST = 20, 200
# Code points of a parameter; a query (`q`) may be `search.language.LONGEST`.
LONGEST = 300


def now() -> datetime:
    """The clock of the window: report times and "today" are UTC."""
    return datetime.now(UTC)  # noqa: TID251 - a shell


def only(request: web.Request, known: Collection[str]) -> dict[str, str]:
    """The parameters, each known and given once. Raises Problem."""
    for name in request.query:
        if name not in known:
            raise Problem(
                400, f"there is no parameter {name!r}; parameters are {', '.join(sorted(known))}", parameter=name
            )
        if len(request.query.getall(name)) > 1:
            raise Problem(400, f"{name} is given twice", parameter=name)
        if name != "q" and len(request.query[name]) > LONGEST:
            raise Problem(400, f"{name} has at most {LONGEST} characters", parameter=name)
    return {name: value for name, value in request.query.items() if value}


def query(given: dict[str, str]) -> Query:
    """The query of a request. Raises QueryError, Problem (which names the parameter)."""
    text = given.get("q", "")
    asked = parse(text, today=now().date())
    for name in SHORTHAND:
        if name in given:
            try:
                parse("", today=now().date(), shorthand={name: given[name]})
            except QueryError as error:
                raise Problem(400, error.reason, parameter=name, start=error.start, end=error.end) from error
    short = {name: given[name] for name in SHORTHAND if name in given}
    return parse(text, today=now().date(), shorthand=short) if short else asked


def limit(given: dict[str, str], default: int = PAGE) -> int:
    """How many on a page. Raises Problem."""
    word = given.get("limit", str(default))
    if not word.isascii() or not word.isdigit() or not 1 <= int(word[:9]) <= MOST:
        raise Problem(400, f"limit is a whole number from 1 to {MOST}", parameter="limit")
    return int(word)
