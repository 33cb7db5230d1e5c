"""`tollwire search`: events by words and figures."""

import asyncio
import json
import sys
from datetime import UTC, datetime
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.articles import list_articles, marked
from cli.withheld import withheld
from deploy.environment import load
from search import exports, wording
from search.articles import STATUSES
from search.client import Shelf
from search.errors import Unreachable
from search.finding import find
from search.hiding import unsought, veiled
from search.language import Query, QueryError, parse
from search.results import Hit, Page, shown

# A person at a terminal waits a few seconds, not the half minute of a worker.
TRIES = 3


@click.command(
    name="search",
    epilog='Example: tollwire search "police station" --country TJ --since 2015 --killed-min 10',
)
@click.argument("query", nargs=-1)
@click.option("--country", metavar="TJ[,AF]", help="ISO code or English name of the country.")
@click.option("--type", metavar="TYPE", help="Type or sub-type of event.")
@click.option("--side", metavar="SIDE", help="At least one person of this side: civilian, security_forces, militant.")
@click.option("--since", metavar="DATE", help="Events of this day, month or year, or later.")
@click.option("--until", metavar="DATE", help="Events of this day, month or year, or earlier.")
@click.option("--near", metavar="LAT,LON,KM", help="Points within so many kilometres.")
@click.option("--killed-min", metavar="N", help="At least so many killed; events with no known figure never match.")
@click.option("--contested", is_flag=True, help="Only events with a figure that voices disagree on.")
@click.option("--revised-since", metavar="DATE", help="Events whose toll was revised on this day or later.")
@click.option("--as-of", metavar="MOMENT", help="As it was known then: 2015-09-05 or 2015-09-05T14:00:00Z.")
@click.option("--sort", metavar="ORDER", help="relevance, reported, when, revised, killed, injured, …")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 200), help="Events on a page.")
@click.option("--after", metavar="NEXT", help="The page after: `next` of the page before.")
@click.option("--articles", is_flag=True, help="Articles instead of events: by words alone, skipped ones too.")
@click.option("--status", type=click.Choice(STATUSES), help="With --articles: only those of this status.")
@click.option("--json", "form", flag_value="json", help="JSON, with highlights.")
@click.option("--csv", "form", flag_value="csv", help="CSV; an unknown figure is an empty cell.")
@click.option("--geojson", "form", flag_value="geojson", help="GeoJSON.")
def command(
    query: tuple[str, ...], form: str | None, limit: int, after: str | None, articles: bool, status: str | None,
    **shorthand: Any,
) -> None:  # fmt: skip
    """Search events by words, "phrases" and fields: killed>=10 country:TJ since:2015-09-01 "police station".

    Every word has to be there. killed means the best figure; killed:unknown finds what is not known.
    """
    given = {name: "yes" if value is True else str(value) for name, value in shorthand.items() if value}
    asked = _understood(" ".join(query), given)
    if articles or status:
        list_articles(asked, status, limit, after, form)
        return
    try:
        page = asyncio.run(_find(asked, limit, after))
    except (Unreachable, ValueError) as error:
        raise click.ClickException(str(error)) from error
    _write(page, form)


def _understood(text: str, given: dict[str, str]) -> Query:
    today = datetime.now(UTC).date()  # noqa: TID251 - a shell: this is where today comes from
    try:
        return parse(text, today=today, shorthand=given)
    except QueryError as error:
        click.echo(error.pointed(), err=True)
        sys.exit(2)


async def _find(query: Query, limit: int, after: str | None) -> Page:
    settings = load()
    hidden = withheld(settings)
    async with Shelf(settings, tries=TRIES) as shelf:
        return veiled(await find(shelf, unsought(query, hidden), size=limit, after=after), hidden)


def _write(page: Page, form: str | None) -> None:
    if form == "json":
        events = [exports.as_json(hit) for hit in page.hits]
        told = {"total": page.total, "fuzzy": page.fuzzy, "events": events, "next": page.next}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo("".join(exports.table(page.hits)), nl=False)
    elif form == "geojson":
        click.echo(json.dumps(exports.geojson(page.hits), ensure_ascii=False, indent=2))
    else:
        _show(page)
    if page.fuzzy:
        click.echo("nothing matched as it is spelled; these are spelled nearly so", err=True)
    if form is None:
        click.echo(f"{len(page.hits)} of {page.total} {wording.plural(page.total, 'event')}", err=True)
        if page.next:
            click.echo(f"more: --after {page.next}", err=True)


def _show(page: Page) -> None:
    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    table = Table(show_lines=True)
    for name in ("event", "when", "where", "toll", "evidence"):
        table.add_column(name, overflow="fold", no_wrap=name == "event")
    for hit in page.hits:
        table.add_row(*_cells(hit, plain=not console.is_terminal))
    if page.hits:
        console.print(table)


def _cells(hit: Hit, plain: bool) -> tuple[Text, ...]:
    record = hit.record
    words = (record["event_id"], wording.when(record.get("when")), wording.where(record.get("where")),
             wording.summary(record.get("toll") or {}))  # fmt: skip
    evidence = Text("\n").join(marked(highlight, plain) for highlight in shown(hit.highlights))
    return *(Text(word) for word in words), evidence
