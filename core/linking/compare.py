"""A mention against an event of several members: the mean over those who tell of it, each by its own words.

An event's profile holds all that was ever told of it, so that something in it agrees with nearly anything; a mention
that belongs there agrees with most of those who stand there already. The profile says which events are worth asking.
"""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

from core.linking.draft import Draft
from core.linking.facts import (
    ArticleFact,
    EventFact,
    MentionFact,
    Profile,
    Verdict,
    article_key,
    members_key,
    mention_key,
)
from core.linking.gather import Member
from core.linking.judge import judge, judged, vetoed
from core.linking.profile import profile
from core.linking.rarity import Rarity
from core.linking.score import SAME, UNSURE
from core.linking.told import Told, told

MEMBERS = 8  # of an event's members, so many are asked: the first published and the latest
NEAR = 3.0  # points below SAME by its profile from which an event's members are asked
LEAST = SAME - 6.0  # what one member can say against at most
VETOED = SAME - 8.0  # what a veto says
KEPT = 20_000  # members' own profiles kept in memory


class Singles:
    """Members' own profiles and views, kept in memory; a function of facts, whatever was asked before."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str, int], tuple[Told, Profile]] = OrderedDict()

    def of(self, fact: MentionFact, article: ArticleFact) -> tuple[Told, Profile]:
        """The member as one who is compared, and as one compared with."""
        key = (fact.block, fact.mention.mention_id, fact.mention.reader, article.version)
        found = self._kept.get(key)
        if found is None:
            view = told(fact.mention, article.title, article.terms, article.fingerprint, opening=article.opening)
            found = view, profile([Member(fact=fact, article=article, joined=fact.first_arrival, cause="")])
            self._kept[key] = found
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found


def against(view: Told, event: EventFact, draft: Draft, singles: Singles, rarity: Rarity, crowd: int) -> Verdict:
    """The judgement of a mention against an event, by its profile or by those who tell of it."""
    least = UNSURE if event.profile.articles <= 1 else SAME - NEAR
    whole = judge(view, event.event_id, event.profile, rarity, crowd, least)
    if event.profile.articles <= 1 or whole.score < SAME - NEAR:
        return whole
    tellers = [m for m in representatives(event, draft) if m[0].mention.article_id != view.mention.article_id]
    if not tellers:
        return whole
    asked = [judge(view, event.event_id, singles.of(*m)[1], rarity, crowd) for m in tellers]
    if view.succeeds != event.event_id:  # what an earlier revision adds is of the event, not of those who tell of it
        pairs = ((m[0].mention.mention_id, view.mention.mention_id) for m in tellers)
        rarity.agreed.update(zip(pairs, map(points, asked), strict=True))
    return _mean(event.event_id, asked)


def points(verdict: Verdict) -> float:
    """What one member's verdict counts."""
    return VETOED if vetoed(verdict) else max(LEAST, verdict.score)


def _mean(event_id: str, asked: Sequence[Verdict]) -> Verdict:
    """All members' verdicts as one; the reasons are those of the member that agrees most, or of one that forbids."""
    score = round(sum(map(points, asked)) / len(asked), 3)
    forbidding = [v for v in asked if vetoed(v)]
    nearest = max(asked, key=lambda v: (not vetoed(v), v.score))
    if 2 * len(forbidding) > len(asked):
        return Verdict(event_id=event_id, judgement="different", score=score, reasons=forbidding[0].reasons)
    said = f"mean of {len(asked)} who tell of it, the nearest: "
    reasons = (said + nearest.reasons[0], *nearest.reasons[1:]) if nearest.reasons else ()
    return judged(event_id, score, reasons)


def representatives(event: EventFact, draft: Draft) -> list[tuple[MentionFact, ArticleFact]]:
    """At most MEMBERS who tell of it now, its news before the rest: the first published and the latest."""
    found = members(event, draft)
    ranked = [m for m in found if m[0].mention.role != "background"] or found
    half = MEMBERS // 2
    return ranked if len(ranked) <= MEMBERS else [*ranked[:half], *ranked[-half:]]


def members(event: EventFact, draft: Draft) -> list[tuple[MentionFact, ArticleFact]]:
    """All who tell of it now, by publication; of a large event the first and the latest that came."""
    return sorted((m for m in _facts(event, draft) if m[0].retired_at is None), key=_published)


def _published(member: tuple[MentionFact, ArticleFact]) -> tuple[datetime, str]:
    return member[0].mention.published_at, member[0].mention.mention_id


def _facts(event: EventFact, draft: Draft) -> list[tuple[MentionFact, ArticleFact]]:
    """The facts of its first and latest members and of those of the events it took in: a bounded number is read."""
    found = []
    for mention_id in dict.fromkeys(_ids(event, draft)):
        fact = draft.mention(mention_key(event.block, mention_id))
        if fact is not None and draft.root(fact.event_id) == event.event_id:
            article = draft.article(article_key(fact.block, fact.origin, fact.mention.article_id))
            if article is not None:
                found.append((fact, article))
    return found


def _ids(event: EventFact, draft: Draft) -> list[str]:
    out: list[str] = []
    taken_in = [e for i in event.absorbed[-MEMBERS:] if (e := draft.event(i)) is not None]
    for one in (event, *taken_in):
        for number in dict.fromkeys((0, one.pages - 1)) if one.pages else ():
            page = draft.page(members_key(one.event_id, number))
            ids = page.mention_ids if page else ()
            out.extend((*ids[:MEMBERS], *ids[-MEMBERS:]))
    return out
