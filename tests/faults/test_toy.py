"""What the parts of the worker promise when things break, seen on a worker small enough to see through."""

import base64
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka.admin import KafkaAdminClient

from bus.admin import create_topics
from bus.publisher import Publisher
from bus.records import latest, records
from core.settings import Settings, settings
from schemas.operations import DeadLetter
from schemas.topics import ARRIVALS
from schemas.wire import decode
from tests.conftest import Services, environment
from tests.faults.processes import Worker
from tests.faults.toy import OUT, Numbers


@pytest.fixture
def env(services: Services, tmp_path: Path) -> dict[str, str]:
    """The environment of a toy worker, its topics made."""
    found = {**environment(services, tmp_path), "TOLLWIRE_SESSION_SECONDS": "6", "TOY_LOG": str(tmp_path / "handled")}
    (tmp_path / "handled").touch()
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
    """Rule 1: six restarts with five numbers each, every number handled once."""
    house = settings(env)
    for turn in range(6):
        publish(house, range(turn * 5, turn * 5 + 5))
        worker.start()
        wait_for(house, set(range(turn * 5 + 5)))
        assert worker.stop() == 0
    values = [value for _, _, value in handled(env)]
    assert sorted(values, key=int) == [str(number) for number in range(30)]


def test_a_killed_worker_loses_nothing(env: dict[str, str], worker: Worker) -> None:
    """Killed while numbers come, its data kept or deleted in turn: every number is in the last word of its key."""
    house = settings(env)
    for turn in range(4):
        publish(house, range(turn * 100, turn * 100 + 100))
        worker.start()
        wait_for(house, set(range(turn * 100 + 10)))
        worker.kill()
        if turn % 2:
            shutil.rmtree(worker.folder / "toy")
    worker.start()
    wait_for(house, set(range(400)))
    in_order(env)


def test_what_is_broken_exits_and_comes_again(env: dict[str, str], worker: Worker) -> None:
    """Rule 2: exit status 1, and the record that broke it is the first one read after a restart."""
    house = settings(env)
    publish(house, ["1", "break"], key=b"k")
    for turn in range(1, 3):
        worker.start(wait=False)
        assert worker.process.wait(60) == 1
        assert [value for _, _, value in handled(env)].count("break") == turn


def test_bad_records_are_letters_and_the_next_is_read(env: dict[str, str], worker: Worker) -> None:
    """Rules 2 and 3: bad input, a bug of ours, bytes that are no text: a letter each, and the number behind comes."""
    house = settings(env)
    publish(house, ["bad", "slip", b"\xff\xfe", "7"], key=b"k")
    worker.start()
    wait_for(house, {7})
    assert worker.stop() == 0
    letters = [decode(DeadLetter, record.value or b"") for record in records(house, "dead-letters")]
    assert [base64.b64decode(letter.original or "") for letter in letters] == [b"bad", b"slip", b"\xff\xfe"]
    assert letters[1].reason == "unexpected ZeroDivisionError: division by zero"


def test_an_index_that_cannot_be_rebuilt_stops_the_worker(env: dict[str, str], worker: Worker) -> None:
    """Faust's own on_recover swallows the exception; here it stops the worker before anything is read."""
    house = settings(env)
    publish(house, ["1"])
    worker.env = {**env, "TOY_REBUILD_FAILS": "1"}
    worker.start(wait=False)
    assert worker.process.wait(60) == 1
    assert handled(env) == []


def test_partitions_move_and_indexes_with_them(
    services: Services, env: dict[str, str], worker: Worker, tmp_path: Path
) -> None:
    """A second worker takes some partitions and is killed; it, or the first one in its place, loses nothing.

    (The embedded broker never gives up on a member that was killed, so there it has to come back itself.)
    """
    house = settings(env)
    other = Worker("tests.faults.toy", {**env, "TOLLWIRE_DATA": str(tmp_path / "other")}, "other")
    publish(house, range(100))
    worker.start()
    try:
        other.start()
        publish(house, range(100, 200))
        wait_for(house, set(range(200)))
        other.kill()
        publish(house, range(200, 300))
        if services.backend == "embedded":
            other.start()
        wait_for(house, set(range(300)))
        assert worker.stop() == 0
    finally:
        other.kill()


def test_a_large_fact_passes(env: dict[str, str], worker: Worker) -> None:
    """Rule 14: a fact of two mebibytes goes into the table, its changelog and out, and comes back after its loss."""
    house = settings(env)
    publish(house, ["pad1"], key=b"k")
    worker.start()
    wait_for(house, {1})
    worker.kill()
    shutil.rmtree(worker.folder / "toy")
    publish(house, ["2"], key=b"k")
    worker.start()
    wait_for(house, {1, 2})
    (record,) = latest(house, OUT).values()
    assert len(decode(Numbers, record.value or b"").padding) == 2 << 20


def toy_topics(house: Settings) -> None:
    """The usual topics, and the changelog of the toy's table under its own group."""
    create_topics(house)
    name = f"{house.named('toy')}-numbers-changelog"
    configs = {"max.message.bytes": str(8 << 20), "cleanup.policy": "compact"}
    client = KafkaAdminClient(bootstrap_servers=house.kafka)
    client.create_topics(
        {name: {"num_partitions": house.partitions, "replication_factor": 1, "configs": configs}},
        wait_for_metadata=True,
    )
    client.close()


def publish(house: Settings, values, key: bytes | None = None) -> None:
    """Each value under one of seven keys, or all under one."""
    with Publisher(house, ARRIVALS) as publisher:
        for number, value in enumerate(values):
            raw = value if isinstance(value, bytes) else str(value).encode()
            publisher.send(raw, key=key or f"key-{number % 7}".encode())


def wait_for(house: Settings, wanted: set[int], seconds: float = 60) -> None:
    """Until the latest lists of all keys hold what is wanted."""
    deadline = time.monotonic() + seconds
    while not wanted <= (found := told(house)):
        assert time.monotonic() < deadline, f"{len(wanted - found)} missing"
        time.sleep(0.1)


def told(house: Settings) -> set[int]:
    lists = latest(house, OUT).values()
    return {number for record in lists for number in decode(Numbers, record.value or b"").numbers}


def handled(env: dict[str, str]) -> list[tuple[int, int, str]]:
    """Partition, offset and value of each record handled, in the order they were."""
    lines = Path(env["TOY_LOG"]).read_text(errors="replace").splitlines()
    return [(int(line.split()[0]), int(line.split()[1]), line.split()[2]) for line in lines]


def in_order(env: dict[str, str]) -> None:
    """Where a partition goes back, it goes on from there without a gap: nothing is handled before its elders."""
    reached: dict[int, int] = {}
    for partition, offset, _ in handled(env):
        assert offset <= reached.get(partition, -1) + 1, f"partition {partition} jumped to {offset}"
        reached[partition] = offset
