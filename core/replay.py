"""The whole pipeline without wires: articles in, events and tallies out, by the same rules as the agents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from core.extraction.read import Ear, read_many
from core.linking.block import apply, correct, deliver
from core.linking.blocks import deliveries
from core.linking.draft import Draft
from core.linking.facts import EventFact, Facts, MentionFact, Writes
from core.linking.gather import gather, voices
from core.linking.history import history
from core.linking.index import Index
from core.linking.settle import show
from core.reading.intake import settle
from core.tallies import contributions, scope_key, tally
from schemas.article import Article
from schemas.event import Event
from schemas.mention import Delivery, Mention
from schemas.operations import Correction
from schemas.tally import Contribution, Tally

BATCH = 64  # articles whose sentences the model reads in one call


def arrived(article: Article) -> datetime:
    """When an article came: the field, else when it was published."""
    return article.received_at or article.published_at


def in_order(articles: Iterable[Article], as_of: datetime | None = None) -> list[Article]:
    """Articles in order of arrival, equals as they stand; none that came after `as_of`."""
    told = [a for a in articles if as_of is None or arrived(a) <= as_of]
    return sorted(told, key=arrived)


class Replay:
    """One process's worth of Tollwire. `ear` reads sentences (language.ear()), `policy` names a toll policy."""

    def __init__(self, ear: Ear, policy: str = "best") -> None:
        self.ear = ear
        self.policy = policy
        self.facts = Facts()
        self.index = Index()
        self.articles: dict[str, Article] = {}
        self._blocks: dict[str, tuple[str, ...]] = {}

    def publish_all(self, articles: Iterable[Article]) -> None:
        """Take articles in, in the order given; the model reads BATCH at a time."""
        batch: list[Article] = []
        for article in articles:
            batch.append(article)
            if len(batch) == BATCH:
                self._publish(batch)
                batch = []
        self._publish(batch)

    def publish(self, article: Article) -> None:
        """Take one article in, in order of arrival."""
        self._publish([article])

    def correct(self, correction: Correction) -> None:
        """Take a person's judgement in, one copy a block."""
        given = replace(correction, received_at=correction.received_at or correction.at)
        for block in correction.blocks:
            self._carry_out(correct(given, block, self.facts, self.index, policy=self.policy))

    def events(self) -> Iterator[Event]:
        """Every event as it now stands, whole lists, in order of event id."""
        draft = Draft(self.facts)
        for event_id in sorted(self.facts.events):
            yield self._event(self.facts.events[event_id], draft)

    def tallies(self) -> Iterator[Tally]:
        """Every tally as it now stands, in order of scope key."""
        given: dict[str, list[Contribution]] = defaultdict(list)
        for event in self.events():
            for contribution in contributions(event):
                given[scope_key(contribution.scope, contribution.basis)].append(contribution)
        for key in sorted(given):
            first = given[key][0]
            yield tally(first.scope, first.basis, self.policy, given[key])

    def mentions(self) -> Iterator[MentionFact]:
        """Every mention ever told, with its link."""
        return iter(self.facts.mentions.values())

    def _event(self, fact: EventFact, draft: Draft) -> Event:
        members = gather(draft, fact)
        told = history(members, None, voices(members), self.policy, keep=None)
        return show(fact, members, told, draft, self.policy, limit=None)

    def _publish(self, batch: list[Article]) -> None:
        settled = []
        for incoming in batch:
            article = settle(replace(incoming, received_at=arrived(incoming)), self.articles.get(incoming.id))
            if article is not self.articles.get(incoming.id):
                settled.append(article)
            self.articles[article.id] = article
        usable = [a for a in settled if a.status == "usable"]
        told = dict(zip([id(a) for a in usable], read_many(usable, self.ear) if usable else (), strict=True))
        for article in settled:
            self._extract(article, told.get(id(article), ()))

    def _extract(self, article: Article, mentions: tuple[Mention, ...]) -> None:
        sent = deliveries(article, mentions, self._blocks.get(article.id, ()))
        self._blocks[article.id] = tuple(d.block for d in sent)
        for delivery in sent:
            self._deliver(delivery)

    def _deliver(self, delivery: Delivery) -> None:
        self._carry_out(deliver(delivery, self.facts, self.index, policy=self.policy))

    def _carry_out(self, writes: Writes) -> None:
        apply(writes, self.facts, self.index)
        for move in writes.moves:
            self._deliver(move.record)
