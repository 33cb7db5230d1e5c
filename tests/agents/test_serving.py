"""The life of a worker: what it leaves by, and that it leaves."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from agents.serving import serve

# An agent of Faust whose app could not be stopped: its supervisor answers a cancellation by beginning it anew.
STUBBORN = """
import asyncio
from agents.serving import ending

async def agent():
    while True:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            pass

async def work():
    work.agent = asyncio.create_task(agent())
    await asyncio.sleep(0)
    return 7

asyncio.run(ending(work()))
"""


class FakeApp:
    """An app that starts, and leaves as it is told to."""

    def __init__(self, fails: BaseException | None = None, crash: BaseException | None = None) -> None:
        self.fails, self.crash_reason, self.stopped = fails, crash, False

    async def start(self) -> None: ...

    async def broken(self) -> None:
        if self.crash_reason is None:
            await asyncio.Event().wait()

    async def stop(self) -> None:
        self.stopped = True
        if self.fails is not None:
            raise self.fails


async def served(*apps: Any, ready: Path) -> int:
    """Served until SIGTERM, which comes as soon as they are ready."""

    async def ask() -> None:
        while not ready.exists():
            await asyncio.sleep(0.01)
        os.kill(os.getpid(), signal.SIGTERM)

    asking = asyncio.create_task(ask())
    before = signal.getsignal(signal.SIGTERM)
    try:
        return await asyncio.wait_for(serve(apps, ready), 10)
    finally:
        asking.cancel()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().remove_signal_handler(name)
        signal.signal(signal.SIGTERM, before)


async def test_asked_to_leave_all_leave(tmp_path: Path) -> None:
    """SIGTERM: every app stopped, the file that says ready is gone, status 0."""
    apps = FakeApp(), FakeApp()
    assert await served(*apps, ready=tmp_path / "ready") == 0
    assert all(app.stopped for app in apps) and not (tmp_path / "ready").exists()


@pytest.mark.parametrize("error", [asyncio.CancelledError(), OSError("no Kafka")], ids=["cancelled", "no Kafka"])
async def test_one_that_cannot_leave_hinders_no_other(tmp_path: Path, error: BaseException) -> None:
    """Seen on both brokers: the last commit of an app that broke ends in CancelledError. The others leave; status 1."""
    apps = FakeApp(error), FakeApp()
    assert await served(*apps, ready=tmp_path / "ready") == 1
    assert all(app.stopped for app in apps)


async def test_one_that_broke_ends_the_worker(tmp_path: Path) -> None:
    """Status 1, and the others leave in order."""
    apps = FakeApp(), FakeApp(crash=OSError("no space left"))
    assert await asyncio.wait_for(serve(apps, tmp_path / "ready"), 10) == 1
    assert apps[0].stopped


def test_the_process_ends_whatever_was_left_behind() -> None:
    """A task that survives its cancellation keeps nobody waiting."""
    told = subprocess.run([sys.executable, "-c", STUBBORN], timeout=30, capture_output=True)
    assert told.returncode == 7, told.stderr.decode()
