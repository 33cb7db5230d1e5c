"""`python -m agents.worker`: the stream and the shelf in one process, until SIGTERM.

Exit 0 after a clean leave, 1 where the system is not as it must be; a supervisor starts it again. Logs one line an
event on stderr, without anything of an article in it.
"""

import asyncio
import gc
import logging
import sys
from pathlib import Path

from prometheus_client import start_http_server

from agents.alerting import Memory
from agents.app import make_alerts, make_app, make_shelf
from agents.options import GARBAGE
from agents.serving import ending, serve
from agents.webhooks import Webhooks
from bus.admin import create_topics
from bus.generation import ensure_generation
from core.errors import Broken
from core.settings import Settings, SettingsError
from deploy.environment import load
from language.pool import Pool
from schemas.topics import TABLES
from search.client import Shelf

READY = "worker.ready"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
CHATTY = ("kafka", "aiokafka", "faust", "mode", "elastic_transport", "agents.recovery", "agents.tables")

log = logging.getLogger("agents.worker")


def main() -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format=FORMAT, force=True)
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
    gc.set_threshold(*GARBAGE)
    asyncio.run(ending(work()))


async def work() -> int:
    """Exit status of it all; what is broken is said in one line."""
    try:
        return await run(load())
    except (Broken, SettingsError) as error:
        log.critical("%s", error)
        return 1


async def run(settings: Settings) -> int:
    """Runs until asked to leave or broken; returns the exit status."""
    await asyncio.to_thread(create_topics, settings, TABLES)
    generation = (await asyncio.to_thread(ensure_generation, settings)).generation
    folder = Path(settings.data).resolve() / "worker" / generation
    folder.mkdir(parents=True, exist_ok=True)
    pool, shelf = Pool(settings.processes), Shelf(settings)
    memory, webhooks = Memory(settings), Webhooks(settings.webhook_key)
    try:
        await pool.start()
        if settings.metrics:
            host, _, port = settings.metrics.rpartition(":")
            start_http_server(int(port), host or "127.0.0.1")
        apps = [
            make_app(settings, pool=pool, folder=folder),
            make_shelf(settings, shelf=shelf, generation=generation, folder=folder),
            make_alerts(settings, shelf=shelf, generation=generation, memory=memory, webhooks=webhooks, folder=folder),
        ]
        return await serve(apps, folder.parent.parent / READY)
    finally:
        await pool.close()
        await webhooks.close()
        await asyncio.to_thread(memory.close)
        await shelf.close()


if __name__ == "__main__":
    main()
