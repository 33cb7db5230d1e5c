"""Memory of what may match: blocking keys of events reported on lately. Rebuilt from facts, never a fact itself.

Everything here is a function of the set of events learnt, whatever the order: a rebuilt index gives the same
candidates as the one that a killed worker had.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from math import log

from core.linking.blocking import event_keys, here, mention_keys
from core.linking.facts import EventFact
from core.linking.rarity import Rarity
from core.linking.told import Told

DAYS = 90
CROWD = 64  # a key with more events than this says nothing: the work a mention causes stays bounded
CANDIDATES = 8
PERSON = 3.0  # a shared name weighs as much as three other keys


class _Block:
    """The keys of one block."""

    def __init__(self) -> None:
        self.keys: dict[str, set[str]] = defaultdict(set)
        self.of: dict[str, tuple[str, ...]] = {}
        self.seen: dict[str, datetime] = {}
        self.heap: list[tuple[datetime, str]] = []
        self.newest: datetime | None = None

    def drop(self, event_id: str) -> None:
        for key in self.of.pop(event_id, ()):
            holders = self.keys[key]
            holders.discard(event_id)
            if not holders:
                del self.keys[key]
        self.seen.pop(event_id, None)


class Index:
    """Blocking keys → event ids, for events last reported on within `days` of their block's newest report."""

    def __init__(self, days: int = DAYS) -> None:
        self.days = timedelta(days=days)
        self.blocks: dict[str, _Block] = defaultdict(_Block)

    @classmethod
    def rebuild(cls, events: Iterable[EventFact], days: int = DAYS) -> "Index":
        """An index from stored facts, in any order. A shell that must yield meanwhile calls `learn` itself."""
        index = cls(days)
        for event in events:
            index.learn(event)
        return index

    def learn(self, event: EventFact) -> None:
        """Take in an event as it now is, or forget it where it forwards or holds nothing; let go of what grew old."""
        block = self.blocks[event.block]
        block.drop(event.event_id)
        last = event.last_arrival
        if last is None or (event.forward is not None and event.forward.startswith(f"{event.block}-")):
            return
        block.newest = max(last, block.newest or last)
        if last >= block.newest - self.days:
            keys = (*sorted(event_keys(event.profile)), *(f"t {t}" for t in event.profile.terms))
            for key in keys:
                block.keys[key].add(event.event_id)
            block.of[event.event_id] = keys
            block.seen[event.event_id] = last
            heappush(block.heap, (last, event.event_id))
        while block.heap and block.heap[0][0] < block.newest - self.days:
            moment, old = heappop(block.heap)
            if block.seen.get(old) == moment:
                block.drop(old)

    def forget(self, blocks: Iterable[str]) -> None:
        """Drop these blocks: their partition was taken away."""
        for block in blocks:
            self.blocks.pop(block, None)

    def rarity(self, block: str) -> Rarity:
        """How much rare words tell in this block now."""
        held = self.blocks[block]
        return Rarity(len(held.of), held.keys)

    def crowd(self, block: str, told: Told) -> int:
        """How many events are known in the mention's cell of the map on its day."""
        keys = here(told)
        return len(set().union(*(self.blocks[block].keys.get(key, set()) for key in keys)))

    def candidates(self, block: str, told: Told) -> tuple[str, ...]:
        """At most CANDIDATES events that share a key with the mention: those sharing the rarest keys first."""
        held = self.blocks[block]
        weights: dict[str, float] = defaultdict(float)
        for key in (*mention_keys(told), *(f"t {t}" for t in told.terms)):
            events = held.keys.get(key)
            if events and len(events) <= CROWD:
                value = (PERSON if key[0] == "p" else 1.0) / (1 + log(len(events)))
                for event_id in events:
                    weights[event_id] += value
        return tuple(sorted(weights, key=lambda e: (-round(weights[e], 9), e))[:CANDIDATES])
