"""`python -m agents.worker`: the stream and the shelf in one process, until SIGTERM.

Exit 0 after a clean leave, 1 where the system is not as it must be; a supervisor starts it again. Logs one line an
event on stderr, without anything of an article in it.
"""

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prometheus_client import start_http_server

from agents.app import make_app
from agents.recovery import MendedApp
from bus.admin import create_topics
from bus.generation import ensure_generation
from core.errors import Broken
from core.settings import Settings, SettingsError
from deploy.environment import load
from language.pool import Pool
from schemas.topics import TABLES

READY = "worker.ready"
LEAVE_SECONDS = 60.0  # a worker that has not left by then never will: what it has not acked is done again
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
CHATTY = ("kafka", "aiokafka", "faust", "mode", "elastic_transport")

log = logging.getLogger("agents.worker")


def main() -> int:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format=FORMAT, force=True)
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
    try:
        settings = load()
        return asyncio.run(run(settings))
    except (Broken, SettingsError) as error:
        log.critical("%s", error)
        return 1


async def run(settings: Settings) -> int:
    """Runs until asked to leave or broken; returns the exit status."""
    await asyncio.to_thread(create_topics, settings, TABLES)
    generation = (await asyncio.to_thread(ensure_generation, settings)).generation
    folder = Path(settings.data).resolve() / "worker" / generation
    folder.mkdir(parents=True, exist_ok=True)
    pool = Pool(settings.processes)
    try:
        await pool.start()
        if settings.metrics:
            host, _, port = settings.metrics.rpartition(":")
            start_http_server(int(port), host or "127.0.0.1")
        return await serve([make_app(settings, pool=pool, folder=folder)], folder.parent.parent / READY)
    finally:
        await pool.close()


async def serve(apps: Sequence[MendedApp], ready: Path) -> int:
    """Start the apps, say so in a file once they are assigned and recovered; leave when asked, or when one breaks."""
    leave = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, leave.set)
    ready.unlink(missing_ok=True)
    started = asyncio.gather(*(app.start() for app in apps))
    ends: list[asyncio.Future[Any]] = [
        asyncio.create_task(leave.wait()),
        *(asyncio.create_task(app.broken()) for app in apps),
    ]
    try:
        await asyncio.wait([started, *ends], return_when=asyncio.FIRST_COMPLETED)
        if started.done() and not any(end.done() for end in ends):
            started.result()
            ready.write_text(f"{os.getpid()}\n")
            log.info("ready")
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        return 0 if all(app.crash_reason is None for app in apps) else 1
    finally:
        await _leave(apps, [started, *ends], ready)


async def _leave(apps: Sequence[MendedApp], tasks: Sequence[asyncio.Future[Any]], ready: Path) -> None:
    log.info("leaving")
    last = threading.Timer(LEAVE_SECONDS, os._exit, [1])
    last.daemon = True
    last.start()
    ready.unlink(missing_ok=True)
    for app in apps:
        await app.stop()
    for task in tasks:
        task.cancel()
    log.info("left")


if __name__ == "__main__":
    sys.exit(main())
