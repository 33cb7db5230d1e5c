"""Tolls as they go on: what was folded for an event is kept in memory, so that one more article costs one article.

A view of memory, never a fact: an event's mentions are compared with those heard, and only what differs is heard or
forgotten. What it says is the toll of exactly the mentions given, whatever was asked before.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from core.tolls.fold import toll
from core.tolls.running import Running
from schemas.mention import Mention
from schemas.toll import Toll

LARGE = 2  # members from which an event's toll is kept: one alone is folded as quickly as it is found
KEPT = 1024  # events


class _Heard:
    """A running toll and what it has heard: each mention with the cluster of copies it was heard in."""

    def __init__(self, policy: str) -> None:
        self.copies: dict[str, str] = {}
        self.running = Running(policy, self.copies)
        self.told: dict[str, tuple[Mention, str | None]] = {}

    def toll(self, mentions: Iterable[Mention], copies: Mapping[str, str]) -> Toll:
        wanted = {m.mention_id: (m, copies.get(m.article_id)) for m in mentions}
        for mention_id in self.told.keys() - wanted.keys():
            self._forget(mention_id)
        for mention_id, pair in wanted.items():
            if self.told.get(mention_id) != pair:
                self._forget(mention_id)
                self._hear(*pair)
        return self.running.toll()

    def _hear(self, mention: Mention, copied: str | None) -> None:
        if copied is None:
            self.copies.pop(mention.article_id, None)
        else:
            self.copies[mention.article_id] = copied
        self.running.hear(mention)
        self.told[mention.mention_id] = (mention, copied)

    def _forget(self, mention_id: str) -> None:
        if mention_id in self.told:
            del self.told[mention_id]
            self.running.forget(mention_id)


class Tolls:
    """The running tolls of events of several members reported on lately."""

    def __init__(self) -> None:
        self._heard: OrderedDict[tuple[str, str], _Heard] = OrderedDict()

    def toll(self, event_id: str, mentions: list[Mention], policy: str, copies: Mapping[str, str]) -> Toll:
        """The toll of these live mentions of one event. KeyError for a policy that has no name."""
        if len(mentions) < LARGE:
            return toll(mentions, policy=policy, copies=copies)
        heard = self._heard.get((event_id, policy))
        if heard is None:
            heard = self._heard[(event_id, policy)] = _Heard(policy)
        self._heard.move_to_end((event_id, policy))
        if len(self._heard) > KEPT:
            self._heard.popitem(last=False)
        return heard.toll(mentions, copies)
