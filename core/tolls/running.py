"""The toll of one event as it goes on: mentions are heard and taken back one by one, what did not change is kept.

A view, never a fact: made of the mentions, in any order it says the same. `best` folds a statement later than all
before onto what stands; anything else folds its own series again.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from core.tolls.claims import INDIRECT, Told, statements
from core.tolls.figure import figure
from core.tolls.policies import POLICIES
from core.tolls.series import Measure
from schemas.claim import MEASURES
from schemas.mention import Mention
from schemas.toll import Figure, Toll

NO_COPIES: Mapping[str, str] = {}


class Running:
    """One event's toll under one policy; `copies` maps article id to cluster of copies. KeyError for no such policy."""

    def __init__(self, policy: str = "best", copies: Mapping[str, str] = NO_COPIES) -> None:
        self.policy = POLICIES[policy]
        self.copies = copies
        self.told: dict[str, Told] = {}
        self.clusters: dict[str, dict[str, Mention]] = defaultdict(dict)
        self.cluster_of: dict[str, str] = {}
        self.measures: dict[str, Measure] = defaultdict(lambda: Measure(self.policy))
        self.figures: dict[str, Figure | None] = {}

    def hear(self, mention: Mention) -> None:
        """Take a mention in. One of the same id takes the place of the one before; a retired one takes it away."""
        self.forget(mention.mention_id)
        if mention.retired_by is not None:
            return
        copied = self.copies.get(mention.article_id)
        if copied is None:
            self._say(mention, None)
            return
        cluster = f"{copied} {_said(mention)}"
        self.cluster_of[mention.mention_id] = cluster
        before = self._published(cluster)
        self.clusters[cluster][mention.mention_id] = mention
        self._say(mention, self._published(cluster))
        self._say_again(cluster, before)

    def forget(self, mention_id: str) -> None:
        """Take a mention's statements back; nothing where it was not heard."""
        self._unsay(mention_id)
        cluster = self.cluster_of.pop(mention_id, None)
        if cluster is not None:
            before = self._published(cluster)
            del self.clusters[cluster][mention_id]
            self._say_again(cluster, before)

    def _published(self, cluster: str) -> datetime | None:
        """When the first of the copies was published: what they say is as old as that."""
        return min((m.published_at for m in self.clusters[cluster].values()), default=None)

    def _say_again(self, cluster: str, before: datetime | None) -> None:
        """All copies anew, where another one is the first now."""
        now = self._published(cluster)
        if now != before and before is not None:
            for mention in self.clusters[cluster].values():
                self._unsay(mention.mention_id)
                self._say(mention, now)

    def _say(self, mention: Mention, published: datetime | None) -> None:
        told = self.told[mention.mention_id] = statements(mention, self.copies, published)
        for (measure, name), found in told.items():
            for s in found:
                self.measures[measure].add(name, s)
        self._left(told, 1)

    def _unsay(self, mention_id: str) -> None:
        told = self.told.pop(mention_id, {})
        for (measure, name), found in told.items():
            for s in found:
                self.measures[measure].remove(name, s)
        self._left(told, -1)

    def _left(self, told: Told, sign: int) -> None:
        """Tell the measures that people left of it; what is told of is folded again."""
        for (measure, name), found in told.items():
            self.figures.pop(measure, None)
            for s in found:
                if s.move is not None and name in ("all", "exits"):
                    self.measures[s.move.measure].leave(s, sign)
                    self.figures.pop(s.move.measure, None)

    def toll(self) -> Toll:
        """One figure a measure; absent where nobody told one."""
        out: dict[str, Figure] = {}
        for measure in MEASURES:
            found = self._figure(measure)
            if found is None and (indirect := self._figure(INDIRECT + measure)) is not None:
                found = replace(indirect, indirect=True)
            if found is not None:
                out[measure] = found
        return out

    def _figure(self, measure: str) -> Figure | None:
        if measure not in self.measures:
            return None
        if measure not in self.figures:
            self.figures[measure] = figure(measure.removeprefix(INDIRECT), self.measures[measure])
        return self.figures[measure]


def _said(mention: Mention) -> str:
    """What copies must say alike to be as old as the first: an update in the same words is news of its own time."""
    figures = (
        (c.measure, c.side, c.low, c.best, c.high, c.mode, c.from_ or "", c.revises or 0) for c in mention.claims
    )
    return repr(sorted(figures, key=repr))
