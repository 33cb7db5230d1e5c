"""`tollwire publish`: articles of any form, put into Kafka and acknowledged."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from bus.publisher import Publisher
from cli.console import progress, say
from core.errors import BadInput
from core.reading.formats import articles, parse
from core.settings import Settings
from deploy import environment
from schemas.article import Article
from schemas.topics import MIB
from schemas.wire import encode

LARGEST_FILE = 256 * MIB
FEED_SECONDS = 30
TOLD = 20  # refusals told one by one; the rest are counted
LINES = (".jsonl", ".ndjson")
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes to be read as articles (`line`: as one), or a refusal; `where` they are from as a person would say it."""

    where: str
    name: str
    raw: bytes = b""
    line: bool = False
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
            for article in _read(part, assume_date, count):
                try:
                    publisher.send(encode(article), key=article.id.encode())
                except BadInput as error:
                    _refuse(part.where, error.reason, count)
                shown.at(f"{publisher.acked} acknowledged …")
        count.sent = publisher.flush()
    if count.refused > TOLD:
        say(f"… and {count.refused - TOLD} more were refused")
    return count


def parts(paths: tuple[str, ...]) -> Iterator[Part]:
    """What the arguments hold, piece by piece: JSON Lines line by line, so that one bad line costs one article."""
    for path in paths:
        if path == "-":
            yield from _split(Part("standard input", "-", click.get_binary_stream("stdin").read()))
        elif path.startswith(WEB):
            yield _fetch(path)
        else:
            for file in _files(Path(path)):
                yield from _split(_file(file))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = sorted(each for each in path.rglob("*") if each.is_file())
    return [each for each in found if not any(part.startswith(".") for part in each.relative_to(path).parts)]


def _file(file: Path) -> Part:
    size = file.stat().st_size // MIB
    if size >= LARGEST_FILE // MIB:
        return Part(
            str(file), file.name, refused=f"{size} MiB in one file; split it (at most {LARGEST_FILE // MIB} MiB)"
        )
    return Part(str(file), file.name, file.read_bytes())


def _split(part: Part) -> Iterator[Part]:
    lines = part.raw.splitlines()
    if part.name.endswith(LINES) or (part.name == "-" and len(lines) > 1 and _each_an_object(lines)):
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield Part(f"{part.where}:{number}", part.name, line, line=True)
    else:
        yield part


def _each_an_object(lines: list[bytes]) -> bool:
    """Whether it looks like JSON Lines: the first line is a whole object (a pretty-printed one is only its brace)."""
    first = lines[0].strip()
    return first.startswith(b"{") and first.endswith(b"}")


def _read(part: Part, assume_date: datetime | None, count: Count) -> Iterator[Article]:
    try:
        if part.refused:
            raise BadInput("door", part.refused)
        if part.line:
            yield parse(part.raw, assume_date=assume_date)
        else:
            yield from articles(part.name, part.raw, assume_date=assume_date)
    except BadInput as error:
        _refuse(part.where, error.reason, count)


def _refuse(where: str, reason: str, count: Count) -> None:
    count.refused += 1
    if count.refused <= TOLD:
        say(f"refused {where}: {reason}")


def _fetch(url: str) -> Part:
    try:
        with urllib.request.urlopen(url, timeout=FEED_SECONDS) as answer:
            return Part(url, url, answer.read(LARGEST_FILE))
    except (urllib.error.URLError, TimeoutError, ValueError) as error:
        return Part(url, url, refused=f"it cannot be fetched: {error}")


def _date(words: str | None) -> datetime | None:
    """A bare date is noon UTC, as everywhere."""
    if words is None:
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError as error:
        raise click.BadParameter(f"{words!r} is no ISO date: 2015-09-05", param_hint="--assume-date") from error
    if len(words) == 10:
        moment = moment.replace(hour=12)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
