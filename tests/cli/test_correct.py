"""`tollwire correct` and `tollwire alerts`: records on their topics, as a person makes them."""

import asyncio
import json
from pathlib import Path

import pytest

from bus import admin, records
from core.settings import settings
from schemas.operations import Correction
from schemas.wire import decode
from search import documents
from search.client import Shelf
from tests.cli.terminal import tollwire
from tests.conftest import environment
from tests.search.shelf_of_events import OPEN, STATION

WHY = ("--reason", "told twice", "--by", "an editor")


@pytest.fixture
def env(services, tmp_path: Path) -> dict[str, str]:
    found = environment(services, tmp_path)
    made = settings(found)
    admin.create_topics(made)

    async def fill() -> None:
        async with Shelf(made) as shelf:
            await shelf.ensure("g")
            await shelf.bulk(map(documents.event, (STATION, OPEN)))
            await shelf.refresh()

    asyncio.run(fill())
    return found


@pytest.fixture
def run(env, tmp_path: Path):
    return lambda *words: tollwire(*words, env=env, folder=tmp_path)


def sent(env: dict[str, str]) -> list[tuple[str, Correction]]:
    told = records.records(settings(env), "corrections")
    return [((each.key or b"").decode(), decode(Correction, each.value or b"")) for each in told]


def test_a_ruling_goes_to_each_block_with_who_and_why(env, run) -> None:
    """A merge across countries: one copy each, of one id, which is printed."""
    told = run("correct", "merge", STATION.event_id, OPEN.event_id, *WHY)
    assert told.returncode == 0, told.stderr
    id = json.loads(told.stdout)["correction_id"]
    made = dict(sent(env))
    assert set(made) == {"EE", "FI"} and {each.correction_id for each in made.values()} == {id}
    first = made["EE"]
    assert (first.kind, first.by, first.reason, first.blocks[0]) == ("merge", "an editor", "told twice", "EE")


def test_withholding_is_undone_and_both_are_listed(env, run) -> None:
    """Nothing is taken out of the topic: the undoing is a ruling too."""
    id = json.loads(run("correct", "withhold", STATION.event_id, "--quote", "A. Name", *WHY).stdout)["correction_id"]
    assert run("correct", "undo", id, "--reason", "asked again", "--by", "an editor").returncode == 0
    listed = [json.loads(line) for line in run("correct", "list").stdout.splitlines()]
    assert [(each["kind"], each["stands"], each.get("undoes")) for each in listed] == [
        ("withhold", False, None), ("withhold", True, id),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("merge", STATION.event_id, *WHY), 2, b"a merge takes two events"),
        (("retract", "EE-0-none", *WHY), 1, b"there is no event EE-0-none"),
        (("date", STATION.event_id, "Friday", *WHY), 2, b"is no date"),
        (("place", STATION.event_id, "--name", "X", "--country", "Atlantis", *WHY), 2, b"is no country"),
        (("retract", STATION.event_id), 2, b"--reason"),
        (("undo", "c-none", *WHY), 1, b"there is no correction c-none"),
    ],
)
def test_what_cannot_be_ruled_is_told_and_not_sent(env, run, words, status, says) -> None:
    """Wrong use is 2, what is not there is 1; the topic stays empty."""
    told = run("correct", *words)
    assert told.returncode == status and says in told.stderr, told.stderr
    assert sent(env) == []


def test_saved_searches_are_kept_listed_and_forgotten(run) -> None:
    """Of a webhook only the host is shown; private addresses and queries that are none are refused."""
    added = run("alerts", "add", "estonia", "country:EE killed>=10", "--threshold", "killed=50",
                "--webhook", "https://hooks.example/secret")  # fmt: skip
    assert added.returncode == 0 and b"TOLLWIRE_WEBHOOK_KEY is not set" in added.stderr
    [kept] = [json.loads(line) for line in run("alerts", "list", "--json").stdout.splitlines()]
    assert (kept["query"], kept["thresholds"]) == ("country:EE killed>=10", {"killed": 50})
    assert kept["webhook"] == "https://hooks.example/…"
    for words in (("private", "x", "--webhook", "http://127.0.0.1/x"), ("wrong", "killd>=3"), ("Bad Name", "x")):
        assert run("alerts", "add", *words).returncode == 2, words
    assert run("alerts", "remove", "estonia").returncode == 0 and run("alerts", "list", "--json").stdout == b""
    assert run("alerts", "remove", "estonia").returncode == 1
