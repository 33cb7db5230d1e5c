"""What was known at a moment, from the command line on running services: the toll, the tally, the linked articles."""

import json

import pytest

from tests.conftest import environment
from tests.live.system import System

PLACE = "when a bus plunged into a ravine near Kasese in western Uganda on Monday, police said"
NINE = {
    "id": "first",
    "url": "https://one.example/bus",
    "source": {"name": "One"},
    "language": "en",
    "title": "Bus plunges into ravine in Uganda, nine dead",
    "published_at": "2021-03-02T09:00:00Z",
    "body": f"KASESE, Uganda - Nine people were killed {PLACE}.",
}
TWELVE = {
    **NINE,
    "id": "second",
    "url": "https://two.example/bus",
    "source": {"name": "Two"},
    "title": "Toll of Uganda bus crash rises to 12",
    "published_at": "2021-03-02T15:00:00Z",
    "body": f"KASESE, Uganda - Twelve people were killed {PLACE}, after three of the injured died in hospital.",
}


@pytest.fixture(scope="module")
def system(services, tmp_path_factory):
    """Two reports of one crash, the second after the first was worked off; then the second is retracted by hand."""
    folder = tmp_path_factory.mktemp("as-of")
    made = System(environment(services, folder), folder)
    try:
        made.worker.start()
        for article in (NINE, TWELVE):
            made.run("publish", "-", given=json.dumps(article).encode() + b"\n")
            made.wait()
        yield made
    finally:
        if made.worker.running():
            made.worker.kill()


def crash(system: System, *words: str) -> list[dict]:
    """The crash as the search gives it."""
    return [each["event"] for each in system.search("ravine", "--country", "UG", *words)["events"]]


def known(system: System, moment: str) -> tuple[int, set[str], bool, bool]:
    """Of the crash at a moment: the dead, the articles linked in its ledger, and whether the tally said 9, or 12."""
    (event,) = crash(system, "--as-of", moment)
    ledger = system.run("explain", event["event_id"], "--as-of", moment).decode()
    tally = system.run("watch", "--as-of", moment, "--country", "UG").decode()
    linked = {name for name in ("first", "second") if f"mention {name}:" in ledger}
    return event["toll"]["killed"]["best"], linked, "9 killed" in tally, "12 killed" in tally


def test_the_toll_the_tally_and_the_links_of_each_moment(system: System) -> None:
    """Nine after the first report, twelve after the second; before it nothing. A retraction changes none of that."""
    (now,) = crash(system)
    assert now["toll"]["killed"]["best"] == 12
    told = json.loads(system.views()["events"][now["event_id"].encode()])
    first, second = [change["at"] for change in told["history"] if change["measure"] == "killed"]
    before = "2020-01-01"
    assert crash(system, "--as-of", before) == []
    system.run("explain", now["event_id"], "--as-of", before, status=1)
    assert "Uganda" not in system.run("watch", "--as-of", before).decode()
    assert known(system, first) == (9, {"first"}, True, False)
    assert known(system, second) == (12, {"first", "second"}, False, True)
    (link,) = [each for each in told["links"] if each["mention_id"].startswith("second:")]
    named = (now["event_id"], "--mention", link["mention_id"])
    system.run("correct", "retract", *named, "--reason", "not their own figure", "--by", "editor")
    system.wait()
    (after,) = crash(system)
    assert after["toll"]["killed"]["best"] == 9
    assert known(system, second) == (12, {"first", "second"}, False, True)
    assert known(system, first) == (9, {"first"}, True, False)
    then, since = (system.run("explain", now["event_id"], *words).decode() for words in (("--as-of", second), ()))
    assert "taken back" in since and "taken back" not in then
    system.run("audit")
