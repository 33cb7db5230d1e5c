"""`tollwire export`: every event that matches, whole, for other programs."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice

import click

from cli.console import progress, say
from cli.withheld import withheld
from core.settings import Settings
from deploy import environment
from search import exports, queries
from search.client import Shelf
from search.finding import find
from search.hiding import unsought, veiled
from search.language import Query, QueryError, parse
from search.results import Hit

# form → how a page of hits is written, and how many lines of it are headers
FORMS: dict[str, tuple[Callable[[Iterable[Hit]], Iterator[str]], int]] = {
    "csv": (exports.table, 1),
    "hxl": (exports.hxl, 2),
    "jsonl": (exports.lines, 0),
}


@click.command("export")
@click.argument("query", nargs=-1)
@click.option("--as", "form", type=click.Choice(["csv", "jsonl", "geojson", "hxl"]), default="csv", show_default=True)
def command(query: tuple[str, ...], form: str) -> None:
    """Every event that matches (all of them without a query), on standard output, page after page.

    CSV leaves an unknown figure empty; hxl adds a row of HXL hashtags. Merged and retracted events only where asked for
    (status:any).

    Example: tollwire export country:TJ since:2015 --as geojson
    """
    today = datetime.now(UTC).date()  # noqa: TID251 - a shell
    try:
        asked = parse(" ".join(query), today=today)
    except QueryError as error:
        click.echo(error.pointed(), err=True)
        sys.exit(2)
    say(f"{asyncio.run(_export(environment.load(), asked, form))} events")


async def _export(settings: Settings, query: Query, form: str) -> int:
    count, hidden = 0, withheld(settings)
    with progress() as shown:
        async with Shelf(settings, tries=3) as shelf:
            async for text, hits in written(pages(shelf, unsought(query, hidden), hidden), form):
                sys.stdout.write(text)
                count += hits
                shown.at(f"{count} events …")
    return count


async def pages(shelf: Shelf, query: Query, hidden: Sequence[str] = ()) -> AsyncIterator[tuple[Hit, ...]]:
    """Every page of hits, without withheld words. Raises Unreachable."""
    after: str | None = None
    while True:
        page = await find(shelf, query, size=queries.MOST, after=after, sentences=False, steady=True)
        yield veiled(page, hidden).hits
        if (after := page.next) is None:
            return


async def written(found: AsyncIterator[tuple[Hit, ...]], form: str) -> AsyncIterator[tuple[str, int]]:
    """Pieces of the export and how many events each holds; headers once."""
    if form == "geojson":
        began = False
        async for hits in found:
            yield exports.geojson_part(hits, first=not began), len(hits)
            began = began or bool(hits)
        yield exports.geojson_end(empty=not began), 0
        return
    write, headers = FORMS[form]
    skip = 0
    async for hits in found:
        yield "".join(islice(write(hits), skip, None)), len(hits)
        skip = headers
