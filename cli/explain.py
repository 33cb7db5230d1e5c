"""`tollwire explain`: which words became which claim, which mention joined which event, and why."""

import asyncio
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import click

from cli.console import say
from core.errors import BadInput
from core.linking.explain import explain_article, explain_event
from core.linking.facts import MentionFact
from core.reading.formats import parse
from core.replay import Replay, in_order
from deploy.environment import load
from language.ear import ear
from schemas.article import Article
from schemas.event import Entry, Event, Link
from schemas.mention import Mention
from schemas.wire import from_dict
from search.client import Shelf
from search.errors import Unreachable

TRIES = 3
ENTRIES = 500  # mentions of one event that are printed
EXAMPLE = "Example: tollwire explain tajikistan-2015-1 --articles seeds/stories/tajikistan-2015/articles.jsonl"
Told = tuple[Mention, str, Sequence[Link]]


@click.command("explain", epilog=EXAMPLE)
@click.argument("identity", metavar="ARTICLE|EVENT")
@click.option("--articles", type=click.File("rb"), help="Articles (JSON Lines, - is stdin) to replay; no services.")
def command(identity: str, articles: BinaryIO | None) -> None:
    """Print the ledger of one event or one article: every claim with its words, every link with its reasons.

    Without --articles it is read from Elasticsearch.
    """
    try:
        lines = list(_replayed(identity, articles) if articles else asyncio.run(_indexed(identity)))
    except Unreachable as error:
        raise click.ClickException(f"{error} (or give --articles, which needs no services)") from error
    if not lines:
        say(f"neither an event nor an article is called {identity}")
        sys.exit(1)
    click.echo("\n".join(lines))


def _replayed(identity: str, lines: BinaryIO) -> Iterator[str]:
    replay = Replay(ear())
    replay.publish_all(in_order(_articles(lines)))
    mentions = sorted(replay.mentions(), key=lambda m: (m.first_arrival, m.mention.mention_id))
    events = {event.event_id: event for event in replay.events()}
    event = events.get(identity)
    if event is not None:
        held = {link.mention_id for link in event.links}
        yield from explain_event(event, [m.mention for m in mentions if m.mention.mention_id in held])
        return
    told = [_told(m, events) for m in mentions if m.mention.article_id == identity]
    if told or identity in replay.articles:
        yield from explain_article(identity, told)


def _told(fact: MentionFact, events: dict[str, Event]) -> Told:
    event = events.get(fact.event_id)
    links = [link for link in (event.links if event else ()) if link.mention_id == fact.mention.mention_id]
    return fact.mention, fact.event_id, links


async def _indexed(identity: str) -> list[str]:
    async with Shelf(load(), tries=TRIES) as shelf:
        stored = (await shelf.get("events", [identity])).get(identity)
        if stored is not None:
            event = from_dict(Event, stored.source["record"])
            entries = await _entries(shelf, "event_id", identity)
            return list(explain_event(event, [e.mention for e in entries]))
        entries = await _entries(shelf, "article_id", identity)
        if not entries and not await shelf.get("articles", [identity], fields=False):
            return []
        ids = sorted({e.event_id for e in entries})
        events = {key: from_dict(Event, one.source["record"]) for key, one in (await shelf.get("events", ids)).items()}
        return list(explain_article(identity, [_linked(e, events) for e in entries]))


def _linked(entry: Entry, events: dict[str, Event]) -> Told:
    event = events.get(entry.event_id)
    links = [link for link in (event.links if event else ()) if link.mention_id == entry.mention.mention_id]
    return entry.mention, entry.event_id, links


async def _entries(shelf: Shelf, field: str, value: str) -> list[Entry]:
    """The ledger's entries, in order of publication."""
    body = {"query": {"term": {field: value}}, "sort": ["published_at", "mention_id"], "size": ENTRIES}
    found = await shelf.search("entries", body)
    return [from_dict(Entry, hit["_source"]["record"]) for hit in found["hits"]["hits"]]


def _articles(lines: BinaryIO) -> Iterator[Article]:
    for number, raw in enumerate(lines, start=1):
        try:
            if raw.strip():
                yield parse(raw)
        except BadInput as error:
            say(f"line {number}: {error}")
