"""The window under load, on the real Elasticsearch and Kafka: `python -m benchmarks.window --events 200000`.

Starts services and a system of its own, fills the shelf, then measures each alone and all at once: searches at 20 a
second (p95 at most 100 ms), first paint (1 s), 500 watching clients, article to page at 10 articles a second (p99 at
most 1 s) and article to search (2 s). Load and system share the machine. Prints a table, and all that was measured as
JSON on stderr; status 1 where a bar is missed.
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

from aiohttp import ClientError
from playwright.async_api import Error as PlaywrightError

from benchmarks import window_loads as loads
from benchmarks import window_shelf
from bus.admin import create_topics, lag
from bus.generation import ensure_generation
from core.errors import Broken
from core.settings import Settings, settings
from deploy import ports, real_kafka
from deploy.processes import Process, stop
from schemas.topics import TABLES

TOLLWIRE = Path(sys.executable).with_name("tollwire")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LOADS = ("searches", "paints", "watching", "live", "together")
# What is measured → where it stands in the report, and how many milliseconds it may be.
BARS: dict[str, dict[tuple[str, ...], int]] = {
    "searches": {("milliseconds", "p95"): 100},
    "paints": {("/", "max"): 1000, ("/search?q=bomb+market", "max"): 1000, ("/map?q=since:2024", "max"): 1000},
    "watching": {("lost",): 0},
    # To the client: the frame of the live stream. The page shows it at its next update, one a second at most.
    "live": {("to the client", "p99"): 1000, ("on the page", "p99"): 2000, ("to a search", "p99"): 2000,
             ("never seen",): 0},
}  # fmt: skip
FAULTS = (OSError, TimeoutError, RuntimeError, ValueError, ExceptionGroup, ClientError, PlaywrightError, Broken)


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
    print(json.dumps(report, indent=2), file=sys.stderr)
    missed = [line for each in report["loads"].values() for line in each.get("missed", ())]
    print("\n".join([*table(report), "", *(["missed:", *missed] if missed else ["every bar held"])]))
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
        try:
            async with asyncio.timeout(given.seconds + 300):
                told = await one(name, given, made, address, chromium)
        except FAULTS as error:
            told = {"missed": [f"{name}: it broke off: {type(error).__name__}: {error}"]}
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
        return judged(name, await loads.watching(address, seconds, loads.Live(address, made).run, given.clients))
    if name == "live":
        return judged(name, await loads.Live(address, made, chromium).run(seconds))
    live = loads.Live(address, made, chromium)
    parts = {
        "searches": loads.searches(address, seconds),
        "watching": loads.watching(address, seconds, live.run, given.clients),
        **({"paints": loads.paints(address, chromium, seconds, every=5)} if chromium else {}),
    }
    found = await asyncio.gather(*parts.values(), return_exceptions=True)
    told = {part: {"missed": [f"it broke off: {each!r}"]} if isinstance(each, BaseException) else each
            for part, each in zip(parts, found, strict=True)}  # fmt: skip
    if "while" in told["watching"]:
        told["live"] = told["watching"].pop("while")
    judge = {part: judged(part, each) for part, each in told.items()}
    missed = [f"together: {line}" for each in judge.values() for line in each.pop("missed")]
    return {**judge, "missed": missed}


def judged(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """The report with the bars it missed."""
    missed = list(told.get("missed", ()))
    for path, most in BARS.get(name, {}).items() if not missed else ():
        found = at(told, path)
        if found is None or found > most:
            missed.append(f"{name} {' '.join(path)}: {found}, at most {most}")
    if told.get("refused"):
        missed.append(f"{name}: requests that were refused: {told['refused']}")
    return {**told, "missed": missed}


def at(told: Any, path: tuple[str, ...]) -> Any:
    """What stands there in a report; None where it was not measured."""
    for key in path:
        told = told.get(key) if isinstance(told, Mapping) else None
    return told


def table(report: dict[str, Any]) -> list[str]:
    """One row a bar: alone, and all at once."""
    together = report["loads"].get("together", {})
    rows = [f"{report['events']:,} events, {report['cores']} cores, load before {report['load before']:.1f}", "",
            "| load | measured | at most | alone | all at once |", "|---|---|---|---|---|"]  # fmt: skip
    for name, bars in BARS.items():
        for path, most in bars.items():
            alone, all_at_once = at(report["loads"].get(name), path), at(together.get(name), path)
            rows.append(f"| {name} | {' '.join(path)} | {most} | {_cell(alone)} | {_cell(all_at_once)} |")
    return rows


def _cell(value: Any) -> str:
    return "not measured" if value is None else str(value)


async def warm(address: str) -> None:
    """A server that has just started is nobody's experience: its code is compiled while it runs."""
    await loads.searches(address, 45)


async def settled(made: Settings, patience: float = 600) -> None:
    """Nothing is behind: what one load left to read is no burden of the next."""
    deadline = time.monotonic() + patience
    while any(each.behind for each in await asyncio.to_thread(lag, made)):
        if time.monotonic() > deadline:
            raise SystemExit("the worker is behind and does not catch up; its log is in the data folder")
        await asyncio.sleep(0.5)


if __name__ == "__main__":
    main()
