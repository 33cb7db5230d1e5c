"""The live stream without wires: frames, places, memory, queues."""

import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bus.records import Record
from bus.tail import Tick
from monitor import feed
from monitor.feed import QUEUE, RESET, Hub
from monitor.frames import covers, frames, passed_over, place, spell


def tally(country: str, version: int, **scope) -> bytes:
    told = {"country": country, "period": "all", **scope}
    return json.dumps({"scope": told, "basis": "event_date", "version": version, "toll": {}}).encode()


def record(value: bytes | None, key: str = "k", offset: int = 0, topic: str = "tallies") -> Record:
    return Record(topic=topic, partition=0, offset=offset, key=key.encode(), value=value)


def tick(*values: tuple[str, bytes | None], at: int) -> Tick:
    return Tick(tuple(record(value, key) for key, value in values), {("tallies", 0): at, ("events", 0): 0})


@pytest.fixture
def hub() -> Hub:
    made = Hub()
    made.begin("g1")
    made.take(tick(at=10))
    return made


def drained(client) -> list[bytes]:
    words = list(client.first[:-1])  # the last of `first` is a beat
    while not client.queue.empty():
        words.append(client.queue.get_nowait())
    return words


def versions(words: list[bytes]) -> list[int]:
    lines = b"".join(words).decode().splitlines()
    return [json.loads(line.removeprefix("data: "))["version"] for line in lines if line.startswith('data: {"s')]


def ids(words: list[bytes]) -> list[str]:
    return [line.removeprefix("id: ") for line in b"".join(words).decode().splitlines() if line.startswith("id: ")]


def test_a_scope_has_one_frame_a_tick():
    """The latest word of each, in the order of those latest words."""
    told = [("tallies", b"a", tally("EE", 1)), ("tallies", b"b", tally("FI", 7)), ("tallies", b"a", tally("EE", 2))]
    assert [(f.key, f.data["version"]) for f in frames(told)] == [("b", 7), ("a", 2)]


@pytest.mark.parametrize(
    ("scope", "streamed"),
    [({}, True), ({"period": "2020-03-06"}, True), ({"period": "2020-03"}, False), ({"side": "militant"}, False),
     ({"event_type": "Battles"}, False), ({"admin1": "Harju"}, False), ({"country": None}, False)],
)  # fmt: skip
def test_only_default_scopes_are_streamed(scope, streamed):
    """Countries, all time and by day, by event date."""
    found = frames([("tallies", b"k", tally(**{"country": "EE", "version": 1, **scope}))])
    assert [frame for frame in found if frame.streamed] == (list(found) if streamed else [])
    assert not streamed or len(found) == 1


@pytest.mark.parametrize("value", [None, b"", b"{", b"[]", b"7"])
def test_what_is_no_record_of_ours_makes_no_frame(value):
    """A key that was deleted, a record that is no JSON."""
    assert frames([("tallies", b"k", value)]) == ()


def test_people_and_passages_of_an_event_are_not_streamed():
    """Names stay on the event's page."""
    event = {"event_id": "E", "where": {"country": "EE"}, "people": [{"name": "A"}], "passages": [1], "links": [1]}
    (frame,) = frames([("events", b"E", json.dumps(event).encode())])
    assert frame.data == {"event_id": "E", "where": {"country": "EE"}}
    event = {"event_id": "E", "headline": "Jaan Kask held", "people": [{"name": "Jaan Kask", "role": "suspect"}]}
    (frame,) = frames([("events", b"E", json.dumps(event).encode())])
    assert frame.data["headline"] == "████ ████ held"


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["tallies", "events", "alerts"]), st.integers(0, 99)), st.integers(0, 10**15)
    )
)
def test_a_place_survives_its_spelling(places):
    """What a client sends back is what it was given."""
    assert place(spell("g1", places), "g1") == places
    assert place(spell("g1", places), "g2") is None


@given(st.text(max_size=60))
def test_any_id_is_a_place_or_foreign(id):
    """Whatever a client sends."""
    assert place(id, "g1") is None or covers(place(id, "g1"), {})


async def test_a_client_gets_what_comes_after_it_and_only_its_country(hub):
    """A filter shares its bytes with others of the same filter."""
    all_of_them, finnish = hub.watch("", None), hub.watch("FI", None)
    hub.take(tick(("a", tally("EE", 1)), ("b", tally("FI", 2)), at=12))
    assert versions(drained(all_of_them)) == [1, 2]
    assert versions(drained(finnish)) == [2]


async def test_a_client_resumes_without_gap_or_repetition(hub):
    """From the id of any frame it was given."""
    client = hub.watch("", None)
    for number in range(1, 6):
        hub.take(tick(("a", tally("EE", number)), at=10 + number))
    given_ids = ids(drained(client))
    assert len(given_ids) == 5
    for seen, id in enumerate(given_ids, start=1):
        assert versions(drained(hub.watch("", id))) == list(range(seen + 1, 6))


async def test_too_old_or_foreign_is_told_to_start_anew(hub, monkeypatch):
    """`reset`, never a silent gap."""
    client = hub.watch("", None)
    hub.take(tick(("a", tally("EE", 1)), at=11))
    (id,) = ids(drained(client))
    assert drained(hub.watch("", "other~tallies-0-11~events-0-0")) == [RESET]
    assert drained(hub.watch("", "nonsense")) == [RESET]
    assert drained(hub.watch("", id)) == []
    for number in range(feed.MEMORY + 2):
        hub.take(tick(("a", tally("EE", number)), at=12 + number))
    assert drained(hub.watch("", id))[0] == RESET


async def test_another_generation_resets_everybody(hub):
    """A new Kafka is another world."""
    client = hub.watch("", None)
    hub.take(tick(("a", tally("EE", 1)), at=11))
    hub.begin("g2")
    assert drained(client)[-1] == RESET
    assert not hub.fresh


async def test_a_slow_client_is_let_go_and_slows_nobody(hub):
    """Its queue is bounded; what it was given before is still a place to resume from."""
    slow, quick = hub.watch("", None), hub.watch("", None)
    first: list[bytes] = []
    for number in range(QUEUE + 5):
        hub.take(tick(("a", tally("EE", number)), at=11 + number))
        first += drained(quick)
    assert slow.lost and slow not in hub.clients and slow.queue.qsize() == QUEUE
    assert versions(first) == list(range(QUEUE + 5))
    seen = drained(slow)
    missed = versions(drained(hub.watch("", ids(seen)[-1])))
    assert versions(seen) + missed == list(range(QUEUE + 5))


async def test_memory_of_changed_things_is_bounded(hub, monkeypatch):
    """The oldest go first; the latest word of each is kept."""
    monkeypatch.setattr(feed, "FRESH", 3)
    for number in range(5):
        hub.take(tick((f"k{number}", tally("EE", number)), at=11 + number))
    assert [key for _, key in hub.fresh] == ["k2", "k3", "k4"]


async def test_a_beat_never_runs_ahead_of_what_a_client_was_given(hub):
    """The id of a beat is that of the last tick already in its queue."""
    client = hub.watch("", None)
    hub.take(tick(("a", tally("EE", 1)), at=11))
    assert client.queue.qsize() == 1
    await asyncio.sleep(0)
    drained(client)
    assert versions(drained(hub.watch("", ids([hub.beat()])[0]))) == []


async def test_withheld_words_are_not_streamed(hub):
    """Nor kept for the first page."""
    hub.hidden = lambda: ("mart kask",)
    client = hub.watch("", None)
    event = {"event_id": "E", "headline": "Mart Kask shot", "where": {"country": "EE"}}
    hub.take(Tick((record(json.dumps(event).encode(), "E", topic="events"),), {("tallies", 0): 11, ("events", 0): 1}))
    assert b"Kask" not in b"".join(drained(client))
    assert hub.fresh["event", "E"]["headline"] == "[withheld]"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("event_date/all/country=TJ", True),
        ("event_date/2015-09-05/country=TJ", True),
        ("event_date/all/country=TJ/event_type=Battles", True),
        ("event_date/2015-09/country=TJ", False),
        ("event_date/2015-09-05/country=TJ/event_type=Battles", False),
        ("event_date/all/country=TJ/admin1=Khatlon", False),
        ("event_date/all/country=TJ/side=militant", False),
        ("event_date/all/conflict=a war", False),
        ("report_date/all/country=TJ", False),
        ("k", True),
    ],
)
def test_a_tally_is_passed_over_by_its_key(key, told):
    """Only what is streamed or stands on the first page is decoded; a key of another form is looked into."""
    assert passed_over(key) is not told
