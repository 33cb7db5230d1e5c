"""A window on running services, with the world of `monitor_world` on the shelf."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer
from monitor_world import ARTICLE, AT, ENTRY, EVENT, FLOOD, MERGED, REVISION, TOKEN, tally

from bus import admin
from bus.generation import ensure_generation
from bus.publisher import Publisher
from core import corrections
from core.settings import Settings, settings
from core.tallying.scopes import scope_key
from monitor.keys import STANDING
from monitor.web import make_app
from schemas import topics
from schemas.tally import Tally
from schemas.wire import encode
from search import documents
from search.client import Shelf
from search.states import keep


@dataclass
class Window:
    """A running window: `get` and `post` speak to it; `send` puts a tally on the road as tallying would."""

    client: TestClient[Any, Any]
    settings: Settings

    async def get(self, path: str, **more: Any) -> tuple[int, Any]:
        async with self.client.get(path, **more) as answer:
            return answer.status, await (answer.json() if answer.content_type.endswith("json") else answer.text())

    async def send(self, *tallies: Tally) -> None:
        await asyncio.to_thread(self._send, tallies)

    async def rule(self, kind: str, *quotes: str) -> None:
        """A correction on its topic, known to the window once this returns; `undo` takes the last one back."""
        standing = self.client.server.app[STANDING]  # type: ignore[union-attr]
        moment = AT + timedelta(seconds=len(standing.corrections))
        made = (
            corrections.undoing(standing.corrections[0], by="t", reason="r", at=moment)
            if kind == "undo"
            else corrections.correction(kind, [EVENT.event_id], by="t", reason="r", at=moment, quotes=quotes)
        )
        await asyncio.to_thread(self._put, topics.CORRECTIONS, "EE", encode(made))
        for _ in range(100):
            if any(each.correction_id == made.correction_id for each in standing.corrections):
                return
            await asyncio.sleep(0.1)
        raise AssertionError("the ruling never came")

    async def put(self, topic: topics.Topic, key: str, value: bytes) -> None:
        """One record of any topic, acknowledged."""
        await asyncio.to_thread(self._put, topic, key, value)

    def _put(self, topic: topics.Topic, key: str, value: bytes) -> None:
        with Publisher(self.settings, topic) as publisher:
            publisher.send(value, key=key.encode())

    def _send(self, tallies: tuple[Tally, ...]) -> None:
        with Publisher(self.settings, topics.TALLIES) as publisher:
            for each in tallies:
                publisher.send(encode(each), key=scope_key(each.scope, each.basis).encode())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window(services) -> AsyncIterator[Window]:
    made = replace(settings(services.env), namespace=f"w{uuid.uuid4().hex[:8]}", partitions=2)
    await asyncio.to_thread(admin.create_topics, made)
    generation = await asyncio.to_thread(ensure_generation, made)
    async with Shelf(made) as shelf:
        await shelf.ensure(generation.generation)
        events = [documents.event(each) for each in (EVENT, MERGED, FLOOD)]
        rest = [documents.entry(ENTRY), documents.article(ARTICLE), documents.tally(tally(1, 22))]
        assert {outcome.status for outcome in await shelf.bulk([*events, *rest])} == {"stored"}
        await keep(shelf, [REVISION])
        await shelf.refresh()
    async with TestClient(TestServer(make_app(made, TOKEN))) as client:
        opened = Window(client, made)
        for _ in range(100):
            if (await opened.get("/readyz"))[0] == 200:
                break
            await asyncio.sleep(0.1)
        yield opened
