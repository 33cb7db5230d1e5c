"""The local services and the worker: started where they are missing, stopped where we started them."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from core.errors import Broken
from core.settings import DEFAULT, Settings
from deploy import embedded, ports, state
from deploy.processes import must_live, start, stop
from deploy.state import MONITOR, READY, SERVICES, WORKER

OURS = (state.NOTES, READY, "lock", "services", "worker", "log", "token")
"""What `up` and the worker put into the data folder; `down --delete-data` deletes these and nothing else."""

Say = Callable[[str], None]


def local(settings: Settings) -> tuple[str, ...]:
    """Which services nobody has set, so that the embedded ones stand in for them."""
    return tuple(
        name for name in ("kafka", "elasticsearch") if settings.sources.get(name) not in ("environment", ".env")
    )


def start_services(settings: Settings, say: Say) -> bool:
    """Start the embedded services that nobody set and that do not run. Returns whether any were started."""
    wanted, folder = local(settings), Path(settings.data)
    noted = state.read(folder)
    last = noted.settings.get(SERVICES, {})
    if not wanted or (noted.find(SERVICES) and all(f"TOLLWIRE_{name.upper()}" in last for name in wanted)):
        return False
    if running := noted.find(SERVICES):
        stop(running)
    say(f"starting {' and '.join(wanted)} ({embedded.NOTE})")
    process, chosen = embedded.run(folder / "services", folder / "log/services.log", only=wanted, last=last)
    state.write(folder, noted.having(process, chosen))
    return True


def start_worker(settings: Settings, say: Say, *, seconds: float = 120.0) -> bool:
    """Start the worker where it does not run; returns once it is assigned and recovered, and whether it was started."""
    folder = Path(settings.data)
    noted, ready = state.read(folder), folder / READY
    worker = noted.find(WORKER)
    fresh = worker is None
    if worker is None:
        say("starting the worker")
        ready.unlink(missing_ok=True)
        env = {**os.environ, "TOLLWIRE_DATA": str(folder)}
        worker = start(WORKER, [sys.executable, "-m", "agents.worker"], log=folder / "log/worker.log", env=env)
        state.write(folder, noted.having(worker))
    deadline = time.monotonic() + seconds
    while not ready.exists():
        must_live(worker)
        if time.monotonic() > deadline:
            raise Broken(f"the worker is not ready after {seconds:.0f} s; its log is {worker.log}")
        time.sleep(0.1)
    return fresh


def start_monitor(settings: Settings, say: Say, *, seconds: float = 30.0) -> str:
    """Start the live page where it does not run, on the port that is set, or a free one where nobody set one.

    Returns its address.
    """
    folder, monitor = Path(settings.data), settings.monitor
    noted = state.read(folder)
    running = noted.find(MONITOR)
    if running is None:
        if settings.sources.get("monitor") == DEFAULT and answers(monitor):
            monitor = f"{ports.HOST}:{ports.free(1)[0]}"
        say("starting the live page")
        env = {**os.environ, "TOLLWIRE_DATA": str(folder), "TOLLWIRE_MONITOR": monitor}
        running = start(MONITOR, [sys.executable, "-m", "monitor"], log=folder / "log/monitor.log", env=env)
        state.write(folder, noted.having(running, {"TOLLWIRE_MONITOR": monitor}))
    deadline = time.monotonic() + seconds
    while not answers(monitor):
        must_live(running)
        if time.monotonic() > deadline:
            raise Broken(f"the live page does not answer after {seconds:.0f} s; its log is {running.log}")
        time.sleep(0.1)
    return f"http://{monitor}/"


def stop_all(folder: Path, say: Say) -> int:
    """Stop what we started, the last first, and only that. Returns how many still ran."""
    noted = state.read(folder)
    stopped = 0
    for process in reversed(noted.processes):
        if stop(process):
            say(f"stopped {process.name} (pid {process.pid})")
            stopped += 1
    for name in (state.NOTES, READY):
        (folder / name).unlink(missing_ok=True)
    return stopped


def delete_data(folder: Path) -> None:
    """Delete what we put into the data folder, and the folder itself where nothing else is in it."""
    for name in OURS:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()


def unreachable(settings: Settings) -> list[str]:
    """Which of the services that are set nobody answers for, each with what to do."""
    return [f"{name} does not answer at {address}" for name, address in addresses(settings) if not answers(address)]


def addresses(settings: Settings) -> list[tuple[str, str]]:
    """Each address of each service that is known."""
    kafka = [("Kafka", address.strip()) for address in settings.kafka.split(",") if address.strip()]
    return kafka + ([("Elasticsearch", settings.elasticsearch)] if settings.elasticsearch else [])


def answers(address: str) -> bool:
    parts = urlsplit(address if "://" in address else f"//{address}")
    port = parts.port or (443 if parts.scheme == "https" else 9200)
    return ports.listening(parts.hostname or "", port)
