"""Articles that come in over HTTP: checked one by one, published, and acknowledged by Kafka before we answer."""

import asyncio
import hmac
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from itertools import islice
from typing import Any

from bus.publisher import Publisher, Sent
from core.errors import BadInput, Broken
from core.reading.formats import articles, parse
from core.settings import Secret, Settings
from monitor.problems import Problem
from schemas.topics import Topic
from schemas.wire import encode

# A request may hold a few of the largest articles, or a thousand small ones.
MAX_BODY = 16 << 20
MOST = 1_000
ACK_SECONDS = 30
# Type of a body → how it is read (the endings of `tollwire publish`).
FORMS: Mapping[str, str] = {
    **dict.fromkeys(("application/json", "application/octet-stream", "application/ninjs+json"), "json"),
    **dict.fromkeys(("application/jsonl", "application/x-ndjson", "application/jsonlines", "application/ndjson"),
                    "jsonl"),
    **dict.fromkeys(("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"), "xml"),
    **dict.fromkeys(("text/html", "application/xhtml+xml"), "html"),
    "text/plain": "txt",
}  # fmt: skip
# The id of an article and the record that is sent, or why there is none.
Item = tuple[str, bytes] | BadInput


class Door:
    """One publisher, in a thread of its own: it blocks, and no two threads may use it."""

    def __init__(self, settings: Settings, token: Secret) -> None:
        self._settings, self._token = settings, token
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="door")
        self._publisher: Publisher | None = None

    def admit(self, authorization: str) -> None:
        """Raises Problem 401 unless the bearer token is ours; compared in constant time."""
        scheme, _, given = authorization.partition(" ")
        right = hmac.compare_digest(given.strip().encode(), self._token.reveal().encode())
        if not (self._token and scheme.lower() == "bearer" and right):
            raise Problem(401, "send `Authorization: Bearer …` with the token that `tollwire token` prints")

    async def publish(self, body: bytes, form: str = "json", assume_date: datetime | None = None) -> dict[str, Any]:
        """`{accepted: [{index, id, partition, offset}], refused: [{index, reason}]}`. Raises Problem 400, Broken.

        `form` is a value of `FORMS`; `assume_date` is for articles that tell none.
        """
        items = await asyncio.to_thread(_items, body, form, assume_date)
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._publish, items)

    async def put(self, topic: Topic, key: str, value: bytes | None) -> None:
        """One record of a small topic, acknowledged; None takes its key away. Raises Broken."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._put, topic, key, value)

    def _put(self, topic: Topic, key: str, value: bytes | None) -> None:
        # Seldom: a publisher of its own each time keeps that of articles free.
        with Publisher(self._settings, topic) as publisher:
            publisher.send(value, key=key.encode())

    def _publish(self, items: Sequence[Item]) -> dict[str, Any]:
        refused: list[dict[str, Any]] = []
        sent: list[tuple[int, str, Sent]] = []
        try:
            publisher = self._connected()
            for index, item in enumerate(items):
                if isinstance(item, BadInput):
                    refused.append({"index": index, "reason": str(item)})
                    continue
                id, raw = item
                try:
                    sent.append((index, id, publisher.send(raw, key=id.encode())))
                except BadInput as error:
                    refused.append({"index": index, "reason": str(error)})
            acks = [(index, id, each.ack(ACK_SECONDS)) for index, id, each in sent]
        except Broken:
            self._forget()
            raise
        accepted = [{"index": i, "id": id, "partition": ack.partition, "offset": ack.offset} for i, id, ack in acks]
        return {"accepted": accepted, "refused": refused}

    async def warm(self) -> None:
        """Connect before somebody waits for it; where Kafka is away the first who publishes is told."""
        with suppress(Broken):
            await asyncio.get_running_loop().run_in_executor(self._thread, self._connected)

    def _connected(self) -> Publisher:
        if self._publisher is None:
            self._publisher = Publisher(self._settings)
        return self._publisher

    def _forget(self) -> None:
        # A publisher that failed once may wait for ever: the next request makes a new one.
        publisher, self._publisher = self._publisher, None
        if publisher is not None:
            publisher.__exit__(Broken, None, None)

    async def close(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._forget)
        self._thread.shutdown()


def _items(body: bytes, form: str, assume_date: datetime | None) -> Sequence[Item]:
    """Each article of the body with its id, as it is sent on; what cannot be used, and why."""
    if form == "json":
        found = [_own(item, assume_date) for item in _listed(body)]
    elif form == "jsonl":
        found = [_raw(line, assume_date) for line in body.split(b"\n") if line.strip()]
    else:
        told = articles(f"body.{form}", body, assume_date=assume_date)
        found = [each if isinstance(each, BadInput) else (each.id, encode(each)) for each in islice(told, MOST + 1)]
    if not found or len(found) > MOST:
        raise Problem(400, f"send one article or 1 to {MOST}")
    return found


def _own(item: Any, assume_date: datetime | None) -> Item:
    try:
        return _raw(json.dumps(item, ensure_ascii=False).encode(), assume_date)
    except UnicodeEncodeError as error:
        return BadInput("door", str(error))


def _raw(raw: bytes, assume_date: datetime | None) -> Item:
    """As it was sent, so that whatever reads it later reads what the publisher wrote; dated, where we date it."""
    try:
        article = parse(raw, assume_date=assume_date)
    except BadInput as error:
        return error
    return article.id, raw if assume_date is None else encode(article)


def _listed(body: bytes) -> list[Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Problem(400, f"the body is no JSON: {error}") from error
    if isinstance(data, dict) and isinstance(data.get("articles"), list):
        data = data["articles"]
    if not isinstance(data, list | dict):
        raise Problem(400, "the body is an article, or a list of articles")
    return data[: MOST + 1] if isinstance(data, list) else [data]
