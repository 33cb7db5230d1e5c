"""Workers as processes that tests start, wait for and kill."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Worker:
    """`module` in a process of its own, in the environment given, its log beside its data."""

    def __init__(self, module: str, env: dict[str, str], name: str = "worker") -> None:
        self.module, self.env, self.name = module, env, name
        self.folder = Path(env["TOLLWIRE_DATA"])
        self.log = self.folder.parent / f"{name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def ready(self) -> Path:
        return self.folder / "worker.ready"

    def start(self, seconds: float = 60.0, wait: bool = True) -> "Worker":
        self.ready.unlink(missing_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module], env={**os.environ, **self.env}, cwd=ROOT, stdout=log, stderr=log
            )
        deadline = time.monotonic() + seconds
        while wait and not self.ready.exists():
            assert self.process.poll() is None, f"left with {self.process.poll()}:\n{self.tail()}"
            assert time.monotonic() < deadline, f"not ready in {seconds} s:\n{self.tail()}"
            time.sleep(0.02)
        return self

    def stop(self) -> int:
        """Ask it to leave; its exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(30)

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def tail(self) -> str:
        return self.log.read_text(errors="replace")[-4000:]
