"""Pictures in the documents are small, and there is one of each page in each look."""

import re

import pytest
from aiohttp import web

from monitor.web import ROUTES
from tests.laws.house import HOME

LARGEST = 100_000
PICTURES = sorted((HOME / "docs").rglob("*.webp"))


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_pictures_are_small_and_shown(picture):
    """Under 100 KB, and a page of ours has it."""
    assert picture.stat().st_size < LARGEST
    assert f"(pages/{picture.name})" in (HOME / "docs/README.md").read_text(encoding="utf-8")


def test_every_page_is_shown_light_dark_and_on_a_phone():
    """One route, three pictures; /articles/{id} is shown by the event it is of."""
    routes = {str(route.path) for route in ROUTES if isinstance(route, web.RouteDef)}
    parts = {"/tallies", "/feed.atom", "/openapi.json", "/map.svg", "/articles/{id}"}
    shown = {re.match(r"/(\w*)", route)[1].removesuffix("s") or "front" for route in routes - parts
             if not route.startswith("/api/") and route not in ("/healthz", "/readyz", "/metrics")}  # fmt: skip
    taken = {tuple(picture.stem.rsplit("-", 1)) for picture in PICTURES}
    wanted = {(name, look) for name in shown for look in ("light", "dark", "phone")}
    assert wanted <= {(name.removesuffix("s"), look) for name, look in taken}
