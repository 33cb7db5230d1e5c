"""From an article to the page and back, through the whole system: published over HTTP, revised, withdrawn."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer
from monitor_world import TOKEN

from monitor.web import make_app
from tests.conftest import environment
from tests.live.system import System

pytestmark = pytest.mark.asyncio(loop_scope="module")
FIRST = {
    "id": "paper-1", "title": "Five killed in market blast in Mosul", "published_at": "2020-03-02T10:00:00Z",
    "url": "https://paper.example/1", "source": {"name": "Paper", "domain": "paper.example"}, "language": "en",
    "body": "Five people were killed when a bomb exploded in a market in Mosul, Iraq, on Monday, police said.\n\n"
            "Police arrested Karim Dalloul, 34, over the attack on Monday evening.",
}  # fmt: skip
REVISED = FIRST | {
    "title": "Three killed in market blast in Mosul", "updated_at": "2020-03-02T14:00:00Z",
    "body": FIRST["body"].replace("Five", "Three"),
}  # fmt: skip
CANCELLED = {name: FIRST[name] for name in ("id", "published_at")} | {
    "status": "cancelled", "title": "", "body": "", "updated_at": "2020-03-02T18:00:00Z"}  # fmt: skip
GERMAN = {
    "id": "zeitung-1",
    "title": "Anschlag",
    "published_at": "2020-03-02T10:00:00Z",
    "body": "Bei einem Anschlag auf einem Markt sind am Montag fünf Menschen getötet worden, sagte die Polizei.",
}


class Whole:
    """The system and a window on it."""

    def __init__(self, system: System, client: TestClient[Any, Any]) -> None:
        self.system, self.client = system, client

    async def publish(self, *articles: dict[str, Any]) -> None:
        headers = {"Authorization": f"Bearer {TOKEN.reveal()}"}
        async with self.client.post("/api/v1/articles", json=list(articles), headers=headers) as answer:
            assert answer.status == 202 and (await answer.json())["refused"] == []
        await asyncio.to_thread(self.system.wait)

    async def get(self, path: str) -> str:
        async with self.client.get(path) as answer:
            return await answer.text()

    async def killed(self) -> list[int | None]:
        found = json.loads(await self.get("/api/v1/events?country=IQ"))
        return [(each["event"]["toll"].get("killed") or {}).get("best") for each in found["events"]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whole(services, tmp_path_factory) -> AsyncIterator[Whole]:
    folder = tmp_path_factory.mktemp("withdrawn")
    system = await asyncio.to_thread(System, environment(services, folder), folder)
    try:
        await asyncio.to_thread(system.worker.start)
        async with TestClient(TestServer(make_app(system.settings, TOKEN))) as client:
            yield Whole(system, client)
    finally:
        if system.worker.running():
            system.worker.kill()


async def test_an_article_is_published_revised_and_withdrawn(whole):
    """The toll follows; at the end its words, and the names in them, are nowhere; that it was withdrawn is told."""
    await whole.publish(FIRST, GERMAN)
    assert await whole.killed() == [5]
    (event,) = json.loads(await whole.get("/api/v1/events?country=IQ"))["events"]
    id = event["event"]["event_id"]
    page = await whole.get(f"/events/{id}")
    assert "5 killed, reported" in page and "bomb exploded" in page and "Dalloul" not in page
    everywhere = (f"/api/v1/events/{id}", f"/api/v1/events/{id}/claims", "/api/v1/events.jsonl", "/articles/paper-1",
                  "/", f"/api/v1/events/{id}/history", "/api/v1/suggest?q=Dalloul")  # fmt: skip
    assert [path for path in everywhere if "Dalloul" in await whole.get(path)] == []
    assert json.loads(await whole.get("/api/v1/events?q=Dalloul"))["total"] == 0

    skipped = json.loads(await whole.get("/api/v1/articles?status=skipped"))["articles"]
    assert [each["article"]["id"] for each in skipped] == ["zeitung-1"]

    await whole.publish(REVISED)
    assert await whole.killed() == [3]
    page = await whole.get(f"/events/{id}")
    assert "killed: was 5, now 3 (an article was revised)" in page and "Five people" not in page
    assert json.loads(await whole.get("/api/v1/events?q=revised:down"))["total"] == 1
    before = json.loads(await whole.get(f"/api/v1/events/{id}/history"))["revisions"][0]["at"]
    assert "5 killed, reported" in await whole.get(f"/events/{id}?as_of={before}")

    await whole.publish(CANCELLED)
    assert await whole.killed() == []
    for path in (f"/events/{id}", f"/events/{id}?as_of={before}", *everywhere, "/api/v1/events?q=status:any",
                 "/api/v1/articles", "/feed.atom", "/api/v1/events?as_of=2030-01-01&q=status:any"):  # fmt: skip
        told = await whole.get(path)
        assert "bomb exploded" not in told and "market blast" not in told, path
    assert "The publisher withdrew this article" in await whole.get("/articles/paper-1")
    assert "the article was withdrawn" in await whole.get(f"/events/{id}")
