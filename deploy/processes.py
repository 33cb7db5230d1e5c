"""Starting processes that outlive the command, and stopping exactly those: known by pid and by when they began."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import Broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A process we started. `began` tells it from a later one that got the same pid."""

    name: str
    pid: int
    began: str
    log: str


def start(name: str, words: Sequence[str], *, log: Path, env: Mapping[str, str], folder: Path | None = None) -> Process:
    """Start a process in a session of its own, so that the terminal's signals do not reach it; its output is logged."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        child = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=dict(env), cwd=folder, start_new_session=True
        )
    # it is told by its own record from now on; without this the interpreter warns that it still runs
    child.returncode = 0
    return Process(name=name, pid=child.pid, began=_began(child.pid), log=str(log))


def alive(process: Process) -> bool:
    """Whether it still runs, and not another under its pid."""
    _reap(process.pid)
    return bool(process.began) and _began(process.pid) == process.began


def stop(process: Process, *, grace: float = 30.0) -> bool:
    """SIGTERM, then after `grace` seconds SIGKILL for it and all it started. Returns whether it still ran."""
    if not alive(process):
        return False
    os.kill(process.pid, signal.SIGTERM)
    deadline = time.monotonic() + grace
    while alive(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    kill(process)
    return True


def kill(process: Process) -> None:
    """SIGKILL for it and for what it left behind in its session."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    while alive(process):
        time.sleep(0.02)


def last_words(process: Process, lines: int = 5) -> str:
    """The end of its log."""
    try:
        return "\n".join(Path(process.log).read_text(errors="replace").splitlines()[-lines:])
    except FileNotFoundError:
        return ""


def must_live(process: Process) -> None:
    """Raises Broken, with the end of its log, where it has died."""
    if not alive(process):
        raise Broken(f"{process.name} has stopped; {process.log} ends:\n{last_words(process)}")


def _reap(pid: int) -> None:
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def _began(pid: int) -> str:
    """When a process began, in whatever words the system has; empty where it is gone or a zombie."""
    proc = Path("/proc")
    if (proc / "self/stat").exists():
        try:
            fields = (proc / str(pid) / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            return ""
        return (
            "" if fields[0] in "ZX" else fields[19]
        )  # state, and start time in ticks since boot: proc(5), fields 3, 22
    if not shutil.which("ps"):
        raise Broken("neither /proc nor `ps` is there: processes cannot be told apart")
    told = subprocess.run(["ps", "-o", "state=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state, _, began = told.stdout.strip().partition(" ")
    return "" if state.startswith("Z") else began.strip()
