"""A running system: brought up where it is not, and waited for until nothing is behind."""

import asyncio
import time
from contextlib import ExitStack
from pathlib import Path

from bus import admin, generation
from cli.console import progress, say
from core.errors import Broken
from core.settings import Settings
from deploy import environment, services, state
from deploy.processes import last_words, stop
from search.client import Shelf


def bring_up(*, worker: bool = True, monitor: bool = True) -> Settings:
    """Services, topics, generation, indices, the worker and the live page, each where it is missing.

    What this call started is stopped again where it fails or is interrupted. Raises Broken.
    """
    settings = environment.load()
    folder = Path(settings.data)
    with state.held(folder):
        before = state.read(folder)
        with ExitStack() as undo:
            undo.callback(_undo, folder, before)
            services.start_services(settings, say)
            settings = environment.load()
            prepare(settings)
            if worker:
                services.start_worker(settings, say)
            if monitor:
                services.start_monitor(settings, say)
            undo.pop_all()
    return environment.load()


def _undo(folder: Path, before: state.State) -> None:
    """Stop what was started since, and forget it."""
    for process in set(state.read(folder).processes) - set(before.processes):
        stop(process)
    state.write(folder, before)


def prepare(settings: Settings) -> None:
    """Topics, generation and indices, made where they are missing. Raises Broken."""
    if away := services.unreachable(settings):
        raise Broken("; ".join(away) + ": `tollwire doctor` says where each address is from")
    admin.create_topics(settings)
    asyncio.run(_indices(settings, generation.ensure_generation(settings).generation))


async def _indices(settings: Settings, name: str) -> None:
    async with Shelf(settings) as shelf:
        await shelf.ensure(name)


def wait_done(settings: Settings, *, seconds: float) -> float:
    """Wait until no group is behind and what was indexed can be searched; the seconds it took. Raises Broken."""
    began = time.monotonic()
    with progress() as shown:
        while behind := sum(each.behind for each in admin.lag(settings)):
            spent = time.monotonic() - began
            _worker_lives(settings)
            if spent > seconds:
                raise Broken(f"still {behind} records behind after {seconds:.0f} s: see `tollwire status`")
            shown.at(f"{behind} records to go …")
            time.sleep(0.25)
    asyncio.run(_refresh(settings))
    return time.monotonic() - began


async def _refresh(settings: Settings) -> None:
    async with Shelf(settings, tries=3) as shelf:
        await shelf.refresh()


def _worker_lives(settings: Settings) -> None:
    noted = state.read(Path(settings.data))
    dead = [process for process in noted.processes if process.name == state.WORKER and not noted.find(process.name)]
    for process in dead:
        raise Broken(f"the worker has died; {process.log} ends:\n{last_words(process)}")
