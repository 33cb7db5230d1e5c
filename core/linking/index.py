"""Memory of what may match: blocking keys of events reported on lately. Rebuilt from facts, never a fact itself."""

from collections.abc import Iterable

from core.linking.facts import EventFact

DAYS = 90


class Index:
    """Blocking keys → event ids, for events last reported on within `days` of the newest seen."""

    def __init__(self, days: int = DAYS) -> None:
        self.days = days

    @classmethod
    def rebuild(cls, events: Iterable[EventFact], days: int = DAYS) -> "Index":
        """An index from stored facts, in any order (awaiting shells: see `learn`, which takes one at a time)."""
        index = cls(days)
        for event in events:
            index.learn(event)
        return index

    def learn(self, event: EventFact) -> None:
        """Take in an event's fact as it now is; also forgets what has grown old."""

    def forget(self, block_of_partition: Iterable[str]) -> None:
        """Drop these events (a partition was taken away)."""
