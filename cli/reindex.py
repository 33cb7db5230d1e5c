"""`tollwire reindex`: the next version of the index, filled from the topics, put in place at once."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import click

from bus.generation import generation
from bus.tail import Tick, ends, tail
from cli.console import progress, say
from core.errors import Broken
from core.settings import Settings
from deploy import environment, services, state
from search.bulk import Outcome
from search.client import Shelf
from search.names import Kind
from search.shelving import TOPICS, shelve

FROM_THE_START = 1 << 62


@click.command("reindex")
def command() -> None:
    """Build the index anew from the topics and put it in the place of the old one, while the stream runs.

    Needed where an update changed the shape of the index. Searches see the old index until the new one is whole.

    Example: tollwire reindex
    """
    settings = environment.load()
    with state.held(Path(settings.data)):
        services.start_services(settings, say)
    settings = environment.load()
    found = generation(settings)
    if found is None:
        raise Broken("there is nothing to index: no generation was named yet (`tollwire up`)")
    count, refused = asyncio.run(rebuild(settings, found.generation))
    say(f"{count} records indexed anew" + (f", {len(refused)} refused" if refused else ""))
    for outcome in refused[:20]:
        say(f"  {outcome.document.kind} {outcome.document.id}: {outcome.reason}")
    if refused:
        raise SystemExit(1)


async def rebuild(settings: Settings, name: str) -> tuple[int, list[Outcome]]:
    """How many records were written, and what was refused. Raises Broken, Unreachable.

    New indices are filled up to the end of the topics, then the aliases move, then all that lay in the topics at that
    moment is written too: what reached the old index after we had passed it is among it. Versions forbid going back.
    """
    count, refused, swapped = 0, [], False
    goal = ends(settings, TOPICS)
    with progress() as shown:
        async with Shelf(settings) as shelf:
            names = await shelf.create(name)
            for tick in _ticks(settings):
                outcomes = await shelve(shelf, [(r.topic, r.value) for r in tick.records if r.value], names)
                count += len(outcomes)
                refused += [outcome for outcome in outcomes if outcome.refused]
                shown.at(f"{count} records …")
                if any(tick.places[part] < at for part, at in goal.items()):
                    continue
                if swapped:
                    return count, refused
                await _swap(shelf, names)
                swapped, goal = True, ends(settings, TOPICS)
    return count, refused


async def _swap(shelf: Shelf, names: dict[Kind, str]) -> None:
    await shelf.refresh(names)
    await shelf.swap(names)


def _ticks(settings: Settings) -> Iterator[Tick]:
    ticks = tail(settings, TOPICS, back=FROM_THE_START, stop=threading.Event())
    next(ticks)  # only says where we start
    yield from ticks
