"""Memory of what may match: blocking keys of events reported on lately. Rebuilt from facts, never a fact itself.

Everything here is a function of the set of events learnt, whatever the order: a rebuilt index gives the same
candidates as the one that a killed worker had.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from heapq import heappop, heappush, nsmallest
from math import log

from core.linking.blocking import event_keys, here, mention_keys
from core.linking.facts import EventFact
from core.linking.rarity import Rarity
from core.linking.running import Tolls
from core.linking.told import Told

DAYS = 90
CROWD = 64  # a key with more events than this says nothing: the work a mention causes stays bounded
CANDIDATES = 5
PERSON = 3.0  # a shared name weighs as much as three other keys


FEW = 8  # holders of a key kept as a tuple, a third of the memory of a set

Holders = tuple[str, ...] | set[str]


class _Keys(dict[str, Holders]):
    """Key → the events that have it."""

    def add(self, key: str, event_id: str) -> None:
        held = self.get(key, ())
        if isinstance(held, set):
            held.add(event_id)
        elif event_id not in held:
            self[key] = (*held, event_id) if len(held) < FEW else {*held, event_id}

    def remove(self, key: str, event_id: str) -> None:
        held = self.get(key, ())
        if isinstance(held, set):
            held.discard(event_id)
        else:
            held = self[key] = tuple(e for e in held if e != event_id)
        if not held:
            del self[key]


class _Block:
    """The keys of one block, and its rare words; what each event is found by."""

    def __init__(self) -> None:
        self.keys = _Keys()
        self.terms = _Keys()
        self.of: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self.seen: dict[str, datetime] = {}
        self.heap: list[tuple[datetime, str]] = []
        self.newest: datetime | None = None

    def put(self, event_id: str, keys: tuple[str, ...], terms: tuple[str, ...]) -> None:
        """What the event is found by from now on; only what differs from before is touched."""
        old_keys, old_terms = self.of.get(event_id, ((), ()))
        _replace(self.keys, event_id, old_keys, keys)
        _replace(self.terms, event_id, old_terms, terms)
        self.of[event_id] = (keys, terms)

    def drop(self, event_id: str) -> None:
        if event_id in self.of:
            self.put(event_id, (), ())
            del self.of[event_id], self.seen[event_id]


def _replace(index: _Keys, event_id: str, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    before, after = set(old), set(new)
    for key in before - after:
        index.remove(key, event_id)
    for key in after - before:
        index.add(key, event_id)


class Index:
    """Blocking keys → event ids, for events last reported on within `days` of their block's newest report."""

    def __init__(self, days: int = DAYS) -> None:
        self.days = timedelta(days=days)
        self.blocks: dict[str, _Block] = defaultdict(_Block)
        self.tolls = Tolls()

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
        last = event.last_arrival
        if last is None or (event.forward is not None and event.forward.startswith(f"{event.block}-")):
            block.drop(event.event_id)
            return
        block.newest = max(last, block.newest or last)
        if last >= block.newest - self.days:
            block.put(event.event_id, tuple(sorted(event_keys(event.profile))), tuple(event.profile.terms))
            if block.seen.get(event.event_id) != last:
                block.seen[event.event_id] = last
                heappush(block.heap, (last, event.event_id))
        else:
            block.drop(event.event_id)
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
        return Rarity(len(held.of), held.terms)

    def crowd(self, block: str, told: Told) -> int:
        """How many events are known in the mention's cell of the map on its day."""
        keys = self.blocks[block].keys
        return len(set().union(*(keys.get(key, ()) for key in here(told))))

    def candidates(self, block: str, told: Told) -> tuple[str, ...]:
        """At most CANDIDATES events that share a key with the mention: those sharing the rarest keys first."""
        held = self.blocks[block]
        weights: dict[str, float] = defaultdict(float)
        for index, keys in ((held.keys, mention_keys(told)), (held.terms, told.terms)):
            for key in keys:
                events = index.get(key)
                if events and len(events) <= CROWD:
                    named = index is held.keys and key[0] == "p"
                    value = (PERSON if named else 1.0) / (1 + log(len(events)))
                    for event_id in events:
                        weights[event_id] += value
        best = nsmallest(CANDIDATES, ((-round(value, 9), event_id) for event_id, value in weights.items()))
        return tuple(event_id for _, event_id in best)
