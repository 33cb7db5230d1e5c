"""Rule 1 without a broker: what happens in which order between a recovered table and the first record read."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP

from agents.app import make_app
from agents.recovery import MendedApp
from core.errors import Broken
from core.settings import Settings
from tests.agents.telling import Reader

SOURCES = {TP("trial-articles", 0), TP("trial-mentions", 1), TP("trial-events", 1)}
CHANGELOGS = {TP("trial-tollwire-intake-articles-changelog", 0)}


class Consumer:
    """Writes down what is asked of it, in order."""

    def __init__(self, steps: list[Any]) -> None:
        self.steps = steps

    def assignment(self) -> set[TP]:
        return SOURCES | CHANGELOGS

    async def perform_seek(self) -> None:
        await asyncio.sleep(0)  # the broker is asked: whoever is not suspended runs meanwhile
        self.steps.append("sought")

    def resume_flow(self) -> None:
        self.steps.append("flow resumed")

    def resume_partitions(self, partitions: set[TP]) -> None:
        self.steps.append(frozenset(partitions))


@pytest.fixture
def steps() -> list[Any]:
    return []


@pytest.fixture
def app(tmp_path: Path, steps: list[Any], monkeypatch: pytest.MonkeyPatch) -> MendedApp:
    """The stream as it is wired, its consumer and fetcher faked."""
    settings = Settings(kafka="127.0.0.1:1", namespace="trial", partitions=3)
    made = make_app(settings, pool=Reader(), folder=tmp_path, store="memory://")

    async def rebuild(partitions: frozenset[int]) -> None:
        await asyncio.sleep(0)
        steps.append(f"rebuilt {sorted(partitions)}")

    async def started() -> None:
        steps.append("fetching")

    async def wait(work: Any, timeout: float = 0) -> None:
        await work

    made.rebuild, made.consumer = rebuild, Consumer(steps)
    made.consumer_generation_id = 5
    made._fetcher = SimpleNamespace(maybe_start=started)
    monkeypatch.setattr(made.tables.recovery, "_wait", wait)
    monkeypatch.setattr(made.tables.recovery, "_is_changelog_tp", lambda tp: tp in CHANGELOGS)
    for table in made.tables.values():
        monkeypatch.setattr(table, "on_recovery_completed", _recovered(steps))
    return made


def _recovered(steps: list[Any]) -> Any:
    async def recovered(actives: object, standbys: object) -> None:
        if "recovered" not in steps:
            steps.append("recovered")

    return recovered


async def test_rebuilt_then_sought_then_resumed(app: MendedApp, steps: list[Any]) -> None:
    """Faust resumes before it seeks; here no source may run before its place and the indexes over it stand."""
    await app.tables.recovery.on_recovery_completed(5)
    assert steps == ["recovered", "rebuilt [0, 1]", "sought", "flow resumed", frozenset(SOURCES), "fetching"]
    assert not app.rebalancing


async def test_an_app_without_tables_keeps_the_same_order(app: MendedApp, steps: list[Any]) -> None:
    """The shelf and the alerts, too, are sought before they are resumed."""
    await app.tables.recovery._resume_streams(5)
    assert steps.index("sought") < steps.index(frozenset(SOURCES)) < steps.index("fetching")


async def test_what_cannot_be_rebuilt_is_never_resumed(app: MendedApp, steps: list[Any]) -> None:
    """An exception in rebuilding comes out (and stops the app); no record is read over a wrong index."""

    async def fails(partitions: frozenset[int]) -> None:
        raise Broken("an index cannot be rebuilt")

    app.rebuild = fails
    with pytest.raises(Broken):
        await app.tables.recovery.on_recovery_completed(5)
    assert steps == ["recovered"]


async def test_a_newer_assignment_takes_over(app: MendedApp, steps: list[Any]) -> None:
    """Rebalanced again while recovering: this recovery neither seeks nor resumes."""
    app.consumer_generation_id = 6
    await app.tables.recovery.on_recovery_completed(5)
    assert steps == ["recovered", "rebuilt [0, 1]"]


async def test_a_fetch_keeps_the_partitions_it_began_with(app: MendedApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Faust lends a fetch its live set, and what is assigned while it is under way would be drained of its records."""
    seen: list[set[TP]] = []

    async def slowly(partitions: set[TP], timeout: float) -> set[TP]:
        await asyncio.sleep(0.01)
        seen.append(partitions)
        return partitions

    monkeypatch.setattr("faust.App._new_consumer", lambda self: SimpleNamespace(_getmany=slowly))
    live = {TP("trial-articles", 0)}
    fetching = asyncio.create_task(app._new_consumer()._getmany(live, 1.0))
    await asyncio.sleep(0)
    live.add(TP("trial-mentions", 1))
    await fetching
    assert seen == [{TP("trial-articles", 0)}]
