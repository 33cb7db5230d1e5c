"""The window under load, on the real Elasticsearch and Kafka: `python -m benchmarks.window --events 200000`.

Starts services and a system of its own, fills the shelf, then measures each alone and all at once: searches at 20 a
second (p95 at most 100 ms), first paint (1 s), 500 watching clients, article to page at 10 articles a second (p99 at
most 1 s) and article to search (2 s). Load and system share the machine. Prints JSON; status 1 where a bar is missed.
"""

import argparse
import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks import window_loads as loads
from benchmarks import window_shelf
from bus.admin import create_topics, lag
from bus.generation import ensure_generation
from core.settings import Settings, settings
from deploy import ports, real_kafka
from deploy.processes import Process, stop
from schemas.topics import TABLES

TOLLWIRE = Path(sys.executable).with_name("tollwire")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LOADS = ("searches", "paints", "watching", "live", "together")
# What is measured → where it stands in the report, and how many milliseconds it may be.
BARS = {
    "searches": {("milliseconds", "p95"): 100},
    "paints": {("/", "max"): 1000, ("/search?q=bomb+market", "max"): 1000, ("/map?q=since:2024", "max"): 1000},
    "live": {("to the page", "p99"): 1000, ("to a search", "p99"): 2000},
}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--events", type=int, default=200_000, help="synthetic events on the shelf")
    words.add_argument("--seconds", type=float, default=60, help="of each load")
    words.add_argument("--clients", type=int, default=500, help="clients of the live stream")
    words.add_argument("--only", choices=LOADS, action="append", help="one load (again for more); all without it")
    given = words.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a benchmark that is ended stops what it started
    with tempfile.TemporaryDirectory(prefix="tollwire-window-") as folder:
        Path(folder).chmod(0o755)  # Elasticsearch may run as another user
        report = measured(Path(folder), given)
    print(json.dumps(report, indent=2))
    missed = [line for each in report["loads"].values() for line in each.get("missed", ())]
    print("\n".join(["missed:", *missed] if missed else ["every bar held"]), file=sys.stderr)
    sys.exit(1 if missed else 0)


def measured(folder: Path, given: argparse.Namespace) -> dict[str, Any]:
    """Everything of one run, started here and stopped whatever happens."""
    started: list[Process] = []
    env: dict[str, str] = {}
    try:
        for start in starts(folder, given.events):
            process, found = start()
            started.append(process)
            env |= found
        port = ports.free(1)[0]
        env |= {
            "TOLLWIRE_DATA": str(folder / "data"),
            "TOLLWIRE_MONITOR": f"127.0.0.1:{port}",
            "TOLLWIRE_PARTITIONS": "3",
        }
        named(settings(env))
        try:
            subprocess.run([TOLLWIRE, "up"], env={**os.environ, **env}, check=True, stdout=sys.stderr)
            return asyncio.run(run(given, settings(env), f"http://127.0.0.1:{port}"))
        finally:
            subprocess.run([TOLLWIRE, "down"], env={**os.environ, **env}, check=True, stdout=sys.stderr)
    finally:
        for process in reversed(started):
            stop(process, grace=15)


def starts(folder: Path, events: int) -> list[Any]:
    """The real services: the embedded ones are for a look, and 2,000 events are too many for them at this rate."""
    return [lambda: window_shelf.run(folder / "elasticsearch", events), lambda: real_kafka.run(folder / "kafka")]


def named(made: Settings) -> None:
    """The Kafka of this run under the generation that the shelf was filled for."""
    create_topics(made, TABLES)
    ensure_generation(made, window_shelf.GENERATION)


async def run(given: argparse.Namespace, made: Settings, address: str) -> dict[str, Any]:
    """The report: each load alone, then all at once."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), "") or ""
    if not chromium:
        print("no Chromium: paint and page are not measured", file=sys.stderr)
    await warm(address)
    report: dict[str, Any] = {"events": given.events, "cores": os.cpu_count(),
                              "load before": os.getloadavg()[0], "loads": {}}  # fmt: skip
    for name in given.only or LOADS:
        await settled(made)
        told = await one(name, given, made, address, chromium)
        if told is not None:
            report["loads"][name] = told
            print(name, json.dumps(told), file=sys.stderr)
    return report


async def one(
    name: str, given: argparse.Namespace, made: Settings, address: str, chromium: str
) -> dict[str, Any] | None:
    """One load by its name; None where it needs a browser and there is none."""
    seconds = given.seconds
    if name == "searches":
        return judged(name, await loads.searches(address, seconds))
    if name == "paints":
        return judged(name, await loads.paints(address, chromium, seconds)) if chromium else None
    if name == "watching":
        return await loads.watching(address, seconds, loads.Live(address, made).run, given.clients)
    if name == "live":
        return judged(name, await loads.Live(address, made, chromium).run(seconds))
    live = loads.Live(address, made, chromium)
    parts = {
        "searches": loads.searches(address, seconds),
        "watching": loads.watching(address, seconds, live.run, given.clients),
        **({"paints": loads.paints(address, chromium, seconds, every=5)} if chromium else {}),
    }
    told = dict(zip(parts, await asyncio.gather(*parts.values()), strict=True))
    told["live"] = told["watching"].pop("while")
    judge = [judged(part, each) for part, each in told.items()]
    return {**told, "missed": [f"together: {line}" for each in judge for line in each.pop("missed")]}


def judged(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """The report with the bars it missed."""
    missed = []
    for path, most in BARS.get(name, {}).items():
        found: Any = told
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        if found is None or found > most:
            missed.append(f"{name} {' '.join(path)}: {found} ms, at most {most}")
    return {**told, "missed": missed}


async def warm(address: str) -> None:
    """A server that has just started is nobody's experience: its code is compiled while it runs."""
    await loads.searches(address, 15)


async def settled(made: Settings, patience: float = 600) -> None:
    """Nothing is behind: what one load left to read is no burden of the next."""
    deadline = time.monotonic() + patience
    while any(each.behind for each in await asyncio.to_thread(lag, made)):
        if time.monotonic() > deadline:
            raise SystemExit("the worker is behind and does not catch up; its log is in the data folder")
        await asyncio.sleep(0.5)


if __name__ == "__main__":
    main()
