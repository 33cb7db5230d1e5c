"""`tollwire explain`: which words became which claim, which mention joined which event, and why."""

import asyncio
import sys
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO

import click

from cli.console import say
from cli.moments import known_at
from core.errors import BadInput
from core.linking.explain import explain_article, explain_event
from core.linking.facts import MentionFact
from core.reading.formats import parse
from core.replay import Replay, in_order
from deploy.environment import load
from language.ear import ear
from schemas.article import Article
from schemas.event import Entry, Event, Link, Revision
from schemas.mention import Mention
from schemas.wire import from_dict, instant
from search.client import Shelf
from search.errors import Unreachable
from search.finding import known
from search.language import parse as parse_query

TRIES = 3
ENTRIES = 500  # mentions of one event that are printed
EXAMPLE = "Example: tollwire explain tajikistan-2015-1 --articles seeds/stories/tajikistan-2015/articles.jsonl"
Told = tuple[Mention, str, Sequence[Link]]


@click.command("explain", epilog=EXAMPLE)
@click.argument("identity", metavar="ARTICLE|EVENT")
@click.option("--articles", type=click.File("rb"), help="Articles (JSON Lines, - is stdin) to replay; no services.")
@click.option("--as-of", callback=known_at, metavar="TIME", help="As it was known then, or at the end of that day.")
def command(identity: str, articles: BinaryIO | None, as_of: datetime | None) -> None:
    """Print the ledger of one event or one article: every claim with its words, its voice and what it did to the toll,
    every link with its reasons, every revision.

    Without --articles it is read from Elasticsearch.
    """
    try:
        lines = list(_replayed(identity, articles, as_of) if articles else asyncio.run(_indexed(identity, as_of)))
    except Unreachable as error:
        raise click.ClickException(f"{error} (or give --articles, which needs no services)") from error
    if not lines:
        then = f" that was known at {instant(as_of)}" if as_of else ""
        say(f"neither an event nor an article{then} is called {identity}")
        sys.exit(1)
    click.echo("\n".join(lines))


def _replayed(identity: str, lines: BinaryIO, as_of: datetime | None) -> Iterator[str]:
    replay = Replay(ear())
    replay.publish_all(in_order(_articles(lines), as_of))
    mentions = sorted(replay.mentions(), key=lambda m: (m.first_arrival, m.mention.mention_id))
    events = {event.event_id: event for event in replay.events()}
    event = events.get(identity)
    if event is not None:
        held = {link.mention_id for link in event.links}
        copies = {a.article_id: a.voice or a.article_id for a in replay.facts.articles.values()}
        yield from explain_event(event, [m.mention for m in mentions if m.mention.mention_id in held], copies)
        return
    told = [_told(m, events) for m in mentions if m.mention.article_id == identity]
    if told or identity in replay.articles:
        yield from explain_article(identity, told)


def _told(fact: MentionFact, events: dict[str, Event]) -> Told:
    event = events.get(fact.event_id)
    links = [link for link in (event.links if event else ()) if link.mention_id == fact.mention.mention_id]
    return fact.mention, fact.event_id, links


async def _indexed(identity: str, as_of: datetime | None) -> list[str]:
    async with Shelf(load(), tries=TRIES) as shelf:
        stored = (await shelf.get("events", [identity])).get(identity)
        if stored is not None:
            entries = [_as_of(e, as_of) for e in await _entries(shelf, "event_id", identity) if _known(e, as_of)]
            event = from_dict(Event, stored.source["record"])
            then = event if as_of is None else await _then(shelf, event, as_of, {e.mention.mention_id for e in entries})
            return [] if then is None else list(explain_event(then, [e.mention for e in entries]))
        entries = [_as_of(e, as_of) for e in await _entries(shelf, "article_id", identity) if _known(e, as_of)]
        if not entries and not await shelf.get("articles", [identity], fields=False):
            return []
        ids = sorted({e.event_id for e in entries})
        events = {key: from_dict(Event, one.source["record"]) for key, one in (await shelf.get("events", ids)).items()}
        return list(explain_article(identity, [_linked(e, events) for e in entries]))


def _known(entry: Entry, as_of: datetime | None) -> bool:
    """Whether the mention's article had come by then."""
    return as_of is None or (entry.mention.received_at or entry.at) <= as_of


def _as_of(entry: Entry, as_of: datetime | None) -> Entry:
    """Without a taking back that was told only after the moment: it counted then."""
    if as_of is None or entry.at <= as_of or entry.mention.retired_by is None:
        return entry
    return replace(entry, mention=replace(entry.mention, retired_by=None))


async def _then(shelf: Shelf, event: Event, as_of: datetime, mentions: Set[str]) -> Event | None:
    """The event as the ledger's last revision before the moment has it; None where nothing was known yet."""
    asked = parse_query("status:any", today=as_of.date(), shorthand={"as_of": instant(as_of), "event": event.event_id})
    found = (await known(shelf, asked, size=1)).hits
    if not found or found[0].record["event_id"] != event.event_id:
        return None
    state = from_dict(Revision, found[0].record)
    history = tuple(change for change in event.history if change.at <= as_of)
    return replace(
        event,
        version=state.version, status=state.status, event_type=state.event_type, when=state.when, where=state.where,
        headline=state.headline, toll=state.toll, history=history,
        links=tuple(link for link in event.links if link.mention_id in mentions),
        counts=replace(event.counts, revisions=len(history)),
    )  # fmt: skip


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
