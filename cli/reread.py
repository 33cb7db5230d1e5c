"""`tollwire reread`: stored articles read again, after a change of rules."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import click

from bus.publisher import Publisher
from bus.records import Record, records
from cli.console import progress, say
from core.extraction.read import READER
from core.settings import Settings
from deploy import environment
from schemas.article import Article
from schemas.topics import ACCEPTED
from schemas.wire import decode

Place = tuple[int, int]  # partition and offset on `accepted`


@click.command("reread")
@click.argument("articles", nargs=-1, metavar="[ARTICLE…]")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only articles published on that day (UTC) or later.")
def command(articles: tuple[str, ...], since: datetime | None) -> None:
    """Read stored articles again by the rules of this version: all of them, or those named.

    Each article goes onto `accepted` once more, as it stands there, and from there the common way: what the old rules
    read is replaced, links made on it are judged anew, rulings by hand stay. The worker has to run these rules: after
    an update, `tollwire down` and `tollwire up` first. A mention's `reader` says which rules read it.

    Example: tollwire reread --since 2026-11-01 && tollwire status --wait
    """
    settings = environment.load()
    chosen = _chosen(settings, frozenset(articles), since)
    missing = sorted(set(articles) - set(chosen))
    if missing:
        raise click.ClickException(f"no usable article is called {', '.join(missing)}")
    sent = again(settings, frozenset(chosen.values()))
    say(f"{sent} articles go to the rules {READER} once more; `tollwire status --wait` waits for them")


def again(settings: Settings, places: frozenset[Place]) -> int:
    """Put the records at these places onto their own partitions again; how many. Raises Broken."""
    with progress() as shown, Publisher(settings, ACCEPTED) as publisher:
        for number, record in enumerate((r for r in _accepted(settings) if (r.partition, r.offset) in places), start=1):
            publisher.send(record.value, key=record.key, headers=record.headers, partition=record.partition)
            shown.at(f"{number} of {len(places)} articles …")
        return publisher.flush()


def _chosen(settings: Settings, named: frozenset[str], since: datetime | None) -> Mapping[str, Place]:
    """Article id → where its newest version lies last. An older version would only be told again."""
    newest: dict[str, tuple[int, Place | None]] = {}
    for record in _accepted(settings):
        article = decode(Article, record.value or b"")
        if (not named or article.id in named) and article.version >= newest.get(article.id, (0, None))[0]:
            usable = article.status == "usable" and (since is None or article.published_at >= since.replace(tzinfo=UTC))
            newest[article.id] = (article.version, (record.partition, record.offset) if usable else None)
    return {key: place for key, (_, place) in newest.items() if place is not None}


def _accepted(settings: Settings) -> Iterator[Record]:
    return (record for record in records(settings, ACCEPTED.name) if record.value)
