"""`tollwire audit`: every view rebuilt from its facts and compared."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

import click

from bus import admin, records
from cli.console import data, progress, say, table
from core import audit
from core.audit import Difference
from core.linking.facts import TABLES, Facts
from core.settings import Settings
from deploy import environment
from schemas.event import Event
from schemas.packing import unpacked
from schemas.tally import Contribution, Tally
from schemas.topics import EVENTS, STREAM_GROUP, TALLIES
from schemas.wire import decode
from search import documents
from search.client import Shelf
from search.names import Kind

R = TypeVar("R")
ASKED = 500  # documents asked for at once


@click.command("audit")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a difference instead of a table.")
def command(as_json: bool) -> None:
    """Rebuild every event, contribution and tally from the stored facts, and compare with what is stored, published and
    indexed. Run it when nothing is behind. Exit status 1 where anything differs.

    Example: tollwire status --wait && tollwire audit
    """
    settings = environment.load()
    behind = sum(each.behind for each in admin.lag(settings))
    if behind:
        say(f"{behind} records are behind: what they will change is seen as a difference")
    found = list(differences(settings))
    if as_json:
        for each in found:
            data(asdict(each))
    elif found:
        table(
            f"{len(found)} differences", ("view", "key", "what"), [(each.view, each.key, each.what) for each in found]
        )
    say(f"{len(found)} views are not what their facts give" if found else "every view is what its facts give")
    if found:
        raise SystemExit(1)


def differences(settings: Settings) -> Iterator[Difference]:
    """Everything that differs, view by view. Raises Broken where Kafka or Elasticsearch is away."""
    with progress() as shown:
        shown.at("reading facts …")
        facts = Facts(**{name: _table(settings, f"linking-{name}", cls) for name, cls in TABLES.items()})
        stored = _table(settings, "tallying-contributions", Contribution)
        events = _topic(settings, EVENTS.name, Event)
        tallies = _topic(settings, TALLIES.name, Tally)
        shown.at("comparing events …")
        yield from audit.events(facts, events, settings.policy)
        shown.at("comparing tallies …")
        yield from audit.given(events, stored)
        yield from audit.sums(stored, tallies)
        shown.at("comparing the index …")
        yield from asyncio.run(_shelf(settings, events, tallies))


def _table(settings: Settings, name: str, cls: type[R]) -> dict[str, R]:
    """A table of the agents as its changelog tells it."""
    found = records.latest(settings, f"{STREAM_GROUP}-{name}-changelog")
    return {key.decode(): unpacked(cls, each.value or b"") for key, each in found.items()}


def _topic(settings: Settings, name: str, cls: type[R]) -> dict[str, R]:
    return {key.decode(): decode(cls, each.value or b"") for key, each in records.latest(settings, name).items()}


async def _shelf(settings: Settings, events: Mapping[str, Event], tallies: Mapping[str, Tally]) -> list[Difference]:
    wanted = [documents.event(each) for each in events.values()] + [documents.tally(each) for each in tallies.values()]
    async with Shelf(settings) as shelf:
        kinds: tuple[Kind, ...] = ("events", "tallies")
        return [each for kind in kinds for each in await _kind(shelf, kind, [d for d in wanted if d.kind == kind])]


async def _kind(shelf: Shelf, kind: Kind, wanted: list[documents.Document]) -> list[Difference]:
    found: list[Difference] = []
    for start in range(0, len(wanted), ASKED):
        page = wanted[start : start + ASKED]
        there: dict[str, Any] = await shelf.get(kind, [each.id for each in page], fields=["digest"])
        for each in page:
            have = there.get(each.id)
            if have is None:
                found.append(Difference(view=f"index {kind}", key=each.id, what="missing"))
            elif (have.version, have.source.get("digest")) != (each.version, each.digest):
                found.append(Difference(view=f"index {kind}", key=each.id, what=f"at version {have.version}, "
                                        f"published at {each.version}, or with other content"))  # fmt: skip
    return found
