"""What must be said, and said again, after an article or a correction: moves, entries, events."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from core.linking import moves
from core.linking.draft import Draft
from core.linking.facts import ArticleFact, EventFact, article_key, mention_key
from core.linking.settle import entry, settle


def tell(
    article: ArticleFact,
    stored: ArticleFact | None,
    draft: Draft,
    policy: str,
    now: datetime,
    united: Iterable[str] = (),
) -> None:
    """Everything that this article may have changed, sent (again): what moves, entries, events.

    `united`: events that it showed to be one with others, whose members all may have moved.
    """
    article = _move(article, draft)
    mention_ids = [p.mention_id for p in article.placed] + list(article.retired)
    touched = [*article.events, *(stored.events if stored else ())]
    touched += [e for m in mention_ids for e in _stood(article.block, m, draft)]
    joined = _with_taken_in(united, draft)
    mention_ids += [m for event in joined for m in draft.member_ids(event)]
    touched += [event.event_id for event in joined]
    _send(article.block, mention_ids, touched, draft, policy, now)


def _move(article: ArticleFact, draft: Draft) -> ArticleFact:
    deliveries = moves.moved(article, draft)
    moves.send(deliveries, draft)
    blocks = tuple(dict.fromkeys((*article.moved_to, *(d.block for d in deliveries))))
    if blocks != article.moved_to:
        article = replace(article, moved_to=blocks)
    draft.put("articles", article_key(article.block, article.origin, article.article_id), article)
    return article


def _stood(block: str, mention_id: str, draft: Draft) -> list[str]:
    fact = draft.mention(mention_key(block, mention_id))
    return [] if fact is None else [s.event_id for s in fact.stays]


def tell_ruled(
    block: str, mention_ids: Iterable[str], touched: Iterable[str], draft: Draft, policy: str, now: datetime
) -> None:
    """After a correction: every member of every touched event may have moved."""
    events = _with_taken_in(touched, draft)
    members = [m for event in events for m in draft.member_ids(event)]
    articles: dict[str, ArticleFact] = {}
    for mention_id in dict.fromkeys(members):
        fact = draft.mention(mention_key(block, mention_id))
        key = article_key(block, fact.origin, fact.mention.article_id) if fact else ""
        article = draft.article(key) if fact else None
        if article is not None:
            articles[key] = article
    for article in articles.values():
        _move(article, draft)
    _send(block, [*members, *mention_ids], [e.event_id for e in events], draft, policy, now)


def _with_taken_in(event_ids: Iterable[str], draft: Draft) -> list[EventFact]:
    """These events and all that they took in before: their members, too, now stand elsewhere."""
    found: dict[str, EventFact] = {}
    asked = list(event_ids)
    while asked:
        event = draft.event(asked.pop(0))
        if event is not None and event.event_id not in found:
            found[event.event_id] = event
            asked.extend(event.absorbed)
    return list(found.values())


def _send(
    block: str, mention_ids: Iterable[str], touched: Iterable[str], draft: Draft, policy: str, now: datetime
) -> None:
    for mention_id in dict.fromkeys(mention_ids):
        entry(block, mention_id, draft, now)
    roots = [e for t in touched for e in (t, draft.root(t))]
    for event_id in dict.fromkeys(roots):
        settle(event_id, draft, policy, now)
