"""Articles as `tollwire search --articles` shows them: what was skipped, and why, is found here."""

import asyncio
import json
import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.withheld import withheld
from deploy.environment import load
from search import wording
from search.articles import find_articles
from search.client import Shelf
from search.errors import Unreachable
from search.hiding import unsought, veiled
from search.language import Query, QueryError
from search.results import Highlight, Page, gaps

TRIES = 3


def list_articles(query: Query, status: str | None, limit: int, after: str | None, form: str | None) -> None:
    """Print the articles that match; how many of each status on stderr. Raises ClickException, UsageError."""
    if form not in (None, "json"):
        raise click.UsageError("articles are shown as a table or with --json")
    try:
        page = asyncio.run(_find(query, status, limit, after))
    except QueryError as error:
        raise click.UsageError(error.reason) from error
    except (Unreachable, ValueError) as error:
        raise click.ClickException(str(error)) from error
    if form == "json":
        found = [{"article": dict(hit.record), "highlights": [asdict(h) for h in hit.highlights]} for hit in page.hits]
        told = {"total": page.total, "articles": found, "facets": page.facets, "next": page.next, "fuzzy": page.fuzzy}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _show(page)
    counts = ", ".join(f"{count} {name}" for name, count in page.facets.get("status", {}).items())
    words = f"{len(page.hits)} of {page.total} {wording.plural(page.total, 'article')}"
    click.echo(f"{words}: {counts}" if counts else words, err=True)
    if page.next:
        click.echo(f"more: --after {page.next}", err=True)


async def _find(query: Query, status: str | None, limit: int, after: str | None) -> Page:
    settings = load()
    hidden = withheld(settings)
    async with Shelf(settings, tries=TRIES) as shelf:
        asked = unsought(query, hidden)
        return veiled(await find_articles(shelf, asked, {"status": status or ""}, size=limit, after=after), hidden)


def _show(page: Page) -> None:
    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    table = Table(show_lines=True)
    for name in ("article", "published", "source", "status", "title", "words"):
        table.add_column(name, overflow="fold")
    for hit in page.hits:
        record = hit.record
        status = f"{record['status']}: {record['status_reason']}" if record.get("status_reason") else record["status"]
        source = record["source"]["name"] or record["source"]["domain"]
        cells = (record["id"], record["published_at"][:10], source, status, record["title"])
        found = [marked(each, plain=not console.is_terminal) for each in hit.highlights if each.field == "body"]
        table.add_row(*(Text(printable(cell)) for cell in cells), Text("\n").join(found))
    if page.hits:
        console.print(table)


def printable(text: str) -> str:
    """Without control characters: a headline must not move the cursor."""
    return "".join(c if c.isprintable() else " " for c in text)


def marked(highlight: Highlight, plain: bool) -> Text:
    """A sentence with what matched in bold, or between « » where there is no bold."""
    out = Text()
    for start, end, marked in gaps(highlight.marks, len(highlight.text)):
        piece = printable(highlight.text[start:end])
        out.append(f"«{piece}»" if marked and plain else piece, style="bold underline" if marked else "")
    return out
