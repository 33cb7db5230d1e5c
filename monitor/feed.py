"""The live feed: one reader of Kafka, a short memory, and a bounded queue for each client that watches.

The reader is a thread (its client blocks); everything else lives on the loop. A client that is slower than its queue is
let go: it comes back with `Last-Event-ID` and goes on where it was. The reader never waits for anybody.
"""

import asyncio
import logging
import random
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bus.generation import generation
from bus.tail import Tick, tail
from core.errors import Broken
from core.settings import Settings
from monitor.frames import EVENTS, Frame, Places, covers, frames, place, spell, veiled

log = logging.getLogger(__name__)
# Ticks remembered (a tick is 250 ms; only those with frames are kept), records read again at start, ticks a client may
# be behind, and things kept as they are now because the index may be a second late.
MEMORY, BACK, QUEUE, FRESH = 2_000, 500, 64, 2_000
RESET = b"event: reset\ndata: {}\n\n"


class Moment:
    """The frames of one tick, encoded once for each filter, and where the stream stands before and after."""

    def __init__(self, before: Places, after: Places, found: tuple[Frame, ...], id: str) -> None:
        self.before, self.after, self.frames, self.id = before, after, found, id
        self._encoded: dict[str, bytes] = {}

    def encoded(self, country: str) -> bytes:
        """The bytes for clients that watch this country ('' for all); empty where nothing of it changed."""
        if country not in self._encoded:
            streamed = (frame for frame in self.frames if frame.streamed)
            chosen = [frame.encoded() for frame in streamed if not country or frame.country == country]
            # The id closes the last frame of a tick: who was cut off within one gets the whole tick again.
            last = [chosen[-1][:-1] + f"id: {self.id}\n\n".encode()] if chosen else []
            self._encoded[country] = b"".join([*chosen[:-1], *last])
        return self._encoded[country]


@dataclass(eq=False)
class Client:
    """One that watches: what it gets first, then its queue. `lost` once it fell behind."""

    country: str
    first: list[bytes] = field(default_factory=list)
    queue: "asyncio.Queue[bytes]" = field(default_factory=lambda: asyncio.Queue(QUEUE))
    lost: bool = False


class Hub:
    """What is known of the stream right now, and who watches. Lives on the loop; no thread touches it."""

    def __init__(self) -> None:
        self.clients: set[Client] = set()
        self.generation = ""
        self.places: Places = {}
        self.alive = False
        # Told of every tick, before the clients are.
        self.heard: Callable[[Tick], None] | None = None
        # Words that people withheld, as they stand now.
        self.hidden: Callable[[], Sequence[str]] = tuple
        self.fresh: OrderedDict[tuple[str, str], Mapping[str, Any]] = OrderedDict()
        self._memory: deque[Moment] = deque(maxlen=MEMORY)

    def begin(self, generation: str) -> None:
        """The reader connected. Another generation is another world: everybody starts anew."""
        if generation != self.generation:
            self.generation, self.places = generation, {}
            self.fresh.clear()
            self._memory.clear()
            for client in self.clients:
                self._give(client, RESET)
        self.alive = True

    def take(self, tick: Tick) -> None:
        """What one tick brought."""
        if self.heard is not None:
            self.heard(tick)
        found = veiled(frames((record.topic, record.key, record.value) for record in tick.records), self.hidden())
        before, self.places = self.places or tick.places, tick.places
        self._remember(found)
        if not found:
            return
        moment = Moment(before, tick.places, found, spell(self.generation, tick.places))
        self._memory.append(moment)
        for client in list(self.clients):
            self._give(client, moment.encoded(client.country))

    def watch(self, country: str, after: str | None) -> Client:
        """A new client, from after the frame of that id; `reset` first where that is too old or foreign."""
        client = Client(country)
        if after:
            client.first = self._since(country, after)
        client.first.append(self.beat())
        self.clients.add(client)
        return client

    def beat(self) -> bytes:
        """A comment, and the place by which a client that never got a frame can resume, too.

        Only for a client whose queue is empty: the place must not run ahead of what it was given.
        """
        return f": {'live' if self.alive else 'interrupted'}\nid: {spell(self.generation, self.places)}\n\n".encode()

    def drop(self, client: Client) -> None:
        """Let a client go: it comes back when it wants, from where it was."""
        client.lost = True
        self.leave(client)
        if client.queue.empty():
            client.queue.put_nowait(b": goodbye\n\n")

    def leave(self, client: Client) -> None:
        self.clients.discard(client)

    def _since(self, country: str, after: str) -> list[bytes]:
        seen = place(after, self.generation)
        start = self._memory[0].before if self._memory else self.places
        if seen is None or not covers(seen, start):
            return [RESET]
        missed = (moment for moment in self._memory if not covers(seen, moment.after))
        return [words for moment in missed if (words := moment.encoded(country))]

    def _remember(self, found: tuple[Frame, ...]) -> None:
        for frame in found:
            self.fresh.pop((frame.event, frame.key), None)
            self.fresh[frame.event, frame.key] = frame.data
        while len(self.fresh) > FRESH:
            self.fresh.popitem(last=False)

    def _give(self, client: Client, words: bytes) -> None:
        if not words:
            return
        try:
            client.queue.put_nowait(words)
        except asyncio.QueueFull:
            client.lost = True
            self.leave(client)


class Feed:
    """The thread that follows Kafka and hands each tick to the hub on the loop."""

    def __init__(self, settings: Settings, hub: Hub, *, back: int = BACK) -> None:
        self._settings, self._hub, self._back = settings, hub, back
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._thread = threading.Thread(target=self._run, args=(loop,), name="feed", daemon=True)
        self._thread.start()

    async def close(self) -> None:
        self._stop.set()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        start: Places = {}
        known, waited = "", 0.5
        while not self._stop.is_set():
            try:
                found = generation(self._settings)
                if found is None:
                    raise Broken("no generation yet: `tollwire up` names one")
                start = start if found.generation == known else {}
                known = found.generation
                loop.call_soon_threadsafe(self._hub.begin, known)
                for tick in tail(self._settings, tuple(EVENTS), back=self._back, stop=self._stop, start=start):
                    start, waited = tick.places, 0.5
                    loop.call_soon_threadsafe(self._hub.take, tick)
            except Broken as error:
                log.warning("the live stream is interrupted: %s", error)
                loop.call_soon_threadsafe(setattr, self._hub, "alive", False)
                self._stop.wait(random.uniform(0.1, waited))
                waited = min(waited * 2, 10.0)
