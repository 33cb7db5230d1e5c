"""`python -m monitor` as a process that tests start, ask and kill."""

import json
import time
import urllib.request

from deploy import ports
from tests.faults.processes import Worker

TOKEN = "a-token-of-the-tests"


class Window(Worker):
    """On a port of its own, the same after it was killed and started again."""

    def __init__(self, env: dict[str, str]) -> None:
        port = ports.free(1)[0]
        super().__init__("monitor", {**env, "TOLLWIRE_MONITOR": f"127.0.0.1:{port}", "TOLLWIRE_TOKEN": TOKEN}, "window")
        self.address = f"http://127.0.0.1:{port}"

    def open(self) -> None:
        self.start(wait=False)
        self.await_ready()

    def await_ready(self, seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while not self._ready():
            assert self.running() and time.monotonic() < deadline, self.tail()
            time.sleep(0.1)

    def _ready(self) -> bool:
        try:
            return bool(json.loads(self.get("/readyz"))["ready"])
        except OSError:
            return False

    def get(self, path: str) -> str:
        """The body of a page or an answer; an error is an OSError."""
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            return str(answer.read().decode())

    def metrics(self) -> dict[str, float]:
        """Series without labels, as Prometheus reads them."""
        lines = self.get("/metrics").splitlines()
        told = (line.split(" ") for line in lines if not line.startswith("#") and "{" not in line)
        return {name: float(value) for name, value in told}

    def publish(self, told: dict[str, object]) -> None:
        """An article over HTTP, as anybody with the token may."""
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
        asked = urllib.request.Request(f"{self.address}/api/v1/articles", json.dumps(told).encode(), headers)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            assert json.load(answer)["refused"] == []
