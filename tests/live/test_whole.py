"""The whole system on both backends: publish, read, look. What survives is told in tests/faults."""

import json
import os
import signal
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.live.system import System, waves


@pytest.fixture(scope="module")
def system(services, tmp_path_factory):
    """All stories published and read, each article once those before it in its story were."""
    folder = tmp_path_factory.mktemp("whole")
    made = System(environment(services, folder), folder)
    try:
        made.worker.start()
        for articles in waves():
            made.run("publish", "-", given=articles)
            made.wait()
        yield made
    finally:
        if made.worker.running():
            made.worker.kill()


def told(event: dict) -> str:
    """What an event says, without its id and the moments of this run: what replay must say too."""
    killed = event["toll"].get("killed", {})
    said = {
        "articles": sorted(event["article_ids"]), "primary": sorted(event["primary_article_ids"]),
        "background": sorted(event["background_article_ids"]), "type": event["event_type"], "when": event["when"],
        "where": event["where"], "status": event["status"], "voices": event["voices"],
        "toll": {name: [each["low"], each["best"], each["high"]] for name, each in event["toll"].items()},
        "sides": {name: part["best"] for name, part in killed.get("by_side", {}).items()},
    }  # fmt: skip
    return json.dumps(said, sort_keys=True)


def test_the_stream_says_what_replay_says(system: System) -> None:
    """The same articles through Kafka and without wires: the same events, the retracted ones too."""
    live = sorted(told(json.loads(value)) for value in system.views()["events"].values())
    assert live == sorted(told(each) for each in system.replay())


def test_what_is_searched_is_what_was_published(system: System) -> None:
    """Every open event of the topic stands on the shelf, at the same version and with the same toll."""
    published = [json.loads(value) for value in system.views()["events"].values()]
    wanted = {each["event_id"]: (each["version"], each["toll"]) for each in published if each["status"] == "open"}
    found = {key: (each["version"], each["toll"]) for key, each in system.index().items() if each["status"] == "open"}
    assert found == wanted


def test_every_view_is_what_its_facts_give(system: System) -> None:
    """The audit finds nothing."""
    system.run("audit")


def test_the_seed_is_found_by_its_words(system: System) -> None:
    """The attacks on two posts, with the words that were asked for marked in their evidence."""
    found = system.search("police station Vahdat")
    first = found["events"][0]
    assert (first["event"]["when"]["start"], first["event"]["toll"]["killed"]["best"]) == ("2015-09-04", 22)
    marked = [each["text"][start:end] for each in first["highlights"] for start, end in each["marks"]]
    assert {"police", "station"} <= {word.lower() for word in marked}


def test_figures_and_dates_narrow_a_search(system: System) -> None:
    """Ten dead or more, that country, that year: the operation and the attacks, not the war of the nineties."""
    found = system.search("militants", "--country", "TJ", "--killed-min", "10", "--since", "2015", "--until", "2015")
    killed = {each["event"]["when"]["start"]: each["event"]["toll"]["killed"]["best"] for each in found["events"]}
    assert killed == {"2015-09-05": 13, "2015-09-04": 22}


def test_the_running_tally_is_thirty_five(system: System) -> None:
    """13 and 22: militants 26, security forces 9; civilians and injured unknown, the war apart."""
    tallies = [json.loads(value) for value in system.views()["tallies"].values()]
    [tally] = [
        each for each in tallies
        if each["scope"] == {"country": "TJ", "period": "all"} and each["basis"] == "event_date"
    ]  # fmt: skip
    killed = tally["toll"]["killed"]
    assert killed["best"] == 35
    assert {side: part["best"] for side, part in killed["by_side"].items()} == {"militant": 26, "security_forces": 9}
    assert "injured" not in tally["toll"]


def test_a_worker_that_is_asked_to_leave_leaves_cleanly(system: System) -> None:
    """SIGTERM, as `down` and compose send it: exit 0, and no process of it is left."""
    assert system.worker.stop() == 0
    assert system.worker.process is not None
    with pytest.raises(ProcessLookupError):
        os.kill(system.worker.process.pid, signal.SIG_DFL)
    assert not Path(system.env["TOLLWIRE_DATA"], "worker.ready").exists()
