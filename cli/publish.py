"""`tollwire publish`: articles of any form, put into Kafka and acknowledged."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import click

from bus.publisher import Publisher
from cli.console import progress, say
from cli.fetching import LARGEST, Followed, fetch
from cli.sent import Seen
from core.errors import BadInput
from core.reading.formats import articles
from core.reading.identity import article_id, domain
from core.settings import Settings
from deploy import environment
from schemas.article import Article
from schemas.topics import MIB
from schemas.wire import encode, parse_instant

TOLD = 20  # refusals told one by one; the rest are counted
WEB = ("http://", "https://")
EVERY = 300
STEP = 0.2  # seconds between looks at the clock while following


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes to be read as articles, or why they cannot be had; `where` they are from as a person would say it."""

    where: str
    raw: bytes = b""
    refused: str = ""


@dataclass(slots=True)
class Count:
    """What became of what was given. `repeated`: just so sent before, in this run; `foreign`: sent, and not English."""

    sent: int = 0
    repeated: int = 0
    refused: int = 0
    foreign: int = 0


@click.command("publish")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@click.option("--assume-date", metavar="DATE", help="Publication date (ISO) of articles that tell none.")
@click.option(
    "--follow", is_flag=True, help="Look at the addresses again and again for what is new, until interrupted."
)
@click.option("--every", default=EVERY, show_default=True, type=click.IntRange(1), metavar="SECONDS",
              help="How long --follow waits between looks; longer where a server asks for it or fails.")  # fmt: skip
def command(paths: tuple[str, ...], assume_date: str | None, follow: bool, every: int) -> None:
    """Articles into Kafka: files, folders, feed addresses, or - for standard input; waits until Kafka has them.

    JSON Lines, JSON, IPTC ninjs, RSS and Atom, HTML pages, plain text (its first line is the title).
    Ends with how many were sent, repeated and refused. Exit status 1 where anything was refused.

    Example: tollwire publish articles.jsonl stories/
    """
    for path in paths:
        if path != "-" and not path.startswith(WEB) and not Path(path).exists():
            raise click.BadParameter(f"{path} does not exist", param_hint="PATH")
    if follow and not any(path.startswith(WEB) for path in paths):
        raise click.UsageError("--follow wants an address: https://…/feed.xml")
    count = publish(environment.load(), paths, _date(assume_date), every=every if follow else None)
    _tell(count)
    if count.refused:
        raise SystemExit(1)


def publish(
    settings: Settings, paths: tuple[str, ...], assume_date: datetime | None = None, *, every: float | None = None
) -> Count:
    """Send all that can be read; what cannot is refused here and told. Raises Broken where Kafka is away.

    `every`: seconds between looks at the addresses, until interrupted; None looks once.
    """
    count, seen = Count(), Seen(following=every is not None)
    with progress() as shown, Publisher(settings) as publisher:

        def take(part: Part) -> None:
            for article in _read(part, assume_date):
                _send(publisher, article, part.where, seen, count)
                shown.at(f"{publisher.acked} acknowledged …")

        for part in parts(paths if every is None else tuple(path for path in paths if not path.startswith(WEB))):
            take(part)
        if every is not None:
            with interruptible():
                for part in followed([path for path in paths if path.startswith(WEB)], every):
                    take(part)
                    publisher.flush()
        count.sent = publisher.flush()
    if count.refused > TOLD:
        say(f"… and {count.refused - TOLD} more were refused")
    return count


def _send(publisher: Publisher, article: Article | BadInput, where: str, seen: Seen, count: Count) -> None:
    """Put it on the road, or say why not."""
    if isinstance(article, BadInput):
        _refuse(where, article.reason, count)
        return
    fresh = seen.newer(article, datetime.now(UTC))  # noqa: TID251 - a shell: a feed that changes a text tells no time
    if fresh is None:
        count.repeated += 1
        return
    try:
        publisher.send(encode(fresh), key=fresh.id.encode())
    except BadInput as error:
        _refuse(where, error.reason, count)
        return
    count.foreign += fresh.status == "skipped"


def parts(paths: tuple[str, ...]) -> Iterator[Part]:
    """What the arguments hold, file by file."""
    for path in paths:
        if path == "-":
            yield Part("standard input", click.get_binary_stream("stdin").read())
        elif path.startswith(WEB):
            found = fetch(path)
            yield Part(path, found.raw, found.refused)
        else:
            yield from (_file(file) for file in _files(Path(path)))


def followed(urls: list[str], every: float) -> Iterator[Part]:
    """What the addresses have that is new, until interrupted or all are gone; an error is told and tried again."""
    watched = [Followed(url, every) for url in dict.fromkeys(urls)]
    while watched:
        for each in [each for each in watched if each.due <= time.monotonic()]:
            found = each.look(time.monotonic(), time.time())
            if found.raw:
                yield Part(each.url, found.raw)
            elif found.refused:
                wait = "not asked again" if each.gone else f"again in {each.due - time.monotonic():.0f} s"
                say(f"{each.url}: {found.refused}; {wait}")
        watched = [each for each in watched if not each.gone]
        time.sleep(STEP)


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl-C and SIGTERM end what is within, and nothing else: what was sent is acknowledged and counted."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = sorted(each for each in path.rglob("*") if each.is_file())
    return [each for each in found if not any(part.startswith(".") for part in each.relative_to(path).parts)]


def _file(file: Path) -> Part:
    size = file.stat().st_size // MIB
    if size >= LARGEST // MIB:
        return Part(str(file), refused=f"{size} MiB in one file; split it (at most {LARGEST // MIB} MiB)")
    return Part(str(file), file.read_bytes())


def _read(part: Part, assume_date: datetime | None) -> Iterator[Article | BadInput]:
    if part.refused:
        yield BadInput("door", part.refused)
        return
    for article in articles(part.where, part.raw, assume_date=assume_date):
        yield (
            _addressed(article, part.where) if part.where.startswith(WEB) and isinstance(article, Article) else article
        )


def _addressed(article: Article, url: str) -> Article:
    """A page that does not say its own address has the one it was fetched from."""
    if article.url:
        return article
    derived = article.id == article_id(None, article.title, article.body)
    source = article.source if article.source.domain else replace(article.source, domain=domain(url))
    id = article_id(url, article.title, article.body) if derived else article.id
    return replace(article, url=url, id=id, source=source)


def _refuse(where: str, reason: str, count: Count) -> None:
    count.refused += 1
    if count.refused <= TOLD:
        say(f"refused {where}: {reason}")


def _tell(count: Count) -> None:
    say(f"{count.sent} sent and acknowledged, {count.repeated} repeated, {count.refused} refused")
    if count.foreign:
        say(f"{count.foreign} of them are not English and will be skipped: tollwire search --articles --status skipped")
    if count.refused:
        say("refused ones are named above and were not sent; what is refused later: tollwire dead-letters list")


def _date(words: str | None) -> datetime | None:
    try:
        return parse_instant(words) if words else None
    except ValueError as error:
        raise click.BadParameter(f"{words!r} is no ISO date, such as 2020-01-31", param_hint="--assume-date") from error
