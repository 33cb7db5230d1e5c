"""`tollwire status`: what runs, how far behind it is, and what it has found."""

import asyncio
from pathlib import Path
from typing import Any

import click

from bus import admin, generation
from cli.console import data, say, table
from cli.running import wait_done
from core.errors import Broken
from core.settings import Settings
from deploy import environment, services, state
from schemas.topics import DEAD_LETTERS
from search.client import Shelf
from search.errors import NotReady, Unreachable
from search.names import Kind


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON instead of tables.")
@click.option("--wait", is_flag=True, help="First wait until nothing is behind.")
@click.option("--timeout", default=600.0, show_default=True, metavar="SECONDS", help="How long --wait waits.")
def command(as_json: bool, wait: bool, timeout: float) -> None:
    """Services, topics, lag, the worker, and counts of articles, events and dead letters.

    Example: tollwire status --wait
    """
    settings = environment.load()
    if away := services.unreachable(settings):
        raise Broken("; ".join(away))
    if wait:
        wait_done(settings, seconds=timeout)
    found = status(settings)
    data(found) if as_json else _show(found)


def status(settings: Settings) -> dict[str, Any]:
    """All of it as plain values. Raises Broken."""
    topics = admin.topics(settings)
    named = generation.generation(settings)
    behind = admin.lag(settings)
    worker = state.read(Path(settings.data)).find(state.WORKER)
    return {
        "kafka": settings.kafka,
        "elasticsearch": settings.elasticsearch,
        "namespace": settings.namespace,
        "generation": named.generation if named else None,
        "topics": topics,
        "lag": [{"group": each.group, "topic": each.topic, "records": each.records, "behind": each.behind}
                for each in behind],
        "behind": sum(each.behind for each in behind),
        "worker": {"pid": worker.pid if worker else None, "ready": (Path(settings.data) / state.READY).exists(),
                   "log": worker.log if worker else None},
        "counts": {
            "articles": asyncio.run(_count(settings, "articles")),
            "events": asyncio.run(_count(settings, "events")),
            "dead_letters": admin.size(settings, DEAD_LETTERS.name),
        },
    }  # fmt: skip


async def _count(settings: Settings, kind: Kind) -> int | None:
    """Documents on the shelf; None where it does not answer or was never filled."""
    everything = {"size": 0, "track_total_hits": True, "query": {"match_all": {}}}
    try:
        async with Shelf(settings, tries=1) as shelf:
            return int((await shelf.search(kind, everything))["hits"]["total"]["value"])
    except (NotReady, Unreachable):
        return None


def _show(found: dict[str, Any]) -> None:
    worker = found["worker"]
    table("services", ("what", "where"), [
        ("Kafka", found["kafka"]),
        ("Elasticsearch", found["elasticsearch"] or "none is set"),
        ("generation", found["generation"] or "none yet: `tollwire up` names it"),
        ("topics", str(len(found["topics"]))),
        ("worker", f"pid {worker['pid']}, {'ready' if worker['ready'] else 'not ready'}" if worker["pid"]
         else "none was started from here"),
    ])  # fmt: skip
    rows = [(each["group"], each["topic"], str(each["records"]), str(each["behind"])) for each in found["lag"]]
    table("lag", ("group", "topic", "records", "behind"), rows, right=("records", "behind"))
    counts = [(name.replace("_", " "), "unknown" if n is None else str(n)) for name, n in found["counts"].items()]
    table("counts", ("what", "how many"), counts, right=("how many",))
    say("nothing is behind" if not found["behind"] else f"{found['behind']} records behind")
