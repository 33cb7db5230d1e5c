"""What was started is written down whole, and read back as it was."""

import os
import sys
import threading
import time
from pathlib import Path

from deploy import environment, state
from deploy.processes import Process, start, stop
from deploy.state import State

GONE = Process(name="worker", pid=1 << 22, began="7", log="x.log")


def test_nothing_written_is_nothing_started(tmp_path: Path) -> None:
    """A folder without notes, or no folder at all, is an empty state."""
    assert state.read(tmp_path / "none") == State()


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Settings and processes survive the file."""
    noted = State().having(GONE, {"TOLLWIRE_KAFKA": "h:1"})
    state.write(tmp_path, noted)
    assert state.read(tmp_path) == noted
    assert noted.find("worker") is None  # written down, but long dead


def test_a_newer_process_takes_the_place_of_an_older_one() -> None:
    """One process of each name."""
    newer = Process(name="worker", pid=2, began="8", log="y.log")
    assert State().having(GONE).having(newer).processes == (newer,)


def test_commands_take_turns(tmp_path: Path) -> None:
    """Two that start things in one folder do it one after the other."""
    told: list[str] = []

    def second() -> None:
        with state.held(tmp_path):
            told.append("second")

    with state.held(tmp_path):
        other = threading.Thread(target=second)
        other.start()
        time.sleep(0.1)
        told.append("first")
    other.join()
    assert told == ["first", "second"]


def test_settings_lead_to_the_services_only_while_they_run(tmp_path: Path) -> None:
    """After a crash or a restart of the machine an old note leads nowhere."""
    env = {"TOLLWIRE_DATA": str(tmp_path)}
    process = start(
        "services", [sys.executable, "-c", "import time; time.sleep(60)"], log=tmp_path / "x", env=os.environ
    )
    try:
        state.write(tmp_path, State().having(process, {"TOLLWIRE_KAFKA": "h:1"}))
        found = environment.load(env)
        assert (found.kafka, found.sources["kafka"]) == ("h:1", "tollwire up")
    finally:
        stop(process)
    assert environment.load(env).kafka == ""


def test_what_is_set_goes_before_what_was_started(tmp_path: Path, monkeypatch) -> None:
    """The environment, then .env, then `tollwire up`, then the default."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("TOLLWIRE_KAFKA=dotenv:1\nTOLLWIRE_POLICY=lowest\n")
    found = environment.load({"TOLLWIRE_DATA": str(tmp_path), "TOLLWIRE_KAFKA": "env:1"})
    assert (found.kafka, found.sources["kafka"]) == ("env:1", "environment")
    assert (found.policy, found.sources["policy"]) == ("lowest", ".env")
    assert (found.namespace, found.sources["namespace"]) == ("", "default")
