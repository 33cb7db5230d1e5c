"""Stored articles read again after a change of rules, through the whole system."""

import json

import pytest

from bus import records
from core.extraction.read import READER
from tests.conftest import environment
from tests.faults.processes import Worker
from tests.live.system import HOME, System
from tests.live.test_whole import told

STORIES = [HOME / f"seeds/stories/{name}/articles.jsonl" for name in ("tajikistan-2015", "injured-who-die-later")]


@pytest.fixture(scope="module")
def system(services, tmp_path_factory):
    """Two stories, published and read by a worker of older rules."""
    folder = tmp_path_factory.mktemp("reread")
    made = System(environment(services, folder), folder)
    older = Worker("tests.live.older_rules", made.env, "older")
    try:
        older.start()
        made.run("publish", *map(str, STORIES))
        made.wait()
        assert older.stop() == 0
        yield made
    finally:
        for worker in (older, made.worker):
            if worker.running():
                worker.kill()


def readers(system: System) -> set[str]:
    """The rules that read the mentions as the ledger knows them now: the latest entry of each."""
    newest: dict[str, dict] = {}
    for record in records.latest(system.settings, "ledger").values():
        entry = json.loads(record.value)
        if "mention" in entry:
            key = entry["mention"]["mention_id"]
            newest[key] = max(entry, newest.get(key, entry), key=lambda e: e["version"])
    return {e["mention"]["reader"] for e in newest.values()}


def events(system: System) -> list[str]:
    found = (json.loads(value) for value in system.views()["events"].values())
    return sorted(told(e) for e in found if e["status"] != "retracted")


def test_what_older_rules_read_is_replaced(system: System) -> None:
    """Wrong figures stand until the articles are read again; then all is as if these rules had always read them."""
    assert readers(system) == {"rules/0"}
    wrong, wanted = events(system), sorted(told(e) for e in system.replay() if e["status"] != "retracted")
    assert wrong != wanted
    system.worker.start()
    system.wait()
    assert events(system) == wrong
    system.run("reread")
    system.wait()
    assert readers(system) == {READER}
    assert events(system) == wanted
    system.run("audit")


def test_reading_again_by_the_same_rules_changes_nothing(system: System) -> None:
    """Every event and tally stays as it is, byte for byte."""
    before = system.views()
    system.run("reread")
    system.wait()
    assert system.views() == before


def test_an_article_that_is_not_there_is_said(system: System) -> None:
    """Status 1, and nothing is sent."""
    assert system.run("reread", "no-such-article", status=1) == b""


def test_an_event_is_explained_as_it_is_and_as_it_was(system: System) -> None:
    """From the index: claims with voice and deed; nothing was known last year, everything by the end of the year."""
    (event,) = [e for e in system.index().values() if e["event_id"].startswith("TJ-20150904")]
    text = system.run("explain", event["event_id"]).decode()
    assert "voice " in text and "→ stands" in text and "revisions (" in text
    assert system.run("explain", event["event_id"], "--as-of", "2015-09-05", status=1) == b""
    assert system.run("explain", event["event_id"], "--as-of", "2099-12-31").decode() == text
