"""Two events shown to be one by a later article: merged by a ruling of the house, undone by a person like any other.

Measured on labelled articles (benchmarks/linking.py): where an article is the same as two events, both founded by an
article's own news, and the founder of one is judged the same as the other, they were one incident each time; where only
the article says so, they mostly were not.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from core.linking.draft import Draft
from core.linking.facts import EventFact, MentionFact, Placed, Verdict, article_key, correction_key, mention_key
from core.linking.gather import gather
from core.linking.index import Index
from core.linking.judge import judge
from core.linking.rulings import HOUSE
from core.linking.told import told
from schemas.operations import Correction


def unions(
    block: str, placed: Sequence[Placed], primary: frozenset[str], draft: Draft, index: Index, at: datetime
) -> tuple[Correction, ...]:
    """A merge for each of the article's own news that is also the same as a second event, if the two agree."""
    found = (_union(block, p, draft, index, at) for p in placed if p.mention_id in primary and p.also is not None)
    return tuple(c for c in found if c is not None)


def _union(block: str, placed: Placed, draft: Draft, index: Index, at: datetime) -> Correction | None:
    also = placed.also
    one, other = draft.event(draft.root(placed.event_id)), draft.event(draft.root(also.event_id)) if also else None
    if one is None or other is None or one.event_id == other.event_id or also is None:
        return None
    heads = _head(one, draft), _head(other, draft)
    if heads[0] is None or heads[1] is None:
        return None
    first, second = sorted((heads[0], heads[1]), key=lambda head: (head.first_arrival, head.mention.mention_id))
    correction_id = _id(first, second)
    if draft.correction(correction_key(block, correction_id)) is not None or _ruled(block, (first, second), draft):
        return None
    if _articles(one, draft) & _articles(other, draft):
        return None
    verdict = _agree(one, other, (heads[0], heads[1]), draft, index)
    if verdict is None:
        return None
    return Correction(
        correction_id=correction_id,
        kind="merge",
        blocks=(block,),
        by=HOUSE,
        at=at,
        received_at=at,
        reason=f"one article tells of both ({placed.verdicts[0].score:g} and {also.score:g}), and one of them tells of"
        f" the other ({verdict.score:g}): {'; '.join(verdict.reasons)}",
        event_ids=tuple(draft.root(head.event_id) for head in (first, second)),
        mention_ids=(first.mention.mention_id, second.mention.mention_id),
    )


def _id(first: MentionFact, second: MentionFact) -> str:
    """Of the two mentions that founded the events: the same pair is ruled on once, and stays apart once undone."""
    said = f"{first.mention.mention_id}\n{second.mention.mention_id}"
    return f"u-{sha256(said.encode()).hexdigest()[:12]}"


def _head(event: EventFact, draft: Draft) -> MentionFact | None:
    """The mention that founded the event, if it is an article's own news and counts still."""
    fact = draft.mention(mention_key(event.block, event.founder))
    return fact if fact and fact.mention.role == "primary" and fact.retired_at is None else None


def _ruled(block: str, heads: Sequence[MentionFact], draft: Draft) -> bool:
    """Whether a person has ruled on a founder before: then the house rules no more."""
    for head in heads:
        for correction_id in draft.rulings(mention_key(block, head.mention.mention_id)):
            fact = draft.correction(correction_key(block, correction_id))
            if fact is not None and (fact.undone_by or fact.correction is None or fact.correction.by != HOUSE):
                return True
    return False


def _articles(event: EventFact, draft: Draft) -> frozenset[str]:
    """Articles that tell the event as news: one that so tells of both tells of two happenings."""
    return frozenset(m.mention.article_id for m in gather(draft, event) if m.live and m.mention.role != "background")


def _agree(
    one: EventFact, other: EventFact, heads: tuple[MentionFact, MentionFact], draft: Draft, index: Index
) -> Verdict | None:
    """The founder of one is the same as the other event, by its own words, and no veto speaks either way."""
    verdicts = (_judged(heads[0], other, draft, index), _judged(heads[1], one, draft, index))
    if any(v.reasons and v.reasons[-1].startswith("never") for v in verdicts):
        return None
    return next((v for v in sorted(verdicts, key=lambda v: (-v.score, v.event_id)) if v.judgement == "same"), None)


def _judged(head: MentionFact, event: EventFact, draft: Draft, index: Index) -> Verdict:
    article = draft.article(article_key(head.block, head.origin, head.mention.article_id))
    title, terms, mark = (article.title, article.terms, article.fingerprint) if article else ("", (), "")
    view = told(head.mention, title, terms, mark)
    return judge(view, event.event_id, event.profile, index.rarity(event.block), index.crowd(event.block, view))
