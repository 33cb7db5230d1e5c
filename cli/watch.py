"""`tollwire watch`: live tallies in the terminal."""

import json
import sys
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import click
from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from bus.tail import Tick, tail
from cli.keys import pressed
from deploy import environment
from schemas.topics import EVENTS, TALLIES
from search import wording
from search.countries import UNKNOWN, country_code, country_names
from search.kinds import kind_of

BARS = "▁▂▃▄▅▆▇█"
# Figures drawn behind a tally, and events listed under the table.
WIDTH, LISTED = 16, 9
FROM_THE_START = 1 << 62
Record = Mapping[str, Any]


@dataclass
class Line:
    """One country and type: its tally now, what it was, and the killed it went through."""

    tally: Record
    was: str = ""
    at: str = ""
    past: deque[int] = field(default_factory=lambda: deque(maxlen=WIDTH))


@dataclass
class Board:
    """What is watched. `country` narrows; the latest events are numbered for the keys 1 to 9."""

    country: str = ""
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    events: deque[Record] = field(default_factory=lambda: deque(maxlen=LISTED))

    def take(self, topic: str, value: bytes | None, at: str) -> None:
        """One record of tallies or events."""
        try:
            record = json.loads(value or b"null")
        except ValueError:
            return
        if isinstance(record, dict):
            (self._tally if topic == TALLIES.name else self._event)(record, at)

    def _tally(self, tally: Record, at: str) -> None:
        scope = {name: told for name, told in tally["scope"].items() if told is not None}
        wanted = scope.keys() == {"country", "event_type", "period"} and scope["period"] == "all"
        if not wanted or tally["basis"] != "event_date" or (self.country and scope["country"] != self.country):
            return
        line = self.lines.setdefault((scope["country"], scope["event_type"]), Line(tally))
        if line.tally["version"] > tally["version"]:
            return
        before, now = wording.sum_of(line.tally, "killed"), wording.sum_of(tally, "killed")
        if before != now:
            line.was, line.at = before, at
        best = (tally["toll"].get("killed") or {}).get("best")
        if best is not None and (not line.past or line.past[-1] != best):
            line.past.append(best)
        line.tally = tally

    def _event(self, event: Record, at: str) -> None:
        country = (event.get("where") or {}).get("country") or UNKNOWN
        if (self.country and country != self.country) or event.get("status") != "open":
            return
        kept = [each for each in self.events if each["event_id"] != event["event_id"]]
        self.events = deque([event, *kept][:LISTED], maxlen=LISTED)


def sparkline(values: deque[int]) -> str:
    """Figures as bars from 0 to the largest."""
    top = max(values, default=0)
    return "".join(BARS[round(value / top * (len(BARS) - 1))] if top else BARS[0] for value in values)


def drawn(board: Board, address: str) -> Group:
    """The board as it is now: countries by name, never by figure."""
    table = Table(title="Tallies by country and type, all time, by date of the event", title_justify="left")
    for name in ("country", "type", "killed", "through time", "injured", "changed"):
        table.add_column(name, overflow="fold")
    names = country_names()
    for (country, event_type), line in sorted(board.lines.items(), key=lambda each: names.get(each[0][0], "~")):
        if not line.tally["events"]:
            continue
        changed = f"was {line.was.partition(',')[0]}, {line.at}" if line.was else ""
        table.add_row(names.get(country, "not known"), event_type or kind_of(event_type),
                      wording.sum_of(line.tally, "killed"), sparkline(line.past),
                      wording.sum_of(line.tally, "injured"), changed)  # fmt: skip
    under = [Text(f"{number} {event['headline'] or event['event_id']}: {wording.figure(event['toll'], 'killed')}")
             for number, event in enumerate(board.events, 1)]  # fmt: skip
    keys = Text(f"1–{LISTED} opens an event at {address} · q ends", style="dim")
    return Group(table, Text("Latest events", style="bold"), *under, keys)


@click.command("watch")
@click.option("--country", default="", metavar="TJ", help="Only this country: ISO code or English name.")
@click.option("--once", is_flag=True, help="Show what is known now, and end.")
def command(country: str, once: bool) -> None:
    """Live tallies in the terminal: what changed, what it was, the latest events; one key opens an event's page.

    Example: tollwire watch --country TJ
    """
    code = country_code(country) if country else ""
    if code is None:
        raise click.BadParameter(f"{country!r} is no country", param_hint="--country")
    settings, board, stop = environment.load(), Board(code), threading.Event()
    ticks = tail(settings, (TALLIES.name, EVENTS.name), back=FROM_THE_START, stop=stop)
    address = f"http://{settings.monitor}"
    console = Console(width=None if sys.stdout.isatty() else 160)
    next(ticks)
    _take(board, next(ticks), first=True)
    if once or not sys.stdout.isatty():
        console.print(drawn(board, address))
        return
    with Live(drawn(board, address), console=console, auto_refresh=False) as live, pressed() as keys:
        for tick in ticks:
            if tick.records:
                _take(board, tick)
                live.update(drawn(board, address), refresh=True)
            key = keys()
            if key == "q":
                return
            if key.isdecimal() and 0 < int(key) <= len(board.events):
                click.launch(f"{address}/events/{board.events[int(key) - 1]['event_id']}")


def _take(board: Board, tick: Tick, *, first: bool = False) -> None:
    at = datetime.now(UTC).strftime("%H:%M UTC")  # noqa: TID251 - a shell: when it was seen to change
    for record in tick.records:
        board.take(record.topic, record.value, at)
    if first:
        for line in board.lines.values():
            line.was = line.at = ""
