"""Live tallies in a terminal: the board without wires, and the command on running services."""

import json
import os
import pty
import select
import subprocess
import time
from collections import deque
from pathlib import Path

import pytest
from rich.console import Console

from bus import admin
from bus.publisher import Publisher
from cli.watch import Board, drawn, sparkline
from core.settings import settings
from schemas import topics
from tests.cli.terminal import TOLLWIRE, tollwire
from tests.conftest import environment


def tally(best: int | None, country: str = "EE", version: int = 1, events: int = 1, **scope: str) -> bytes:
    told = {"low": best, "best": best, "high": best, "events_with_figure": 1}
    made = {"country": country, "event_type": "Battles", "period": "all", **scope}
    return json.dumps({"scope": made, "basis": "event_date", "version": version, "events": events,
                       "toll": {} if best is None else {"killed": told}}).encode()  # fmt: skip


def event(id: str, headline: str, country: str = "EE", status: str = "open") -> bytes:
    return json.dumps({"event_id": id, "headline": headline, "status": status, "where": {"country": country},
                       "event_type": "Battles", "toll": {}}).encode()  # fmt: skip


def text(board: Board) -> str:
    console = Console(width=160, record=True, file=open(os.devnull, "w"))  # noqa: SIM115 - closed with the test
    with console.file:
        console.print(drawn(board, "http://x"))
        return console.export_text()


def test_a_change_says_what_it_was_and_when():
    """The figure now, through time, and what it was; an older version, from another partition, changes nothing."""
    board = Board()
    for version, best in ((1, 5), (2, 8), (1, 5)):
        board.take("tallies", tally(best, version=version), "14:02 UTC")
    shown = text(board)
    assert "8 killed, reported" in shown and "was 5 killed, 14:02 UTC" in shown and "▅█" in shown
    assert "injured not known" in shown


def test_countries_stand_by_name_and_kinds_apart():
    """Never by figure; tallies of other scopes and without events are no lines."""
    board = Board()
    for value in (tally(90, "FI"), tally(1, "EE"), tally(7, "EE", event_type="Natural disaster"),
                  tally(3, "SE", events=0),
                  tally(50, "EE", side="militant"), tally(9, "EE", period="2020-03")):  # fmt: skip
        board.take("tallies", value, "")
    assert [key for key, _ in board.matching()] == [("EE", "Battles"), ("EE", "Natural disaster"), ("FI", "Battles")]


@pytest.mark.parametrize("value", [None, b"", b"{", b"7", b"[]"])
def test_what_is_no_record_of_ours_is_passed_over(value):
    """A deleted key, something that is no JSON."""
    board = Board()
    board.take("tallies", value, "")
    assert board.lines == {}


def test_one_country_only():
    """Other countries' tallies and events are not kept."""
    board = Board("EE")
    for value in (tally(1, "FI"), tally(2)):
        board.take("tallies", value, "")
    for value in (event("F", "There", "FI"), event("E", "Here"), event("G", "Gone", status="retracted")):
        board.take("events", value, "")
    assert [key[0] for key, _ in board.matching()] == ["EE"] and [each["event_id"] for each in board.listed()] == ["E"]


def test_a_filter_is_typed():
    """`/` begins, letters narrow (accents or not), Backspace, Enter and Escape do what they do everywhere."""
    board = Board()
    for country in ("EE", "FI", "CI"):
        board.take("tallies", tally(1, country), "")
        board.take("events", event(country, f"News from {country}", country), "")
    for key in "/fimx\x7f\x7f":
        board.press(key)
    assert board.words == "fi" and board.typing
    assert [key[0] for key, _ in board.matching()] == ["FI"] and [e["event_id"] for e in board.listed()] == ["FI"]
    board.press("\r")
    assert not board.typing and board.words == "fi"
    for key in "/ivory":
        board.press(key)
    assert [key[0] for key, _ in board.matching()] == ["CI"]
    board.press("\x1b")
    assert len(board.matching()) == 3 and not board.typing


def test_a_sparkline_goes_from_nothing_to_the_largest():
    """Nothing but zeros is flat."""
    assert sparkline(deque([0, 4, 8])) == "▁▅█" and sparkline(deque([0, 0])) == "▁▁" and sparkline(deque()) == ""


@pytest.fixture
def env(services, tmp_path: Path) -> dict[str, str]:
    found = environment(services, tmp_path)
    made = settings(found)
    admin.create_topics(made)
    send(found, topics.TALLIES, tally(5))
    send(found, topics.EVENTS, event("EE-20200306-aaaaaa", "Blast in Tarmo"))
    return found


def send(env: dict[str, str], topic: topics.Topic, value: bytes) -> None:
    with Publisher(settings(env), topic) as publisher:
        publisher.send(value, key=b"k")


def test_once_shows_what_is_known_and_ends(env, tmp_path: Path) -> None:
    """For a script, or a look."""
    told = tollwire("watch", "--once", "--country", "Estonia", env=env, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    assert "5 killed, reported" in told.stdout.decode() and "1 Blast in Tarmo: killed not known" in told.stdout.decode()
    assert tollwire("watch", "--country", "Atlantis", env=env, folder=tmp_path).returncode == 2


class Terminal:
    """A terminal with the command in it."""

    def __init__(self, env: dict[str, str], folder: Path) -> None:
        self.mine, theirs = pty.openpty()
        more = {
            "PATH": f"{folder}:/usr/bin:/bin",
            "TERM": "xterm",
            "COLUMNS": "160",
            "LINES": "50",
            "HOME": str(folder),
        }
        self.run = subprocess.Popen(
            [TOLLWIRE, "watch"], env={**more, **env}, stdin=theirs, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        self.seen = ""

    def wait(self, words: str, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while words not in self.seen:
            assert time.monotonic() < end, self.seen[-3000:]
            if select.select([self.mine], [], [], 0.2)[0]:
                self.seen += os.read(self.mine, 65536).decode(errors="replace")

    def press(self, keys: str) -> None:
        os.write(self.mine, keys.encode())


def test_it_is_live_and_one_key_opens_the_event(env, tmp_path: Path) -> None:
    """A new figure appears by itself; 1 opens the page in the browser; q ends."""
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n')
    opener.chmod(0o755)
    terminal = Terminal(env, tmp_path)
    try:
        terminal.wait("5 killed, reported")
        send(env, topics.TALLIES, tally(8, version=2))
        terminal.wait("8 killed, reported")
        terminal.wait("was 5 killed")
        terminal.press("1")
        terminal.press("/nowhere")
        terminal.wait("/nowhere")
        terminal.press("\x1bq")
        assert terminal.run.wait(20) == 0
    finally:
        if terminal.run.poll() is None:
            terminal.run.kill()
            terminal.run.wait()
        os.close(terminal.mine)
    assert (tmp_path / "opened").read_text().split() == ["http://127.0.0.1:8765/events/EE-20200306-aaaaaa"]
