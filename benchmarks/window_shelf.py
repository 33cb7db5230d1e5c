"""The full shelf of the window's benchmark: filled once, kept in the cache, and copied for every run.

Filling takes minutes of Python and Elasticsearch; the copy takes seconds and is as full. What is kept is named by its
own documents and by the shape of the indices: other ones are filled anew, and the old ones deleted.
"""

import asyncio
import hashlib
import itertools
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import window_loads as loads
from benchmarks.window_world import shelf
from core.settings import settings
from deploy import maven, real_elasticsearch
from deploy.processes import Process, stop
from search.client import Shelf
from search.documents import Document
from search.mapping import ENGLISH as ANALYZER
from search.mapping import shape
from search.names import KINDS

# Of the index names; the Kafka of a run is given it, so that its worker finds these indices.
GENERATION = "bench"
ENGLISH = Path(__file__).parents[1] / "tests/live/english/EnglishAnalyzerFactory.java"
BATCH = 2_000


def kept(events: int) -> Path:
    """A stopped node's data folder with so many events on its shelf, made where there is none."""
    folder = maven.cache() / "window" / f"{events}-{mark(events)}"
    if not folder.exists():
        for old in folder.parent.glob(f"{events}-*"):
            shutil.rmtree(old)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="tollwire-filling-") as temp:
            Path(temp).chmod(0o755)
            _fill(Path(temp) / "elasticsearch", events)
            shutil.move(Path(temp) / "elasticsearch/data", folder)
    return folder


def run(folder: Path, events: int) -> tuple[Process, dict[str, str]]:
    """A node with the full shelf, as `deploy.real_elasticsearch.run`."""
    return real_elasticsearch.run(folder, plugin=ENGLISH, data=kept(events))


def mark(events: int) -> str:
    """What tells two fillings apart: their first documents, and the shapes of the indices."""
    told = hashlib.sha256(json.dumps([shape(kind, ANALYZER) for kind in KINDS], sort_keys=True).encode())
    for document in itertools.islice(_documents(events), 300):
        told.update(json.dumps(document.source, sort_keys=True, default=str).encode())
    return told.hexdigest()[:12]


def _documents(events: int) -> Iterable[Document]:
    return shelf(events, loads.PLACES)


def _fill(folder: Path, events: int) -> None:
    process, env = real_elasticsearch.run(folder, plugin=ENGLISH)
    try:
        began = time.monotonic()
        asyncio.run(_write(env, events))
        print(f"filled in {time.monotonic() - began:.0f} s, kept for the next run", file=sys.stderr)
    finally:
        stop(process, grace=60)


async def _write(env: dict[str, str], events: int) -> None:
    """Every document; the next batch is made while the last one is written."""
    made = settings({**os.environ, **env})
    documents = iter(_documents(events))

    def batch() -> Sequence[Document]:
        return list(itertools.islice(documents, BATCH))

    async with Shelf(made, timeout=120) as client:
        await client.ensure(GENERATION)
        part = await asyncio.to_thread(batch)
        while part:
            writing = asyncio.create_task(client.bulk(part))
            part = await asyncio.to_thread(batch)
            refused = [outcome.reason for outcome in await writing if outcome.refused]
            if refused:
                raise SystemExit(f"{len(refused)} documents were refused: {refused[0]}")
        await client.refresh()
