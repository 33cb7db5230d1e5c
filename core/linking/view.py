"""An Event as others see it: a pure view of its members, its history and the corrections laid upon it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from core.linking import names
from core.linking.blocks import UNKNOWN
from core.linking.facts import EventFact
from core.linking.gather import Member, voices
from core.linking.history import History
from core.linking.profile import whens, wheres
from core.tallies import named_conflicts
from schemas.claim import Evidence
from schemas.event import Counts, Event, EventStatus, Link, Passage
from schemas.mention import Mention, Person
from schemas.place import When, Where

LIMIT = 50  # wire.md: each list of an event holds the latest 50 on the wire
NAMES = 500  # who said it and who published it: short words that a search must find; a bound all the same
T = TypeVar("T")


def event(
    fact: EventFact,
    members: Sequence[Member],
    history: History,
    *,
    policy: str,
    when: When | None = None,
    where: Where | None = None,
    limit: int | None = LIMIT,
) -> Event:
    """`when` and `where` are set by hand, if at all. `limit` None keeps whole lists (replay). Version is the fact's."""
    live = [m for m in members if m.live]
    if fact.forward is not None:
        return _forwarded(fact, members, policy)
    shown = live or members
    told = [m.mention for m in shown]
    kind, subkind = _kind(told)
    time = when or next(iter(whens(m.when for m in told)), None)
    place = where or _place(fact.block, shown)
    people = _people(m.mention for m in live)
    passages = _passages(m.mention for m in live)
    links = tuple(link for m in live for link in _links(m, fact.event_id))
    counted = _articles(m for m in live if m.mention.role != "background")
    return Event(
        event_id=fact.event_id,
        version=fact.version,
        policy=policy,
        event_type=kind,
        event_subtype=subkind,
        when=time,
        where=place,
        conflicts=named_conflicts(place.country, time, kind, _actors(told)),
        headline=_headline(shown),
        toll=history.toll,
        article_ids=_latest(counted, limit),
        primary_article_ids=_latest(_articles(m for m in live if m.mention.role == "primary"), limit),
        background_article_ids=_latest(_articles(m for m in live if m.mention.role == "background"), limit),
        passages=_latest(passages, limit),
        people=_latest(people, limit),
        links=_latest(links, limit),
        speakers=_latest(_speakers(live), NAMES),
        sources=_latest(_sources(live), NAMES),
        history=history.changes if limit is None else history.changes[-limit:],
        status=_status(fact, live),
        first_published_at=min((m.published_at for m in told), default=None),
        first_reported_at=min((m.fact.first_arrival for m in shown), default=None),
        last_reported_at=max((m.fact.first_arrival for m in shown), default=None),
        voices=_voices(history, live),
        counts=Counts(articles=len(counted), mentions=len(live), revisions=history.revisions),
    )


def _forwarded(fact: EventFact, members: Sequence[Member], policy: str) -> Event:
    """What stays of an event that another one took in: where it went, and what it was about."""
    told = [m.mention for m in members]
    kind, subkind = _kind(told)
    return Event(
        event_id=fact.event_id,
        version=fact.version,
        policy=policy,
        event_type=kind,
        event_subtype=subkind,
        when=next(iter(whens(m.when for m in told)), None),
        where=_place(fact.block, members),
        headline=_headline(members),
        status="merged",
        merged_into=fact.forward,
        first_published_at=min((m.published_at for m in told), default=None),
    )


def _voices(history: History, live: Sequence[Member]) -> int:
    """How many first hands or clusters of copies tell of it: behind the best told figure, else behind the articles."""
    return max((f.voices for f in history.toll.values()), default=0) or len(set(voices(tuple(live)).values()))


def _status(fact: EventFact, live: Sequence[Member]) -> EventStatus:
    return "open" if live else "retracted"


def _latest(found: Sequence[T], limit: int | None) -> tuple[T, ...]:
    return tuple(found if limit is None else found[-limit:])


def _kind(told: Sequence[Mention]) -> tuple[str, str]:
    """The kind most told, an article's own news before the rest; the first told where equal."""
    main = [m for m in told if m.role == "primary" and m.event_type] or [m for m in told if m.event_type]
    kinds = [m.event_type for m in main]
    kind = max(kinds, key=kinds.count, default="")
    subkinds = [m.event_subtype for m in main if m.event_type == kind and m.event_subtype]
    return kind, max(subkinds, key=subkinds.count, default="")


def _place(block: str, shown: Sequence[Member]) -> Where:
    """The best place told; where no mention names its country, the block is it, if an article told that of its news."""
    found = next(iter(wheres(m.mention.where for m in shown)), Where())
    known = block != UNKNOWN and any(m.article is None or not m.article.guessed for m in shown)
    return replace(found, country=block) if found.country is None and known else found


def _actors(told: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(a.name for m in told for a in m.actors))


def _headline(shown: Sequence[Member]) -> str:
    """The title of the first article whose own news this is; a passing mention has only its own words.

    Of its sentences the one that tells most of its claims: the first may begin with another happening.
    """
    own = next((m.article.title for m in shown if m.mention.role == "primary" and m.article and m.article.title), "")
    if own:
        return own
    passing = next((m.mention for m in shown if m.mention.passages), None)
    passage = max(passing.passages, key=lambda p: _told_in(passing, p)).quote if passing else ""
    return " ".join(passage.split())[:200]


def _told_in(mention: Mention, passage: Evidence) -> int:
    """How many claims of the mention have words in the passage."""
    return sum(any(passage.start <= e.start and e.end <= passage.end for e in c.evidence) for c in mention.claims)


def _articles(members: Iterable[Member]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.mention.article_id for m in members))


def _passages(told: Iterable[Mention]) -> tuple[Passage, ...]:
    """Evidence sentences; where a mention keeps none, the words of its claims. The body before the title."""
    found: dict[tuple[str, int, int], Passage] = {}
    for mention in told:
        spans = mention.passages or tuple(e for claim in mention.claims for e in claim.evidence)
        for e in spans:
            passage = Passage(article_id=mention.article_id, start=e.start, end=e.end, text=e.quote)
            found.setdefault((mention.article_id, e.start, e.end), passage)
    return tuple(found.values())


def _people(told: Iterable[Mention]) -> tuple[Person, ...]:
    kept: list[Person] = []
    for person in (p for mention in told for p in mention.people):
        if not any(k.role == person.role and names.same(k.name, person.name) for k in kept):
            kept.append(person)
    return tuple(kept)


def _speakers(live: Iterable[Member]) -> tuple[str, ...]:
    """Who its claims are put down to."""
    return tuple(dict.fromkeys(c.speaker.name for m in live for c in m.mention.claims if c.speaker.name))


def _sources(live: Iterable[Member]) -> tuple[str, ...]:
    """Names and domains of those who published it as news."""
    told = [m.article.source for m in live if m.article and m.mention.role != "background"]
    return tuple(dict.fromkeys(name for source in told for name in (source.name, source.domain) if name))


def _links(member: Member, event_id: str) -> Iterable[Link]:
    """The judgement that put the mention here, and those that kept it apart from others."""
    fact = member.fact
    for verdict in fact.verdicts:
        apart = verdict.judgement != "same"
        reasons = (f"kept apart from {verdict.event_id}", *verdict.reasons) if apart else verdict.reasons
        yield Link(
            mention_id=fact.mention.mention_id,
            judgement=verdict.judgement,
            score=verdict.score,
            reasons=reasons,
            linked_at=fact.first_arrival,
        )


def withhold(shown: Event, hidden: Sequence[str]) -> Event:
    """The event without the names and texts that a person ruled must not be shown."""
    return replace(
        shown,
        headline="" if _holds(shown.headline, hidden) else shown.headline,
        people=tuple(p for p in shown.people if not _holds(p.name, hidden)),
        speakers=tuple(name for name in shown.speakers if not _holds(name, hidden)),
        passages=tuple(p for p in shown.passages if not _holds(p.text, hidden)),
    )


def _holds(text: str, hidden: Sequence[str]) -> bool:
    return any(quote.casefold() in text.casefold() for quote in hidden if quote)
