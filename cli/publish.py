"""`tollwire publish`: articles of any form, put into Kafka and acknowledged."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from bus.publisher import Publisher
from cli.console import progress, say
from core.errors import BadInput
from core.reading.formats import articles
from core.settings import Settings
from deploy import environment
from schemas.article import Article
from schemas.topics import MIB
from schemas.wire import encode, parse_instant

LARGEST_FILE = 256 * MIB
FEED_SECONDS = 30
TOLD = 20  # refusals told one by one; the rest are counted
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes to be read as articles, or why they cannot be had; `where` they are from as a person would say it."""

    where: str
    raw: bytes = b""
    refused: str = ""


@dataclass(slots=True)
class Count:
    """What became of what was given."""

    sent: int = 0
    refused: int = 0


@click.command("publish")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@click.option("--assume-date", metavar="DATE", help="Publication date (ISO) of articles that tell none.")
def command(paths: tuple[str, ...], assume_date: str | None) -> None:
    """Articles into Kafka: files, folders, feed addresses, or - for standard input; waits until Kafka has them.

    JSON Lines, JSON, IPTC ninjs, RSS and Atom, HTML pages, plain text (its first line is the title).
    Exit status 1 where anything was refused.

    Example: tollwire publish articles.jsonl stories/
    """
    for path in paths:
        if path != "-" and not path.startswith(WEB) and not Path(path).exists():
            raise click.BadParameter(f"{path} does not exist", param_hint="PATH")
    count = publish(environment.load(), paths, _date(assume_date))
    say(f"{count.sent} sent and acknowledged, {count.refused} refused")
    if count.refused:
        raise SystemExit(1)


def publish(settings: Settings, paths: tuple[str, ...], assume_date: datetime | None = None) -> Count:
    """Send all that can be read; what cannot is refused here and told. Raises Broken where Kafka is away."""
    count = Count()
    with progress() as shown, Publisher(settings) as publisher:
        for part in parts(paths):
            for article in _read(part, assume_date):
                if refused := _send(publisher, article):
                    _refuse(part.where, refused.reason, count)
                shown.at(f"{publisher.acked} acknowledged …")
        count.sent = publisher.flush()
    if count.refused > TOLD:
        say(f"… and {count.refused - TOLD} more were refused")
    return count


def _send(publisher: Publisher, article: Article | BadInput) -> BadInput | None:
    """Why it was not sent, else None."""
    if isinstance(article, BadInput):
        return article
    try:
        publisher.send(encode(article), key=article.id.encode())
    except BadInput as error:
        return error
    return None


def parts(paths: tuple[str, ...]) -> Iterator[Part]:
    """What the arguments hold, file by file."""
    for path in paths:
        if path == "-":
            yield Part("standard input", click.get_binary_stream("stdin").read())
        elif path.startswith(WEB):
            yield _fetch(path)
        else:
            yield from (_file(file) for file in _files(Path(path)))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = sorted(each for each in path.rglob("*") if each.is_file())
    return [each for each in found if not any(part.startswith(".") for part in each.relative_to(path).parts)]


def _file(file: Path) -> Part:
    size = file.stat().st_size // MIB
    if size >= LARGEST_FILE // MIB:
        return Part(str(file), refused=f"{size} MiB in one file; split it (at most {LARGEST_FILE // MIB} MiB)")
    return Part(str(file), file.read_bytes())


def _read(part: Part, assume_date: datetime | None) -> Iterator[Article | BadInput]:
    if part.refused:
        yield BadInput("door", part.refused)
    else:
        yield from articles(part.where, part.raw, assume_date=assume_date)


def _refuse(where: str, reason: str, count: Count) -> None:
    count.refused += 1
    if count.refused <= TOLD:
        say(f"refused {where}: {reason}")


def _fetch(url: str) -> Part:
    try:
        with urllib.request.urlopen(url, timeout=FEED_SECONDS) as answer:
            return Part(url, answer.read(LARGEST_FILE))
    except (urllib.error.URLError, TimeoutError, ValueError) as error:
        return Part(url, refused=f"it cannot be fetched: {error}")


def _date(words: str | None) -> datetime | None:
    try:
        return parse_instant(words) if words else None
    except ValueError as error:
        raise click.BadParameter(f"{words!r} is no ISO date, such as 2020-01-31", param_hint="--assume-date") from error
