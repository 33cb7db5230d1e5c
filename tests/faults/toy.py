"""A worker small enough to see through: numbers come in by key, a table keeps them, their list goes out.

It is wired from the very parts the real worker is made of (app, road, tables, steps). Run as a process of its own:
`python -m tests.faults.toy`, with TOLLWIRE_… as the worker takes them, and TOY_LOG, TOY_WEAK, TOY_DIE_AT.
"""

import asyncio
import logging
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from agents.codec import Record
from agents.options import options
from agents.recovery import MendedApp
from agents.road import KafkaRoad, batches
from agents.serving import ending, serve
from agents.steps import Decision, steps
from agents.tables import FactTable, Partition
from core.errors import BadInput, Broken
from core.linking.facts import Output
from core.settings import Settings
from deploy.environment import load

IN, OUT, TABLE = "arrivals", "accepted", "numbers"
GROUP = "toy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Every number that ever came under one key."""

    SCHEMA: ClassVar[str] = "numbers/1"

    key: str
    numbers: tuple[int, ...] = ()
    padding: str = ""


class Held:
    """The process-local index: rebuilt at every assignment, else wrong after a rebalance."""

    def __init__(self) -> None:
        self.sums: dict[int, dict[str, int]] = {}


def make_toy(settings: Settings, folder: Path, note: Path, **overrides: object) -> MendedApp:
    """The app. Each record handled appends `partition offset value` to `note`."""
    app = MendedApp(settings.named(GROUP), **{**options(settings, folder, GROUP), **overrides})
    raw = {"key_type": bytes, "value_type": bytes}
    source, sink, letters = (
        app.topic(settings.named(name), **raw, key_serializer="raw", value_serializer="raw")
        for name in (IN, OUT, "dead-letters")
    )
    table = FactTable(app, name=TABLE, **raw, partitions=settings.partitions, beacon=app.tables.beacon)
    app.tables.add(table)
    road = KafkaRoad(app, {OUT: sink, "dead-letters": letters}, [table])
    held = Held()

    def lend(partition: int) -> Partition[Numbers]:
        return Partition(table, Numbers, settings.named(IN), partition)

    async def rebuild(partitions: frozenset[int]) -> None:
        if os.environ.get("TOY_REBUILD_FAILS"):
            raise Broken("the index cannot be rebuilt")
        held.sums = {p: {fact.key: sum(fact.numbers) for fact in lend(p).facts()} for p in partitions}

    async def decide(record: Record) -> Decision:
        with note.open("a") as file:
            file.write(f"{record.partition} {record.offset} {record.value.decode(errors='replace')[:40]}\n")
        if record.value == b"break":
            raise Broken("asked to")
        if record.value == b"bad":
            raise BadInput("toy", "a bad one")
        if record.value == b"slip":
            return Decision(outputs=(1 / 0,))
        key, facts = (record.key or b"").decode(), lend(record.partition)
        before = facts.get(key, Numbers(key=key))
        number = int(record.value.removeprefix(b"pad"))
        padding = "x" * (2 << 20) if record.value.startswith(b"pad") else before.padding
        fact = Numbers(key=key, numbers=tuple(sorted({*before.numbers, number})), padding=padding)

        def write() -> None:
            facts[key] = fact
            held.sums[record.partition][key] = sum(fact.numbers)

        return Decision(write=write, outputs=(Output(topic=OUT, key=key, record=fact),))

    prefix = settings.named("")

    async def run(stream: object) -> object:
        taken = batches(stream, most=20, prefix=prefix, crash=road.crash)
        async for size in steps(taken, stage="toy", decide=decide, road=road):
            yield size

    app.agent(source, name="toy")(run)
    app.rebuild = rebuild
    return app


def main() -> int:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, force=True)
    settings = load()
    folder = Path(settings.data)
    folder.mkdir(parents=True, exist_ok=True)

    async def run() -> int:
        return await serve([make_toy(settings, folder / "toy", Path(os.environ["TOY_LOG"]))], folder / "worker.ready")

    asyncio.run(ending(run()))
    return 1


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(main())
