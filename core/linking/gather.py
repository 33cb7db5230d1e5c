"""An event's members, gathered from facts: which mentions count in it, since when, and how they came and went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from core.linking.draft import Draft
from core.linking.facts import ArticleFact, EventFact, MentionFact, article_key, mention_key
from schemas.event import Reason
from schemas.mention import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """`joined` and `left` are times of articles and corrections; `cause` is the article or correction that did it."""

    fact: MentionFact
    article: ArticleFact | None
    joined: datetime
    cause: str
    how: Reason | None = None
    left: datetime | None = None
    left_cause: str = ""
    left_how: Reason | None = None

    @property
    def mention(self) -> Mention:
        return self.fact.mention

    @property
    def live(self) -> bool:
        return self.left is None


def gather(draft: Draft, event: EventFact) -> tuple[Member, ...]:
    """All who stand or stood with the event or with one that forwards to it, in order of joining."""
    found = sorted(_members(draft, event), key=lambda m: (m.joined, m.cause, m.mention.mention_id))
    return tuple(found)


def voices(members: tuple[Member, ...]) -> Mapping[str, str]:
    """Article id → the article whose words it copies, or itself."""
    return {m.mention.article_id: (m.article.voice if m.article else "") or m.mention.article_id for m in members}


def _members(draft: Draft, event: EventFact) -> Iterator[Member]:
    for mention_id in draft.member_ids(event):
        fact = draft.mention(mention_key(event.block, mention_id))
        if fact is not None:
            yield from _stay(draft, event, fact)
    for absorbed in event.absorbed:
        other = draft.event(absorbed)
        if other is not None and other.forward == event.event_id and other.forward_at is not None:
            yield from (_merged(m, other) for m in _members(draft, other))


def _stay(draft: Draft, event: EventFact, fact: MentionFact) -> Iterator[Member]:
    """The mention's last stay with the event, if it ever had one."""
    at = next((i for i in reversed(range(len(fact.stays))) if fact.stays[i].event_id == event.event_id), None)
    if at is None:
        return
    stay, after = fact.stays[at], fact.stays[at + 1] if at + 1 < len(fact.stays) else None
    left, cause, how = fact.retired_at, fact.mention.article_id, fact.retired_reason
    if after is not None and (left is None or after.at < left):
        left, cause, how = after.at, after.by or cause, "split" if after.by else "article_revised"
    yield Member(
        fact=fact,
        article=draft.article(article_key(fact.block, fact.origin, fact.mention.article_id)),
        joined=stay.at,
        cause=stay.by or fact.mention.article_id,
        how="split" if stay.by and at else None,
        left=left,
        left_cause=cause,
        left_how=how,
    )


def _merged(member: Member, absorbed: EventFact) -> Member:
    if absorbed.forward_at is None or member.joined >= absorbed.forward_at:
        return member
    return replace(member, joined=absorbed.forward_at, cause=absorbed.forward_by, how="merged")
