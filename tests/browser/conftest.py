"""A window and a Chromium, whichever is found; where there is none it is said loudly."""

import asyncio
import os
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Page, async_playwright

from bus import admin
from bus.generation import ensure_generation
from bus.publisher import Publisher
from core.settings import Secret, Settings, settings
from core.tallying.scopes import scope_key
from deploy import ports
from monitor.web import make_app
from schemas import topics
from schemas.tally import Tally
from schemas.wire import encode
from search import documents
from search.client import Shelf
from search.states import keep
from tests import debian
from tests.monitor import monitor_world as world

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
module = pytest_asyncio.fixture(scope="module", loop_scope="module")


class Server:
    """A window that can be stopped and started again on the same port, as a killed one would be."""

    def __init__(self, made: Settings) -> None:
        self.settings = made
        self.port = ports.free(1)[0]
        self.address = f"http://127.0.0.1:{self.port}"
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        self._runner = web.AppRunner(make_app(self.settings, Secret("t")), shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def send(self, *tallies: Tally) -> None:
        """Tallies on the road, as tallying would put them there."""
        await asyncio.to_thread(self._send, tallies)

    def _send(self, tallies: tuple[Tally, ...]) -> None:
        with Publisher(self.settings, topics.TALLIES) as publisher:
            for each in tallies:
                publisher.send(encode(each), key=scope_key(each.scope, each.basis).encode())


@module
async def server(services) -> AsyncIterator[Server]:
    made = replace(settings(services.env), namespace=f"b{uuid.uuid4().hex[:8]}", partitions=2)
    await asyncio.to_thread(admin.create_topics, made)
    generation = await asyncio.to_thread(ensure_generation, made)
    async with Shelf(made) as shelf:
        await shelf.ensure(generation.generation)
        events = map(documents.event, (world.EVENT, world.MERGED, world.FLOOD))
        rest = (documents.entry(world.ENTRY), documents.article(world.ARTICLE), documents.tally(world.tally(1, 22)))
        await shelf.bulk([*events, *rest])
        await keep(shelf, [world.REVISION])
        await shelf.refresh()
    started = Server(made)
    await started.start()
    yield started
    await started.stop()


@module
async def browser() -> AsyncIterator[Browser]:
    found = os.environ.get("TOLLWIRE_CHROMIUM") or await asyncio.to_thread(debian.program, "chromium", *NAMES)
    if not found:
        pytest.skip("no Chromium or Chrome: install Debian's `chromium`, or set TOLLWIRE_CHROMIUM to one")
    async with async_playwright() as playwright:
        # Without a sandbox of its own: tests run as root in containers, and only our own pages are opened.
        launched = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        await launched.close()


@dataclass
class Watched:
    """A page, and what its console said."""

    page: Page
    said: list[str] = field(default_factory=list)


@module
async def watched(browser, server) -> AsyncIterator[Watched]:
    context = await browser.new_context(viewport={"width": 1000, "height": 800}, base_url=server.address)
    opened = Watched(await context.new_page())
    opened.page.on("console", lambda message: opened.said.append(f"{message.type}: {message.text}"))
    opened.page.on("pageerror", lambda error: opened.said.append(f"error: {error}"))
    yield opened
    await context.close()


@pytest.fixture(autouse=True)
def quiet(watched) -> None:
    watched.said.clear()
