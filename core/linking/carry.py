"""What follows from an article's fact: mentions put or retired, members enrolled, rulings laid."""

from dataclasses import replace
from datetime import datetime

from core.linking import rulings
from core.linking.decide import succeeds
from core.linking.draft import Draft
from core.linking.facts import ArticleFact, EventFact, MentionFact, Placed, Stay, mention_key
from schemas.event import Reason
from schemas.mention import Delivery, Mention


def carry_out(delivery: Delivery, article: ArticleFact, draft: Draft, now: datetime) -> None:
    """Everything that follows from the article's fact: mentions put or retired, members enrolled, rulings laid."""
    for mention_id in article.retired:
        _retire(article, mention_id, delivery.status == "cancelled", draft, now)
    for mention, placed in zip(delivery.mentions, article.placed, strict=True):
        _put_mention(article, mention, placed, draft, now)
        follows = succeeds(article.block, mention, article.retired, draft) == draft.root(placed.event_id)
        rulings.inherit(article.block, article.retired, mention, follows, draft)
    keys = [mention_key(article.block, p.mention_id) for p in article.placed]
    own = {u.correction_id for u in article.unions}  # laid in their own order, splits first (`block.deliver`)
    rulings.lay_all(article.block, [c for key in keys for c in draft.rulings(key) if c not in own], draft)


def _put_mention(article: ArticleFact, mention: Mention, placed: Placed, draft: Draft, now: datetime) -> None:
    key = mention_key(article.block, mention.mention_id)
    fact = draft.mention(key)
    event = draft.event(placed.event_id) or _event(article.block, placed.event_id, mention)
    draft.put("events", event.event_id, draft.enrol(event, mention.mention_id, known=fact is not None))
    if fact is None:
        stay = Stay(at=now, event_id=placed.event_id)
        fact = MentionFact(
            block=article.block,
            origin=article.origin,
            mention=mention,
            first_arrival=now,
            stays=(stay,),
            verdicts=placed.verdicts,
        )
        draft.put("mentions", key, fact)
        return
    if fact.mention.reader != mention.reader:
        fact = replace(fact, stays=_read_anew(fact, placed, draft))
        rulings.weigh_anew(article.block, mention.mention_id, draft)
    fact = replace(
        fact,
        origin=article.origin,
        mention=mention,
        verdicts=placed.verdicts,
        retired_at=None,
        retired_reason=None,
    )
    draft.put("mentions", key, fact)


def _read_anew(fact: MentionFact, placed: Placed, draft: Draft) -> tuple[Stay, ...]:
    """Read by other rules it stands where it is judged to stand now, since it first came; where a person put it, it
    stays."""
    last = fact.stays[-1]
    if last.by or draft.root(last.event_id) == draft.root(placed.event_id):
        return fact.stays
    return (*fact.stays, Stay(at=last.at, event_id=placed.event_id))


def _event(block: str, event_id: str, mention: Mention) -> EventFact:
    return EventFact(event_id=event_id, block=block, founder=mention.mention_id)


def _retire(article: ArticleFact, mention_id: str, cancelled: bool, draft: Draft, now: datetime) -> None:
    """Taken back by the version of the article that says it no more, unless another origin says it since."""
    key = mention_key(article.block, mention_id)
    fact = draft.mention(key)
    if fact is None or fact.origin != article.origin or fact.retired_at is not None:
        return
    mention = replace(fact.mention, retired_by=f"{article.article_id}@{article.version}")
    reason: Reason = "retracted" if cancelled else "article_revised"
    draft.put("mentions", key, replace(fact, mention=mention, retired_at=now, retired_reason=reason))
    draft.counts["retired"] += 1
