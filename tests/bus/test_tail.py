"""Topics followed live: nothing missed, and no broker asked without rest."""

import threading
from contextlib import contextmanager

from bus import admin, tail
from bus.publisher import Publisher
from schemas.topics import ARTICLES


def test_what_comes_is_seen_and_the_place_after_it(house) -> None:
    """The first tick says where we start; then every record of every partition, and the next offsets."""
    admin.create_topics(house)
    ticks, seen = tail.tail(house, ["articles"], back=0, stop=(stop := threading.Event())), set()
    assert next(ticks).records == ()
    with Publisher(house, ARTICLES) as publisher:
        for number in range(300):
            publisher.send(b"%d" % number)
    for tick in ticks:
        seen |= {record.value for record in tick.records}
        if sum(tick.places.values()) == 300:
            stop.set()
    assert seen == {b"%d" % number for number in range(300)}


def test_a_broker_that_holds_no_fetch_is_not_asked_without_rest(house, monkeypatch) -> None:
    """An empty answer that comes at once is followed by a rest: a tick of 0.25 s asks seven times, not hundreds."""
    admin.create_topics(house)
    asked, real = [], tail.consumer

    @contextmanager
    def counting(*words):
        with real(*words) as client:
            poll = client.poll
            client.poll = lambda **more: asked.append(more) or poll(**more)
            yield client

    monkeypatch.setattr(tail, "consumer", counting)
    stop = threading.Event()
    for number, _ in enumerate(tail.tail(house, ["articles"], back=0, stop=stop, every=0.25)):
        if number == 4:
            stop.set()
            looks = len(asked)
    assert 4 <= looks <= 4 * 8
    assert {more["timeout_ms"] for more in asked[:looks]} == {0}  # a poll that waits asks on and on by itself
