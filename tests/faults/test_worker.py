"""The real worker on real wires: everything told twice more and killed five times, and not a byte is different."""

import asyncio
import base64
import json
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kafka import KafkaProducer

from bus.admin import lag
from bus.records import latest, records
from core.settings import Settings, settings
from schemas.operations import DeadLetter
from schemas.wire import decode
from search.client import Shelf
from search.names import KINDS
from tests.conftest import Services, environment
from tests.debian import program
from tests.faults.processes import ROOT, Worker

# One story of each kind of trouble: revisions, a cancellation, a move of figures, a late article.
STORIES = ("rising-toll", "retraction", "article-revised", "late-article", "tajikistan-2015", "two-blasts-one-day")


@pytest.fixture
def env(services: Services, tmp_path: Path) -> dict[str, str]:
    return {**environment(services, tmp_path), "TOLLWIRE_SESSION_SECONDS": "6"}


@pytest.fixture
def worker(env: dict[str, str]) -> Iterator[Worker]:
    """A worker that is gone after the test, whatever happened."""
    one = Worker("agents.worker", env)
    yield one
    if one.running():
        one.kill()


def test_told_twice_more_and_killed_five_times(env: dict[str, str], worker: Worker) -> None:
    """Twice with its data folder deleted; told by kcat and kafka-python: events, tallies and index stay as they are."""
    house, chance = settings(env), random.Random(11)
    told = articles()
    worker.start()
    by_kafka(house, told, chance)
    settled(house)
    before = known(house)
    assert before["events"] and before["tallies"] and before["shelf"]
    for send in (by_kcat, by_kafka):
        send(house, chance.sample(told, len(told)), chance)
    for kill in range(5):
        time.sleep(chance.uniform(0.2, 2.5))
        worker.kill()
        if kill % 2:
            shutil.rmtree(worker.folder / "worker")
        worker.start(wait=chance.random() < 0.6)
    settled(house)
    assert known(house) == before
    assert worker.stop() == 0


def test_poison_becomes_letters_and_the_next_article_is_read(env: dict[str, str], worker: Worker) -> None:
    """Broken JSON, no body, binary, wrong dates, an unknown schema, two mebibytes: one letter each, with the bytes."""
    house = settings(env)
    good = {"title": "Two men killed", "body": "Two men were killed in Kabul.", "published_at": "2015-09-05T12:00:00Z"}
    bad = {
        "broken": b'{"title": "x"',
        "no body": json.dumps({**good, "body": ""}).encode(),
        "binary": bytes(range(256)),
        "dates": json.dumps({**good, "published_at": "the 41st of May"}).encode(),
        "schema": json.dumps({**good, "schema": "article/99"}).encode(),
        "long": json.dumps({**good, "body": "word " * 420_000}).encode(),
    }
    with_large = {**good, "id": "large", "body": "Two men were killed in Kabul. " + "They said so. " * 9_000}
    worker.start()
    everything = [*bad.values(), json.dumps({**good, "id": "good"}).encode(), json.dumps(with_large).encode()]
    by_kafka(house, everything, random.Random(1))
    settled(house)
    letters = [decode(DeadLetter, record.value or b"") for record in records(house, "dead-letters")]
    assert sorted(base64.b64decode(letter.original or "") for letter in letters) == sorted(bad.values())
    assert {letter.stage for letter in letters} <= {"intake", "articles"} and all(letter.reason for letter in letters)
    assert {record.key for record in records(house, "accepted")} == {b"good", b"large"}
    assert worker.stop() == 0


def articles() -> list[bytes]:
    paths = [ROOT / "seeds/stories" / name / "articles.jsonl" for name in STORIES]
    return [line for path in paths for line in path.read_bytes().splitlines()]


def by_kafka(house: Settings, values: list[bytes], chance: random.Random) -> None:
    """Any key, any partition: nothing may rely on where a publisher puts an article."""
    producer = KafkaProducer(bootstrap_servers=house.kafka, acks="all", max_request_size=8 << 20)
    for value in values:
        key = chance.choice([None, b"x", b"y", b"z"])
        producer.send(house.named("articles"), value, key=key, partition=chance.randrange(house.partitions))
    producer.flush()
    producer.close()


def by_kcat(house: Settings, values: list[bytes], chance: random.Random) -> None:
    """The same by kcat, whose partitioner is another; by kafka-python where there is no kcat."""
    kcat = program("kcat", "kcat")
    if kcat is None:
        return by_kafka(house, values, chance)
    lines = b"".join(b"%d\t%s\n" % (chance.randrange(99), value) for value in values)
    told = subprocess.run(
        [kcat, "-P", "-b", house.kafka, "-t", house.named("articles"), "-K", "\t"], input=lines, capture_output=True
    )
    assert told.returncode == 0, told.stderr
    return None


def settled(house: Settings, seconds: float = 240) -> None:
    """Until no group is behind on any topic."""
    deadline = time.monotonic() + seconds
    while behind := [one for one in lag(house) if one.behind]:
        assert time.monotonic() < deadline, f"still behind: {behind}"
        time.sleep(0.5)


def known(house: Settings) -> dict[str, Any]:
    """The last words of every compacted topic, byte for byte, and the version and content of every document."""
    last = {name: {key: r.value for key, r in latest(house, name).items()} for name in ("events", "tallies", "ledger")}
    return {**last, "shelf": asyncio.run(_documents(house))}


async def _documents(house: Settings) -> dict[str, Any]:
    async with Shelf(house) as shelf:
        await shelf.refresh()
        body = {"query": {"match_all": {}}, "size": 5000, "version": True}
        found = {kind: (await shelf.search(kind, body))["hits"]["hits"] for kind in KINDS}
    return {f"{kind} {hit['_id']}": (hit["_version"], hit["_source"]) for kind, hits in found.items() for hit in hits}
