"""`tollwire watch`: live tallies in the terminal."""

import asyncio
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
from cli.moments import known_at
from deploy import environment
from schemas.topics import EVENTS, TALLIES
from schemas.wire import instant, to_dict
from search import wording
from search.client import Shelf
from search.countries import UNKNOWN, country_code, country_names
from search.errors import Unreachable
from search.folding import fold
from search.hiding import headline
from search.kinds import kind_of
from search.sums import tallies_as_of

BARS = "▁▂▃▄▅▆▇█"
# Figures drawn behind a tally, and events listed under the table.
WIDTH, LISTED, KEPT = 16, 9, 500
TRIES = 3
ESCAPE = "\x1b"
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
    """What is watched. `country` narrows for good, `words` what is shown; the keys 1 to 9 are for the events shown."""

    country: str = ""
    words: str = ""
    typing: bool = False
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    events: deque[Record] = field(default_factory=lambda: deque(maxlen=KEPT))

    def take(self, topic: str, value: bytes | None, at: str) -> None:
        """One record of tallies or events."""
        try:
            record = json.loads(value or b"null")
        except ValueError:
            return
        if isinstance(record, dict):
            (self.take_tally if topic == TALLIES.name else self._event)(record, at)

    def take_tally(self, tally: Record, at: str) -> None:
        """One tally; only those of a country and type of all time, by date of the event, are shown."""
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
        shown = {**event, "headline": headline(event)}
        self.events = deque([shown, *kept][:KEPT], maxlen=KEPT)

    def press(self, key: str) -> None:
        """A key of the filter: `/` begins a new one, letters go on, Enter ends, Escape takes it away."""
        if not self.typing:
            self.typing, self.words = key == "/", "" if key in ("/", ESCAPE) else self.words
        elif key in ("\r", "\n", ESCAPE):
            self.typing, self.words = False, "" if key == ESCAPE else self.words
        elif key in ("\x7f", "\b"):
            self.words = self.words[:-1]
        elif key.isprintable():
            self.words += key

    def matching(self) -> list[tuple[tuple[str, str], Line]]:
        """The tallies shown: those with events whose country or type has the words; by name, never by figure."""
        found = [item for item in self.lines.items() if item[1].tally["events"] and self._has(*item[0])]
        return sorted(found, key=lambda item: (_country(item[0][0]), item[0][1]))

    def listed(self) -> list[Record]:
        """The latest events with the words in headline, country or type."""
        found = [e for e in self.events if self._has((e.get("where") or {}).get("country") or UNKNOWN,
                                                     e.get("event_type") or "", e.get("headline") or "")]  # fmt: skip
        return found[:LISTED]

    def _has(self, country: str, *told: str) -> bool:
        return fold(self.words).lower() in fold(" ".join((country, _country(country), *told))).lower()


def _country(code: str) -> str:
    return country_names().get(code, "not known")


def sparkline(values: deque[int]) -> str:
    """Figures as bars from 0 to the largest."""
    top = max(values, default=0)
    return "".join(BARS[round(value / top * (len(BARS) - 1))] if top else BARS[0] for value in values)


def tabled(board: Board, known: str = "") -> Table:
    """The tallies: countries by name, never by figure."""
    title = "Tallies by country and type, all time, by date of the event"
    table = Table(title=f"{title}, {known}" if known else title, title_justify="left")
    for name in ("country", "type", "killed", "through time", "injured", "changed"):
        table.add_column(name, overflow="fold")
    for (country, event_type), line in board.matching():
        changed = f"was {line.was.partition(',')[0]}, {line.at}" if line.was else ""
        table.add_row(_country(country), event_type or kind_of(event_type),
                      wording.sum_of(line.tally, "killed"), sparkline(line.past),
                      wording.sum_of(line.tally, "injured"), changed)  # fmt: skip
    return table


def drawn(board: Board, address: str) -> Group:
    """The board as it is now: tallies, the latest events, the keys."""
    under = [Text(f"{number} {event['headline'] or event['event_id']}: {wording.figure(event['toll'], 'killed')}")
             for number, event in enumerate(board.listed(), 1)]  # fmt: skip
    keys = Text(f"1–{LISTED} opens an event at {address} · / filters · q ends", style="dim")
    narrowed = (
        [Text(f"/{board.words}{'▏' if board.typing else '  (Escape: all)'}")] if board.typing or board.words else []
    )
    return Group(tabled(board), Text("Latest events", style="bold"), *under, *narrowed, keys)


@click.command("watch")
@click.option("--country", default="", metavar="TJ", help="Only this country: ISO code or English name.")
@click.option("--once", is_flag=True, help="Show what is known now, and end.")
@click.option("--as-of", callback=known_at, metavar="TIME", help="Show what was known then, or at the end of that day.")
def command(country: str, once: bool, as_of: datetime | None) -> None:
    """Live tallies in the terminal: what changed, what it was, the latest events; one key opens an event's page.

    Keys: 1 to 9 open an event in the browser, / filters by country, type or headline, q ends.

    Example: tollwire watch --country TJ
    """
    code = country_code(country) if country else ""
    if code is None:
        raise click.BadParameter(f"{country!r} is no country", param_hint="--country")
    if as_of is not None:
        Console(width=None if sys.stdout.isatty() else 160).print(asyncio.run(_then(code, as_of)))
        return
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
            pressed_now = keys()
            for key in pressed_now:
                if not board.typing and key == "q":
                    return
                if not board.typing and key.isdecimal() and 0 < int(key) <= len(board.listed()):
                    click.launch(f"{address}/events/{board.listed()[int(key) - 1]['event_id']}")
                board.press(key)
            if tick.records or pressed_now:
                live.update(drawn(board, address), refresh=True)


async def _then(country: str, moment: datetime) -> Table:
    """The same tallies as they were known at a moment, from Elasticsearch."""
    scope = {"country": country or "*", "event_type": "*"}
    board = Board(country)
    try:
        async with Shelf(environment.load(), tries=TRIES) as shelf:
            told = await tallies_as_of(shelf, scope, "event_date", instant(moment), today=moment.date())
    except Unreachable as error:
        raise click.ClickException(str(error)) from error
    for tally in told:
        board.take_tally(to_dict(tally), "")
    return tabled(board, f"as known at {instant(moment)}")


def _take(board: Board, tick: Tick, *, first: bool = False) -> None:
    at = datetime.now(UTC).strftime("%H:%M UTC")  # noqa: TID251 - a shell: when it was seen to change
    for record in tick.records:
        board.take(record.topic, record.value, at)
    if first:
        for line in board.lines.values():
            line.was = line.at = ""
