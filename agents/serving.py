"""The life of a worker: started, ready once assigned and recovered, gone when asked or broken."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import Any, NoReturn

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
    finally:
        clean = await _leave(apps, [started, *ends], ready)
    return 0 if clean and all(app.crash_reason is None for app in apps) else 1


async def ending(work: Awaitable[int]) -> NoReturn:
    """End the process with the exit status that the work comes to, there and then.

    `asyncio.run` would cancel what is left and wait for it: for ever where an app could not be stopped, since the
    supervisor of an agent answers a cancellation by beginning it anew. What is not acked by now is done again anyway.
    """
    status = await work
    logging.shutdown()
    os._exit(status)


async def _leave(apps: Sequence[MendedApp], tasks: Sequence[asyncio.Future[Any]], ready: Path) -> bool:
    """Stop all; whether each could be. One that could not (a commit whose consumer is gone) hinders no other."""
    log.info("leaving")
    last = threading.Timer(LEAVE_SECONDS, os._exit, [1])
    last.daemon = True
    last.start()
    ready.unlink(missing_ok=True)
    told = await asyncio.gather(*(app.stop() for app in apps), return_exceptions=True)
    last.cancel()  # `ending` needs it no more; in a process that lives on (a test) it would kill that
    for task in tasks:
        task.cancel()
    failed = [error for error in told if error is not None]
    for error in failed:
        log.error("could not leave cleanly: %s: %s", type(error).__name__, error)
    log.info("left")
    return not failed
