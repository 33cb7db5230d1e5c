"""`tollwire extract`: articles in, mentions out, one line each, in order; no services needed."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

import click

from cli.console import data, say
from core.errors import BadInput
from core.extraction.read import Ear, read_many
from core.reading.formats import parse
from language.ear import ear
from schemas.article import Article
from schemas.wire import parse_instant, to_dict

BATCH = 64  # articles whose sentences the model reads in one call


@dataclass(slots=True)
class Count:
    """Lines that could not be read as articles."""

    refused: int = 0


@click.command("extract")
@click.option("--assume-date", metavar="DATE", help="Publication date (ISO) of articles that tell none.")
def command(assume_date: str | None) -> None:
    """Articles as JSON Lines on stdin; one line an article on stdout: {"article_id", "mentions": […]}, in input order.

    A line that is no article is told on stderr with its number and what to do, and gives no line on stdout.
    Exit status 1 where any was refused.

    Example: tollwire extract < articles.jsonl > mentions.jsonl
    """
    try:
        assumed = parse_instant(assume_date) if assume_date else None
    except ValueError as error:
        raise click.BadParameter(
            f"{assume_date!r} is no ISO date, such as 2020-01-31", param_hint="--assume-date"
        ) from error
    count = Count()
    listening = ear()
    for batch in _batches(_articles(sys.stdin.buffer, assumed, count)):
        _answer(batch, listening)
    if count.refused:
        say(f"{count.refused} line{'s' if count.refused > 1 else ''} refused")
        sys.exit(1)


def _answer(batch: list[Article], listening: Ear) -> None:
    for article, mentions in zip(batch, read_many(batch, listening), strict=True):
        data({"article_id": article.id, "mentions": [to_dict(mention) for mention in mentions]})


def _articles(lines: BinaryIO, assumed: datetime | None, count: Count) -> Iterator[Article]:
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            yield parse(raw, assume_date=assumed)
        except BadInput as error:
            count.refused += 1
            say(f"line {number}: {error}")


def _batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
