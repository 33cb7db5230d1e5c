"""Articles that come in over HTTP: checked one by one, published, and acknowledged by Kafka before we answer."""

import asyncio
import hmac
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from bus.publisher import Publisher, Sent
from core.errors import BadInput, Broken
from core.reading.formats import parse
from core.settings import Secret, Settings
from monitor.problems import Problem
from schemas.topics import Topic

# A request may hold a few of the largest articles, or a thousand small ones.
MAX_BODY = 16 << 20
MOST = 1_000
ACK_SECONDS = 30


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

    async def publish(self, body: bytes) -> dict[str, Any]:
        """`{accepted: [{index, id, partition, offset}], refused: [{index, reason}]}`. Raises Problem 400, Broken."""
        items = _items(body)
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._publish, items)

    async def put(self, topic: Topic, key: str, value: bytes | None) -> None:
        """One record of a small topic, acknowledged; None takes its key away. Raises Broken."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._put, topic, key, value)

    def _put(self, topic: Topic, key: str, value: bytes | None) -> None:
        # Seldom: a publisher of its own each time keeps that of articles free.
        with Publisher(self._settings, topic) as publisher:
            publisher.send(value, key=key.encode())

    def _publish(self, items: list[Any]) -> dict[str, Any]:
        refused: list[dict[str, Any]] = []
        sent: list[tuple[int, str, Sent]] = []
        try:
            publisher = self._connected()
            for index, item in enumerate(items):
                try:
                    raw = json.dumps(item, ensure_ascii=False).encode()
                    id = parse(raw).id
                    sent.append((index, id, publisher.send(raw, key=id.encode())))
                except (BadInput, UnicodeEncodeError) as error:
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


def _items(body: bytes) -> list[Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Problem(400, f"the body is no JSON: {error}") from error
    if not isinstance(data, list | dict):
        raise Problem(400, "the body is an article, or a list of articles")
    items = data if isinstance(data, list) else [data]
    if not items or len(items) > MOST:
        raise Problem(400, f"send one article or a list of 1 to {MOST}")
    return items
