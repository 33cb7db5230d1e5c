"""The life of a worker: started, ready once assigned and recovered, gone when asked or broken."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from agents.recovery import MendedApp

LEAVE_SECONDS = 60.0  # a worker that has not left by then never will: what it has not acked is done again

log = logging.getLogger("agents.worker")


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
