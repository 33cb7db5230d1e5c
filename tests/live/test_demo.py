"""`tollwire demo` from nothing, as the first thing a stranger types; embedded, since nothing is set."""

import json
import re
import urllib.request
from pathlib import Path

from deploy import state
from deploy.processes import alive
from tests.cli.terminal import tollwire


def test_demo_shows_events_and_tallies_and_leaves_a_system_that_down_removes(tmp_path: Path) -> None:
    """A table of events, tallies by country, the page's address; a second run changes nothing; down leaves nothing."""
    folder = tmp_path / "data"
    env = {"TOLLWIRE_DATA": str(folder)}
    try:
        first = tollwire("demo", env=env, folder=tmp_path)
        assert first.returncode == 0, first.stderr.decode()
        shown = first.stdout.decode()
        assert re.search(r"^\d+ events$", shown, re.MULTILINE)
        assert re.search(r"^TJ +2 +35 ", shown, re.MULTILINE)
        [address] = re.findall(rb"http://\S+", first.stderr)
        with urllib.request.urlopen(address.decode(), timeout=10) as page:
            assert page.status == 200
        running = state.read(folder).processes
        assert {process.name for process in running if alive(process)} == {"services", "worker", "monitor"}
        found = json.loads(tollwire("status", "--json", env=env, folder=tmp_path).stdout)
        assert (found["behind"], found["counts"]["dead_letters"]) == (0, 0)
        second = tollwire("demo", env=env, folder=tmp_path)
        assert second.returncode == 0 and second.stdout.decode() == shown
        assert state.read(folder).processes == running
    finally:
        down = tollwire("down", "--delete-data", env=env, folder=tmp_path)
    assert down.returncode == 0
    assert not any(alive(process) for process in running) and not folder.exists()
