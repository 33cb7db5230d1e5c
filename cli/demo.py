"""`tollwire demo`: from nothing to a table of events and tallies, and left running."""

from collections.abc import Mapping
from pathlib import Path

import click

from bus import records
from cli.console import say, table
from cli.publish import publish
from cli.running import bring_up, wait_done
from core.errors import Broken
from core.settings import Settings
from deploy.environment import HOME
from schemas.event import Event
from schemas.place import When
from schemas.tally import Tally
from schemas.toll import Figure
from schemas.topics import EVENTS, TALLIES
from schemas.wire import decode

MEASURES = ("killed", "injured", "missing", "kidnapped", "arrested")
UNKNOWN = "·"


@click.command("demo")
@click.option("--timeout", default=300.0, show_default=True, metavar="SECONDS", help="How long to wait for the worker.")
def command(timeout: float) -> None:
    """Start what is missing, publish the stories of seeds/, show what came of them, and leave it running.

    Example: tollwire demo
    """
    stories = sorted((HOME / "seeds/stories").glob("*/articles.jsonl"))
    if not stories:
        raise Broken(f"there are no stories in {HOME / 'seeds/stories'}: run the demo from a checkout")
    settings = bring_up()
    count = publish(settings, tuple(map(str, stories)))
    say(f"{count.sent} articles of {len(stories)} stories published; reading them …")
    say(f"read in {wait_done(settings, seconds=timeout):.1f} s")
    show(settings)
    say(f"\nleft running: http://{settings.monitor}/ shows it live; next:")
    for words in (
        'tollwire search "police station" --since 2015-01-01',
        f"tollwire publish {Path('my-articles.jsonl')}",
        "tollwire status",
        "make down",
    ):
        say(f"  {words}")


def show(settings: Settings) -> None:
    """The events, newest first, and what they sum up to by country."""
    events = [decode(Event, each.value or b"") for each in records.latest(settings, EVENTS.name).values()]
    shown = sorted((each for each in events if each.status == "open"), key=_day, reverse=True)
    table(f"{len(shown)} events", ("when", "where", "type", *MEASURES, "articles", "event"),
          [_event(each) for each in shown], right=(*MEASURES, "articles"))  # fmt: skip
    tallies = [decode(Tally, each.value or b"") for each in records.latest(settings, TALLIES.name).values()]
    summed = sorted((each for each in tallies if _by_country(each)), key=lambda each: each.scope.country or "")
    click.echo()
    table("tallies by country, all time, by date of the event (background events enter none)",
          ("country", "events", *MEASURES), [_tally(each) for each in summed], right=("events", *MEASURES))  # fmt: skip
    click.echo(f"a figure is low–best–high, or one number where all agree; {UNKNOWN} is unknown, which is not zero")


def figure(toll: Mapping[str, Figure], measure: str) -> str:
    """`13`, `20–24–…` (high is open), `18–18–21!` (contested)."""
    found = toll.get(measure)
    if found is None:
        return UNKNOWN
    low, best, high = ("…" if each is None else f"{each:,}" for each in (found.low, found.best, found.high))
    return (best if low == best == high else f"{low}–{best}–{high}") + ("!" if found.contested else "")


def _day(event: Event) -> tuple[str, str]:
    return (event.when.start.isoformat() if event.when else "", event.event_id)


def _event(event: Event) -> tuple[str, ...]:
    when = event.when
    where = ", ".join(filter(None, (event.where.name, event.where.country))) or UNKNOWN
    figures = (figure(event.toll, each) for each in MEASURES)
    return (
        days(when) if when else UNKNOWN,
        where,
        event.event_type,
        *figures,
        str(event.counts.articles),
        event.event_id,
    )


def days(when: When) -> str:
    """`2015-09-05`, `2015-08`, `1992–1997`, `2015-08-24–30`: as exactly as it was told."""
    length = {"year": 4, "month": 7}.get(when.precision, 10)
    start, end = when.start.isoformat()[:length], when.end.isoformat()[:length]
    if start == end:
        return start
    return f"{start}–{end[8:] if length == 10 and start[:7] == end[:7] else end}"


def _by_country(tally: Tally) -> bool:
    scope = tally.scope
    narrower = scope.admin1 or scope.event_type or scope.side or scope.conflict
    return bool(scope.country) and not narrower and scope.period == "all" and tally.basis == "event_date" \
        and tally.events > 0  # fmt: skip


def _tally(tally: Tally) -> tuple[str, ...]:
    return (tally.scope.country or "", str(tally.events), *(figure(tally.toll, each) for each in MEASURES))
