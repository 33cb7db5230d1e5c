"""A merge across blocks is a move: what the losing block was told goes on to the winning one, now and ever after."""

from collections.abc import Iterable

from core.linking.draft import Draft
from core.linking.facts import ArticleFact, EventFact, MentionFact, Output, mention_key
from schemas import topics
from schemas.mention import Delivery


def elsewhere(event: EventFact) -> str | None:
    """The other block an event was merged into; an event id says in which block it lives."""
    block = block_of(event.forward) if event.forward else event.block
    return None if block == event.block else block


def block_of(event_id: str) -> str:
    """`TJ` of `TJ-20150905-3f9a2c`."""
    return event_id.split("-", 1)[0]


def moved(article: ArticleFact, draft: Draft) -> tuple[Delivery, ...]:
    """What an article owes to other blocks: its mentions that stand with events moved there; nothing, where it moved
    some before and has none now. Never back to the block it came from.
    """
    to: dict[str, dict[str, MentionFact]] = {block: {} for block in article.moved_to}
    into: dict[str, str] = {}
    for mention, event in _moving(article, draft):
        block = elsewhere(event)
        if block is not None and block != article.origin:
            to.setdefault(block, {})[mention.mention.mention_id] = mention
            into[mention.mention.mention_id] = event.forward or ""
    return tuple(_delivery(article, block, to[block].values(), into) for block in sorted(to))


def _moving(article: ArticleFact, draft: Draft) -> Iterable[tuple[MentionFact, EventFact]]:
    for placed in article.placed:
        mention = draft.mention(mention_key(article.block, placed.mention_id))
        if mention is not None and mention.retired_at is None:
            event = draft.event(draft.root(mention.event_id))
            if event is not None:
                yield mention, event


def _delivery(article: ArticleFact, block: str, mentions: Iterable[MentionFact], into: dict[str, str]) -> Delivery:
    told = tuple(m.mention for m in mentions)
    return Delivery(
        article_id=article.article_id,
        version=article.version,
        block=block,
        published_at=article.published_at,
        received_at=article.first_arrival,
        revised_at=article.received_at if article.received_at > article.first_arrival else None,
        origin=article.origin,
        title=article.title if told else "",
        source=article.source,
        fingerprint=article.fingerprint if told else "",
        terms=article.terms if told else (),
        opening=article.opening if told else "",
        mentions=told,
        guessed=article.guessed and bool(told),
        into={m.mention_id: into[m.mention_id] for m in told},
    )


def send(deliveries: Iterable[Delivery], draft: Draft) -> None:
    """To be acked before anything else is written."""
    draft.moves.extend(Output(topic=topics.MENTIONS.name, key=d.block, record=d) for d in deliveries)
