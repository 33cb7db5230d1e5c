"""Pages from templates: everything escaped, nothing undefined."""

from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from monitor import view
from search import results, wording
from search.kinds import kind_of

FOLDER = Path(__file__).parent / "templates"


def render(template: str, *, status: int = 200, **values: Any) -> web.Response:
    """A page. Values are text until a template says otherwise, and no template does."""
    return web.Response(text=text(template, **values), content_type="text/html", status=status)


def text(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "address": view.address,
        "moment": view.moment,
        "number": wording.number,
        # A whole segment of a path: an id may hold a slash.
        "segment": partial(quote, safe=""),
        "place": wording.where,
        "day": wording.when,
    }
    made.globals |= {
        "figure": wording.figure,
        "summary": wording.summary,
        "sum_of": wording.sum_of,
        "plural": wording.plural,
        "pieces": results.gaps,
        "shown": results.shown,
        "country_name": view.country_name,
        "sides": view.sides,
        "measures": view.measures,
        "kind_of": kind_of,
        "fragment": view.fragment,
        "change": view.change,
    }
    return made
