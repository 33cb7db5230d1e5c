"""The whole system on both backends: publish, read, look, publish again, kill; nothing is lost and nothing changes."""

import base64
import json
import os
import signal
import time
from pathlib import Path

import pytest

from bus import letters, records
from bus.publisher import Publisher
from tests.conftest import environment
from tests.live.system import STORIES, System, articles, has_kcat, shuffled


@pytest.fixture(scope="module")
def system(services, tmp_path_factory):
    """All stories published and read."""
    folder = tmp_path_factory.mktemp("whole")
    made = System(environment(services, folder), folder)
    try:
        made.worker.start()
        made.run("publish", *map(str, STORIES))
        made.wait()
        yield made
    finally:
        if made.worker.running():
            made.worker.kill()


def told(event: dict) -> str:
    """What an event says, without its id and the moments of this run: what replay must say too."""
    killed = event["toll"].get("killed", {})
    said = {
        "articles": sorted(event["article_ids"]), "primary": sorted(event["primary_article_ids"]),
        "background": sorted(event["background_article_ids"]), "type": event["event_type"], "when": event["when"],
        "where": event["where"], "status": event["status"], "voices": event["voices"],
        "toll": {name: [each["low"], each["best"], each["high"]] for name, each in event["toll"].items()},
        "sides": {name: part["best"] for name, part in killed.get("by_side", {}).items()},
    }  # fmt: skip
    return json.dumps(said, sort_keys=True)


def test_the_stream_says_what_replay_says(system: System) -> None:
    """The same articles through Kafka and without wires: the same events, whatever order the partitions took."""
    live = sorted(told(json.loads(value)) for value in system.views()["events"].values())
    assert live == sorted(told(each) for each in system.replay())


def test_what_is_searched_is_what_was_published(system: System) -> None:
    """Every open event of the topic stands on the shelf, at the same version and with the same toll."""
    published = [json.loads(value) for value in system.views()["events"].values()]
    wanted = {each["event_id"]: (each["version"], each["toll"]) for each in published if each["status"] == "open"}
    found = {key: (each["version"], each["toll"]) for key, each in system.index().items() if each["status"] == "open"}
    assert found == wanted


def test_every_view_is_what_its_facts_give(system: System) -> None:
    """The audit finds nothing."""
    system.run("audit")


def test_bad_input_becomes_dead_letters_and_the_next_article_is_read(system: System) -> None:
    """Each with stage, reason and its original bytes; what follows is read at once."""
    good = {**json.loads(articles()[0]), "id": "after-the-bad-ones"}
    bad = {
        "broken JSON": b'{"id": "x"',
        "no body": json.dumps({"id": "no-body", "title": "A title", "published_at": "2020-01-01"}).encode(),
        "too much text": json.dumps({**good, "id": "long", "body": "word " * 420_000}).encode(),
        "binary": bytes(range(256)),
        "a date that is none": json.dumps({**good, "id": "date", "published_at": "the day after"}).encode(),
        "an unknown version": json.dumps({**good, "id": "version", "schema": "article/99"}).encode(),
    }
    with Publisher(system.settings) as publisher:
        for raw in bad.values():
            publisher.send(raw, key=b"same key")
        publisher.send(json.dumps(good).encode(), key=b"same key")
    system.wait()
    found = {letters.original(system.settings, each.letter): each.letter for each in letters.letters(system.settings)}
    assert set(found) >= set(bad.values()), [name for name, raw in bad.items() if raw not in found]
    assert all(found[raw].stage and found[raw].reason and found[raw].attempt == 1 for raw in bad.values())
    [big] = [found[raw] for name, raw in bad.items() if name == "too much text"]
    assert big.original is not None and len(base64.b64decode(big.original)) == big.size
    accepted = {json.loads(each.value or b"")["id"] for each in records.records(system.settings, "accepted")}
    assert "after-the-bad-ones" in accepted


def test_publishing_again_in_any_order_by_any_client_changes_nothing(system: System) -> None:
    """Everything twice more, shuffled, through librdkafka and kafka-python: byte for byte the same."""
    if not has_kcat():
        pytest.skip("kcat is not installed (Debian: apt-get install kcat)")
    before, shelf = system.views(), system.index()
    system.kcat(shuffled(articles(), 1))
    system.kafka_python(shuffled(articles(), 2))
    system.wait()
    assert system.views() == before
    assert system.index() == shelf


def test_five_kills_change_nothing(system: System) -> None:
    """SIGKILL five times while all comes again, twice with the data folder deleted: nothing is lost or changed."""
    before, shelf = system.views(), system.index()
    for number in range(5):
        system.kafka_python(shuffled(articles(), 10 + number))
        time.sleep(0.3 * (number + 1))
        system.worker.kill()
        if number in (1, 3):
            system.forget()
        system.worker.start()
    system.wait()
    assert system.views() == before
    assert system.index() == shelf
    system.run("audit")


def test_a_worker_that_is_asked_to_leave_leaves_cleanly(system: System) -> None:
    """SIGTERM, as `down` and compose send it: exit 0, and no process of it is left."""
    assert system.worker.stop() == 0
    assert system.worker.process is not None
    with pytest.raises(ProcessLookupError):
        os.kill(system.worker.process.pid, signal.SIG_DFL)
    assert not Path(system.env["TOLLWIRE_DATA"], "worker.ready").exists()
