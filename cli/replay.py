"""`tollwire replay`: the whole pipeline in one process; articles in, events out."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import BinaryIO

import click

from cli.console import progress, say
from cli.moments import known_at, moment
from core.errors import BadInput
from core.reading.formats import parse
from core.replay import Replay, in_order
from core.tolls.policies import POLICIES
from language.ear import ear
from schemas.article import Article
from schemas.wire import encode


@click.command("replay")
@click.option("--assume-date", callback=moment, metavar="DATE", help="Publication date of articles that tell none.")
@click.option("--as-of", callback=known_at, metavar="TIME", help="As it was known then, or at the end of that day.")
@click.option("--policy", type=click.Choice(sorted(POLICIES)), default="best", show_default=True)
@click.option("--tallies", is_flag=True, help="Tallies too, one line each, after the events.")
def command(assume_date: datetime | None, as_of: datetime | None, policy: str, tallies: bool) -> None:
    """Articles as JSON Lines on stdin, in any order; one line an Event on stdout, whole lists.

    They are taken in order of `received_at`, else `published_at`. A line that is no article is told on stderr with its
    number. Exit status 1 where any was refused.

    Example: tollwire replay < seeds/stories/tajikistan-2015/articles.jsonl
    """
    refused: list[int] = []
    articles = in_order(_articles(sys.stdin.buffer, assume_date, refused), as_of)
    replay = Replay(ear(), policy)
    with progress() as shown:
        replay.publish_all(_counted(articles, shown.at))
    out = sys.stdout.buffer
    for record in (*replay.events(), *(replay.tallies() if tallies else ())):
        out.write(encode(record) + b"\n")
    out.flush()
    if refused:
        say(f"{len(refused)} line{'s' if len(refused) > 1 else ''} refused")
        sys.exit(1)


def _counted(articles: list[Article], tell: Callable[[str], None]) -> Iterator[Article]:
    for number, article in enumerate(articles, start=1):
        yield article
        tell(f"{number} of {len(articles)} articles")


def _articles(lines: BinaryIO, assumed: datetime | None, refused: list[int]) -> Iterator[Article]:
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            yield parse(raw, assume_date=assumed)
        except BadInput as error:
            refused.append(number)
            say(f"line {number}: {error}")
