"""From nothing to services and back, as a person types it; embedded, since nothing is set."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from deploy import ports, state
from deploy.processes import alive
from tests.cli.terminal import TOLLWIRE, tollwire


@pytest.fixture
def folder(tmp_path: Path):
    """A data folder whose processes are stopped, whatever the test does."""
    yield tmp_path / "data"
    tollwire("down", env={"TOLLWIRE_DATA": str(tmp_path / "data")}, folder=tmp_path)


def run(folder: Path, *words: str, **more):
    return tollwire(*words, env={"TOLLWIRE_DATA": str(folder)}, folder=folder.parent, **more)


def test_up_and_down_leave_nothing_behind(folder: Path) -> None:
    """`up` leaves services running, `down` stops them, by process id; with --delete-data the folder is gone."""
    told = run(folder, "up", "--no-worker")
    assert told.returncode == 0, told.stderr
    assert b"not for production" in told.stderr
    [process] = state.read(folder).processes
    assert alive(process)
    port = int(state.read(folder).leading()["TOLLWIRE_KAFKA"].rpartition(":")[2])
    assert ports.listening(ports.HOST, port)
    assert run(folder, "down", "--delete-data").returncode == 0
    assert not alive(process) and not ports.listening(ports.HOST, port)
    assert not folder.exists()


def test_up_again_starts_nothing_again(folder: Path) -> None:
    """A second `up` finds everything there."""
    run(folder, "up", "--no-worker")
    before = state.read(folder)
    told = run(folder, "up", "--no-worker")
    assert told.returncode == 0 and b"starting" not in told.stderr
    assert state.read(folder) == before


def test_data_outlives_down_and_so_does_the_generation(folder: Path) -> None:
    """Without --delete-data the same life of Kafka goes on, on the same addresses."""
    run(folder, "up", "--no-worker")
    first = json.loads(run(folder, "status", "--json").stdout)
    run(folder, "down")
    run(folder, "up", "--no-worker")
    again = json.loads(run(folder, "status", "--json").stdout)
    assert first["generation"] and again["generation"] == first["generation"]


def test_down_deletes_only_what_is_ours(folder: Path) -> None:
    """A person's file in the data folder stays where it is."""
    run(folder, "up", "--no-worker")
    (folder / "mine.txt").write_text("mine")
    run(folder, "down", "--delete-data")
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_a_service_that_was_killed_is_started_again(folder: Path) -> None:
    """After a crash `doctor` says so, and `up` mends it."""
    run(folder, "up", "--no-worker")
    [process] = state.read(folder).processes
    os.kill(process.pid, 9)
    told = run(folder, "doctor")
    assert told.returncode == 1 and b"has died" in told.stdout
    assert run(folder, "up", "--no-worker").returncode == 0
    assert run(folder, "doctor").returncode == 0


def test_doctor_shows_every_setting_and_no_secret(folder: Path) -> None:
    """Each setting with its value and source; a secret only as stars."""
    env = {"TOLLWIRE_DATA": str(folder), "TOLLWIRE_KAFKA_PASSWORD": "hush-hush", "TOLLWIRE_POLICY": "lowest"}
    told = tollwire("doctor", "--json", env=env, folder=folder.parent)
    assert b"hush" not in told.stdout + told.stderr
    found = {each["setting"]: each for each in json.loads(told.stdout)["settings"]}
    assert found["TOLLWIRE_KAFKA_PASSWORD"]["value"] == "***"
    assert (found["TOLLWIRE_POLICY"]["value"], found["TOLLWIRE_POLICY"]["from"]) == ("lowest", "environment")
    assert found["TOLLWIRE_MONITOR"]["from"] == "default"


def test_an_interrupted_up_leaves_nothing_running(folder: Path) -> None:
    """Ctrl-C while the worker starts: what this command started is stopped again."""
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder.parent), "TOLLWIRE_DATA": str(folder)}
    with subprocess.Popen([TOLLWIRE, "up"], env=env, cwd=folder.parent, stderr=subprocess.PIPE) as command:
        started = wait_for(lambda: state.read(folder).find("worker") and state.read(folder).processes)
        command.send_signal(signal.SIGINT)
        assert command.wait(90) == 1
    assert len(started) == 2
    assert [process.name for process in started if alive(process)] == []
    assert state.read(folder).processes == ()


def wait_for(look):
    deadline = time.monotonic() + 90
    while not (found := look()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found
