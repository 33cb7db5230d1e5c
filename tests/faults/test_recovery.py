"""The recovery race, closed: an assignment recovers tables, rebuilds indexes, seeks, and only then resumes."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bus.admin import create_topics
from bus.publisher import Publisher
from bus.records import latest
from core.settings import Settings, settings
from schemas.topics import ARRIVALS
from schemas.wire import decode
from tests.conftest import Services, environment
from tests.faults.processes import Worker
from tests.faults.toy import OUT, Numbers


@pytest.fixture
def env(services: Services, tmp_path: Path) -> dict[str, str]:
    """The environment of a toy worker with its topics made."""
    found = {**environment(services, tmp_path), "TOLLWIRE_SESSION_SECONDS": "6", "TOY_LOG": str(tmp_path / "handled")}
    toy_topics(settings(found))
    return found


@pytest.fixture
def worker(env: dict[str, str]) -> Iterator[Worker]:
    """A toy worker that is gone after the test, whatever happened."""
    one = Worker("tests.faults.toy", env, "toy")
    yield one
    if one.running():
        one.kill()


def test_graceful_restarts_handle_nothing_twice(env: dict[str, str], worker: Worker) -> None:
    """Eight restarts with five numbers each: every number handled once (Faust's own order: 15 of 40 twice)."""
    house = settings(env)
    for turn in range(8):
        publish(house, range(turn * 5, turn * 5 + 5))
        worker.start()
        wait_for(house, set(range(turn * 5 + 5)))
        assert worker.stop() == 0
    assert [n for n, times in handled(env).items() if times > 1] == []


def test_a_killed_worker_loses_nothing(env: dict[str, str], worker: Worker) -> None:
    """Killed while numbers come, its data kept or deleted in turn: every number is in the table's last word."""
    house = settings(env)
    for turn in range(4):
        publish(house, range(turn * 100, turn * 100 + 100))
        worker.start()
        wait_for(house, set(range(turn * 100 + 10)))
        worker.kill()
        if turn % 2:
            import shutil

            shutil.rmtree(worker.folder / "toy")
    worker.start()
    wait_for(house, set(range(400)))


def toy_topics(house: Settings) -> None:
    """The usual topics, and the changelog of the toy's table under its own group."""
    from kafka.admin import KafkaAdminClient

    create_topics(house)
    client = KafkaAdminClient(bootstrap_servers=house.kafka)
    name = f"{house.named('toy')}-numbers-changelog"
    client.create_topics({name: {"num_partitions": 3, "replication_factor": 1}}, wait_for_metadata=True)
    client.close()


def publish(house: Settings, numbers: range) -> None:
    with Publisher(house, ARRIVALS) as publisher:
        for number in numbers:
            publisher.send(str(number).encode(), key=f"key-{number % 7}".encode())


def wait_for(house: Settings, wanted: set[int], seconds: float = 60) -> None:
    """Until the latest lists of all keys hold what is wanted."""
    deadline = time.monotonic() + seconds
    while not wanted <= (found := told(house)):
        assert time.monotonic() < deadline, f"missing {sorted(wanted - found)[:20]}"
        time.sleep(0.1)


def told(house: Settings) -> set[int]:
    records = latest(house, OUT).values()
    return {number for record in records for number in decode(Numbers, record.value or b"").numbers}


def handled(env: dict[str, str]) -> Counter[str]:
    lines = Path(env["TOY_LOG"]).read_text().splitlines()
    return Counter(line.split()[2] for line in lines)
