"""Processes are known by pid and beginning, and stopped as a whole."""

import dataclasses
import os
import sys
import time
from pathlib import Path

import pytest

from core.errors import Broken
from deploy.processes import Process, alive, must_live, start, stop

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
NO_MANNERS = "import signal,time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
STUBBORN = [sys.executable, "-c", NO_MANNERS]
BIRTH = "import subprocess,sys,time; print(subprocess.Popen(sys.argv[1:]).pid, flush=True); time.sleep(60)"
PARENT = [sys.executable, "-c", BIRTH, *SLEEPER]


@pytest.fixture
def run(tmp_path: Path):
    started: list[Process] = []

    def begin(words: list[str]) -> Process:
        started.append(start("it", words, log=tmp_path / "log/it.log", env=os.environ))
        return started[-1]

    yield begin
    for process in started:
        stop(process, grace=0)


def told(process: Process) -> str:
    deadline = time.monotonic() + 10
    while not Path(process.log).read_text() and time.monotonic() < deadline:
        time.sleep(0.02)
    return Path(process.log).read_text()


def test_a_started_process_lives_until_it_is_stopped(run) -> None:
    """Start, alive, stop, dead; stopping again does nothing."""
    process = run(SLEEPER)
    assert alive(process)
    assert stop(process) is True
    assert not alive(process)
    assert stop(process) is False


def test_another_process_under_the_same_pid_is_not_ours(run) -> None:
    """A pid that was given away again is left alone."""
    process = run(SLEEPER)
    older = dataclasses.replace(process, began="1")
    assert not alive(older)
    assert stop(older) is False
    assert alive(process)


def test_who_does_not_listen_to_sigterm_is_killed_after_the_grace(run) -> None:
    """Stopping ends, whatever the process thinks of it."""
    process = run(STUBBORN)
    assert "up" in told(process)
    assert stop(process, grace=0.3) is True
    assert not alive(process)


def test_what_a_process_started_goes_with_it(run) -> None:
    """No child is left behind."""
    process = run(PARENT)
    child = int(told(process))
    stop(process)
    deadline = time.monotonic() + 5
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_death_is_told_with_the_last_words(run) -> None:
    """The error says which log and how it ends."""
    process = run([sys.executable, "-c", "raise SystemExit('no such thing')"])
    with pytest.raises(Broken, match="(?s)it.log ends:.*no such thing"):
        for _ in range(500):
            must_live(process)
            time.sleep(0.02)
