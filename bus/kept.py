"""A small topic kept in memory: read from its beginning, followed for ever, in a thread of its own."""

import logging
import random
import threading
from collections.abc import Callable, Sequence

from bus.records import Record
from bus.tail import ends, tail
from core.errors import Broken
from core.settings import Settings

log = logging.getLogger(__name__)
FROM_THE_START = 1 << 62
LONGEST_PAUSE = 10.0


class Kept:
    """Gives every record of the topics to `take`, in the thread; `ready` once all that lay there has been given.

    Where Kafka is away it tries again with back-off and goes on where it was.
    """

    def __init__(self, settings: Settings, topics: Sequence[str], take: Callable[[Record], None]) -> None:
        self._settings, self._topics, self._take = settings, tuple(topics), take
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.ready = threading.Event()

    def start(self) -> None:
        """Begin to read; a second start does nothing."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="kept", daemon=True)
            self._thread.start()

    def close(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        start: dict[tuple[str, int], int] = {}
        waited = 0.5
        while not self._stop.is_set():
            try:
                goal = ends(self._settings, self._topics)
                for tick in tail(self._settings, self._topics, back=FROM_THE_START, stop=self._stop, start=start):
                    for record in tick.records:
                        self._take(record)
                    start, waited = dict(tick.places), 0.5
                    if not self.ready.is_set() and all(tick.places.get(part, 0) >= at for part, at in goal.items()):
                        self.ready.set()
            except Broken as error:
                log.warning("%s cannot be followed: %s", ", ".join(self._topics), error)
                self._stop.wait(random.uniform(0.1, waited))
                waited = min(waited * 2, LONGEST_PAUSE)
