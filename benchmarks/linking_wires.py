"""What is left of linking's speed on the wires, and where the rest goes.

    python -m benchmarks.linking_wires --backend embedded
    python -m benchmarks.linking_wires --backend real        # Kafka itself: Java and Maven

The linking agent alone, wired as in the worker (tables in RocksDB, changelogs, flush, send, ack), one partition: the
deliveries of `linking_speed`'s world lie in `mentions` before it starts; the clock runs from the first batch that it
takes up to the last that is acknowledged. A sampler on the processor's clock says whose work it was, innermost first;
what is left of the time on the wall is waiting for
Kafka, or, on a machine with other work, for a processor. An article here has one mention.
"""

import asyncio
import logging
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import click

from agents.app import QUICK, Wiring
from agents.linking import linking
from agents.options import options
from agents.recovery import MendedApp
from agents.views import LinkingViews
from benchmarks.linking_speed import World, coming
from bus.admin import create_topics
from bus.publisher import Publisher
from core.linking import facts
from core.settings import Settings, settings
from deploy import embedded, real_kafka
from deploy.processes import stop
from schemas import topics
from schemas.wire import encode

# Whose work a sample is: the innermost frame that lies in one of these. The core's own codec is its digests.
WHOSE = (
    ("agents/codec.py", "coding records"),
    ("agents/tables.py", "tables: coding facts, RocksDB"),
    ("core/", "core: deciding, folding, digests"),
    ("agents/", "Faust, aiokafka, asyncio"),
    ("faust/", "Faust, aiokafka, asyncio"),
    ("aiokafka/", "Faust, aiokafka, asyncio"),
    ("mode/", "Faust, aiokafka, asyncio"),
    ("asyncio/", "Faust, aiokafka, asyncio"),
)


@dataclass(slots=True)
class Watch:
    """How long it took, and whose work it was. `left` deliveries are still to come."""

    left: int
    began: float = 0.0
    spent: float = 0.0
    worked: float = 0.0
    queued: float = 0.0
    samples: Counter[str] = field(default_factory=Counter)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def sample(self, _: int, frame: FrameType | None) -> None:
        self.samples[whose(frame)] += 1

    def start(self) -> None:
        self.began, self.worked, self.queued = time.monotonic(), time.process_time(), queued()
        signal.signal(signal.SIGPROF, self.sample)
        signal.setitimer(signal.ITIMER_PROF, 0.002, 0.002)

    def count(self, handled: int) -> None:
        self.left -= handled
        if self.left <= 0:
            signal.setitimer(signal.ITIMER_PROF, 0)
            self.spent, self.worked = time.monotonic() - self.began, time.process_time() - self.worked
            self.queued = queued() - self.queued
            self.done.set()


def queued() -> float:
    """Seconds that this thread was ready to work while others had the processors; 0 where the system does not say."""
    told = Path("/proc/thread-self/schedstat")
    return int(told.read_text().split()[1]) / 1e9 if told.exists() else 0.0


def whose(frame: FrameType | None) -> str:
    while frame is not None:
        for part, name in WHOSE:
            if f"/{part}" in frame.f_code.co_filename:
                return name
        frame = frame.f_back
    return "other"


def app_of(given: Settings, folder: Path, watch: Watch) -> MendedApp:
    """The worker's app with the linking agent alone."""
    app = MendedApp(given.named(topics.STREAM_GROUP), **options(given, folder, topics.STREAM_GROUP))
    wiring = Wiring(app, given)
    tables = {name: wiring.table(f"linking-{name}", cls, topics.MENTIONS) for name, cls in facts.TABLES.items()}
    views = LinkingViews(
        facts=lambda partition: facts.Facts(**{name: lend(partition) for name, lend in tables.items()}),
        events=lambda partition: tables["events"](partition).facts(),
        days=given.window_days,
    )
    app.rebuild = views.rebuild

    async def body(batches: Any, **lent: Any) -> AsyncIterator[int]:
        async for size in linking(_seen(batches, watch), **lent):
            watch.count(size)
            yield size

    wiring.agent(
        "linking", [topics.MENTIONS], partial(body, policy=given.policy), tables="linking-", most=QUICK, lend=views
    )
    return app


async def _seen(batches: Any, watch: Watch) -> AsyncIterator[Any]:
    async for batch in batches:
        if not watch.began:
            watch.start()
        yield batch


def publish(given: Settings, opened: int, count: int) -> int:
    """Deliveries onto `mentions`: one for each event that shall stand open, then those that are mostly about them."""
    world = World()
    with Publisher(given, topics.MENTIONS) as publisher:
        for n in range(opened):
            told = world.delivery(n, f"a{n}")
            publisher.send(encode(told), key=told.block.encode())
        for told in coming(world, opened, count):
            publisher.send(encode(told), key=told.block.encode())
    return opened + count


async def measure(given: Settings, folder: Path, sent: int) -> Watch:
    watch = Watch(left=sent)
    app = app_of(given, folder, watch)
    started = asyncio.create_task(app.start())
    broken = asyncio.create_task(app.broken())
    done = asyncio.create_task(watch.done.wait())
    await asyncio.wait({broken, done}, return_when=asyncio.FIRST_COMPLETED)
    if not done.done():
        raise click.ClickException("the app broke; see the log")
    await app.stop()
    started.cancel()
    return watch


@click.command()
@click.option("--backend", type=click.Choice(["embedded", "real"]), default="embedded")
@click.option("--opened", default=1_000, help="Events that the first deliveries found.")
@click.option("--count", default=2_000, help="Deliveries after them, two in three about those events.")
def main(backend: str, opened: int, count: int) -> None:
    """Linking through Faust and Kafka, timed."""
    logging.basicConfig(level=logging.WARNING)
    folder = Path(tempfile.mkdtemp(prefix="tollwire-wires-"))
    run = partial(embedded.run, folder / "services", folder / "log")
    process, env = run() if backend == "embedded" else real_kafka.run(folder / "kafka")
    try:
        given = settings({**env, "TOLLWIRE_PARTITIONS": "1", "TOLLWIRE_DATA": str(folder / "data")})
        create_topics(given, topics.TABLES)
        watch = asyncio.run(measure(given, folder / "data", publish(given, opened, count)))
    finally:
        stop(process)
        shutil.rmtree(folder, ignore_errors=True)
    report(backend, opened + count, watch)


def report(backend: str, handled: int, watch: Watch) -> None:
    click.echo(
        f"{backend}: {handled / watch.spent:.0f} mentions/s, {1000 * watch.spent / handled:.2f} ms a mention, of it"
    )
    every = sum(watch.samples.values()) or 1
    for name, count in watch.samples.most_common():
        click.echo(f"  {1000 * watch.worked * count / every / handled:6.2f} ms  {name}")
    rest = max(0.0, watch.spent - watch.worked - watch.queued)
    click.echo(f"  {1000 * rest / handled:6.2f} ms  waiting for Kafka")
    click.echo(f"  {1000 * watch.queued / handled:6.2f} ms  waiting for a processor that others had")


if __name__ == "__main__":
    main()
