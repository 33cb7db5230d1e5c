"""Memory of what may match: blocking keys of events reported on lately. Rebuilt from facts, never a fact itself.

Everything here is a function of the set of events learnt, whatever the order: a rebuilt index gives the same
candidates as the one that a killed worker had.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from math import log
from sys import intern

from core.linking.blocking import Key, event_keys, here, person_keys, time_keys
from core.linking.compare import Singles
from core.linking.facts import EventFact
from core.linking.holders import MANY, Holders
from core.linking.rarity import AROUND, Rarity
from core.linking.running import Tolls
from core.linking.told import Told
from core.linking.words import worth

DAYS = 90
CROWD = MANY  # a key with more events than this says nothing: the work a mention causes stays bounded
CANDIDATES = 5
AROUND_CROWD = 200  # a word with more events than this is looked up for nobody
PERSON = 3.0  # a shared name weighs as much as three other keys
_VALUES = (0.0, *(1.0 / (1 + log(n)) for n in range(1, CROWD + 1)))  # of a key, by how many events have it
_PERSONS = (0.0, *(PERSON / (1 + log(n)) for n in range(1, CROWD + 1)))


class _Block:
    """The keys of one block, and its rare words; `of` each event: its keys, its words, its number (given anew)."""

    def __init__(self) -> None:
        self.keys = Holders()
        self.terms = Holders()
        self.of: dict[str, tuple[tuple[Key, ...], tuple[str, ...], int]] = {}
        self.names: list[str] = []
        self.free: list[int] = []
        self.seen: dict[str, datetime] = {}
        self.heap: list[tuple[datetime, str]] = []
        self.newest: datetime | None = None

    def put(self, event_id: str, keys: tuple[Key, ...], terms: Iterable[str]) -> None:
        """What the event is found by from now on; only what differs from before is touched."""
        known = self.of.get(event_id)
        if known is None:
            known = ((), (), self._number(event_id))
        old_keys, old_terms, number = known
        words = tuple(terms)
        if words != old_terms:
            words = tuple(map(intern, words))
            _replace(self.terms, number, old_terms, words)
        _replace(self.keys, number, old_keys, keys)
        self.of[event_id] = (keys, words, number)

    def drop(self, event_id: str) -> None:
        if event_id in self.of:
            self.put(event_id, (), ())
            self.free.append(self.of.pop(event_id)[2])
            del self.seen[event_id]

    def _number(self, event_id: str) -> int:
        if self.free:
            number = self.free.pop()
            self.names[number] = event_id
        else:
            number = len(self.names)
            self.names.append(event_id)
        return number


def _replace(index: Holders, number: int, old: Iterable[Key], new: Iterable[Key]) -> None:
    before, after = set(old), set(new)
    for key in before - after:
        index.remove(key, number)
    for key in after - before:
        index.add(key, number)


class Index:
    """Blocking keys → event ids, for events last reported on within `days` of their block's newest report."""

    def __init__(self, days: int = DAYS) -> None:
        self.days = timedelta(days=days)
        self.blocks: dict[str, _Block] = defaultdict(_Block)
        self.tolls = Tolls()
        self.singles = Singles()
        self._asked: list[tuple[Told, str, Rarity]] = []  # for an article's mentions, until an event is learnt

    def __len__(self) -> int:
        """Events held."""
        return sum(len(block.of) for block in list(self.blocks.values()))

    @classmethod
    def rebuild(cls, events: Iterable[EventFact], days: int = DAYS) -> "Index":
        """An index from stored facts, in any order. A shell that must yield meanwhile calls `learn` itself."""
        index = cls(days)
        for event in events:
            index.learn(event)
        return index

    def learn(self, event: EventFact) -> None:
        """Take in an event as it now is, or forget it where it forwards or holds nothing; let go of what grew old."""
        self._asked.clear()
        block = self.blocks[event.block]
        last = event.last_arrival
        if last is None or (event.forward is not None and event.forward.startswith(f"{event.block}-")):
            block.drop(event.event_id)
            return
        block.newest = max(last, block.newest or last)
        if last >= block.newest - self.days:
            block.put(event.event_id, event_keys(event.profile), event.profile.terms)
            before = block.seen.get(event.event_id)
            if before is None or last < before:
                heappush(block.heap, (last, event.event_id))
            block.seen[event.event_id] = last
        else:
            block.drop(event.event_id)
        self._let_go(block, block.newest - self.days)

    def _let_go(self, block: _Block, since: datetime) -> None:
        """Drop events not seen since; one seen again after it was put on the heap goes back there with its new time."""
        while block.heap and block.heap[0][0] < since:
            moment, event_id = heappop(block.heap)
            last = block.seen.get(event_id)
            if last is not None and last < since:
                block.drop(event_id)
            elif last is not None:
                heappush(block.heap, (last, event_id))

    def forget(self, blocks: Iterable[str]) -> None:
        """Drop these blocks: their partition was taken away."""
        self._asked.clear()
        for block in blocks:
            self.blocks.pop(block, None)

    def rarity(self, block: str, told: Told | None = None) -> Rarity:
        """How much rare words tell in this block now, and among the events most like the mention in words."""
        held = self.blocks[block]
        if told is None:
            return Rarity(len(held.of), held.terms)
        found = next((r for t, b, r in self._asked if t is told and b == block), None)
        if found is None:
            found = Rarity(len(held.of), held.terms, partial(self.around, block, told))
            self._asked.append((told, block, found))
        return found

    def crowd(self, block: str, told: Told) -> int:
        """How many events are known in the mention's cell of the map on its day."""
        keys = self.blocks[block].keys
        found = [keys.of(key) for key in here(told) if key in keys]
        return len(set().union(*found))

    def candidates(self, block: str, told: Told) -> tuple[str, ...]:
        """At most CANDIDATES events that share a key with the mention: those sharing the rarest keys first."""
        held = self.blocks[block]
        weights: dict[int, float] = {}
        _weigh(weights, held.keys, person_keys(told.people), _PERSONS)
        _weigh(weights, held.keys, time_keys(told), _VALUES)
        _weigh(weights, held.terms, told.terms, _VALUES)
        return tuple([held.names[number] for number in _largest(weights, held.names, CANDIDATES)])

    def around(self, block: str, told: Told, rarity: Rarity) -> dict[str, int]:
        """Of the AROUND events that share most rare words with the mention: each of its words, and how many have it."""
        held = self.blocks[block]
        weights: dict[int, float] = {}
        known = weights.get
        for term in told.terms:
            have = held.terms.of(term)
            if len(have) <= AROUND_CROWD:
                value = worth(term) * (rarity[term] - 1)
                for number in have:
                    weights[number] = known(number, 0.0) + value
        nearest = frozenset(_largest(weights, held.names, AROUND))
        found = {term: len(nearest.intersection(held.terms.of(term))) for term in told.terms}
        return {term: many for term, many in found.items() if many}


def _weigh(weights: dict[int, float], index: Holders, keys: Iterable[Key], values: Sequence[float]) -> None:
    """Add to each event what the keys it has are worth. Written out: nothing here is done more often."""
    find, known = index.get, weights.get
    for key in keys:
        held = find(key)
        if held is None:
            continue
        if isinstance(held, int):
            weights[held] = known(held, 0.0) + values[1]
        elif len(held) <= CROWD:
            value = values[len(held)]
            for number in held:
                weights[number] = known(number, 0.0) + value


def _largest(weights: dict[int, float], names: Sequence[str], most: int) -> list[int]:
    """The events that weigh most, by name where they weigh alike. Only those that may be among them are named."""
    least = sorted(weights.values())[-most] - 1e-8 if len(weights) > most else 0.0
    near = [(n, value) for n, value in weights.items() if value >= least]
    best = sorted([(-round(value, 9), names[n], n) for n, value in near])
    return [number for _, _, number in best[:most]]
