"""Facts as they will be: what is stored, under what this decision has put on top. Nothing is written here."""

from collections import Counter
from dataclasses import replace
from typing import Any

from core.linking.facts import (
    ArticleFact,
    CorrectionFact,
    EventFact,
    Fact,
    Facts,
    KeyFact,
    MembersFact,
    MentionFact,
    Output,
    Put,
    RulingsFact,
    Writes,
    members_key,
)
from core.linking.running import Tolls

PAGE = 64  # mention ids a page of members: 3 KB a write at most

# Decisions before what follows from them, so that a kill in between loses no judgement.
_ORDER = ("articles", "corrections", "rulings", "mentions", "members", "events", "keys")


class Draft:
    """Reads through to `facts`; keeps what is put until `writes()`. `tolls` is memory that spares folding anew."""

    def __init__(self, facts: Facts, tolls: Tolls | None = None) -> None:
        self.facts = facts
        self.tolls = tolls
        self.fresh: dict[str, dict[str, Fact]] = {name: {} for name in _ORDER}
        self.moves: list[Output] = []
        self.outputs: list[Output] = []
        self.counts: Counter[str] = Counter()

    def article(self, key: str) -> ArticleFact | None:
        found: ArticleFact | None = self._get("articles", key)
        return found

    def mention(self, key: str) -> MentionFact | None:
        found: MentionFact | None = self._get("mentions", key)
        return found

    def event(self, event_id: str) -> EventFact | None:
        found: EventFact | None = self._get("events", event_id)
        return found

    def page(self, key: str) -> MembersFact | None:
        found: MembersFact | None = self._get("members", key)
        return found

    def correction(self, key: str) -> CorrectionFact | None:
        found: CorrectionFact | None = self._get("corrections", key)
        return found

    def rulings(self, key: str) -> tuple[str, ...]:
        found: RulingsFact | None = self._get("rulings", key)
        return found.correction_ids if found else ()

    def key(self, key: str) -> tuple[str, ...]:
        found: KeyFact | None = self._get("keys", key)
        return found.event_ids if found else ()

    def _get(self, table: str, key: str) -> Any:
        found = self.fresh[table].get(key)
        return getattr(self.facts, table).get(key) if found is None else found

    def put(self, table: str, key: str, fact: Fact) -> None:
        """Last put wins; its place in the order of writes is its table's."""
        self.fresh[table][key] = fact

    def root(self, event_id: str) -> str:
        """Where an event's mentions now count: follows forwards inside the block."""
        event = self.event(event_id)
        while event is not None and event.forward is not None:
            onward = self.event(event.forward)
            if onward is None or onward.block != event.block:
                break
            event = onward
        return event_id if event is None else event.event_id

    def member_ids(self, event: EventFact) -> list[str]:
        """All mentions that stand or ever stood with the event itself, in order of coming."""
        ids: list[str] = []
        for number in range(event.pages):
            page = self.page(members_key(event.event_id, number))
            ids.extend(page.mention_ids if page else ())
        return ids

    def enrol(self, event: EventFact, mention_id: str, known: bool) -> EventFact:
        """The event with the mention among its members; `known` says that it may be on an older page.

        The page is written in any case: a re-delivery owes the changelog what a killed worker kept to itself.
        """
        number, ids = self._page_for(event, mention_id, known)
        page = MembersFact(event_id=event.event_id, page=number, mention_ids=ids)
        self.put("members", members_key(event.event_id, number), page)
        return event if number < event.pages else replace(event, pages=number + 1)

    def _page_for(self, event: EventFact, mention_id: str, known: bool) -> tuple[int, tuple[str, ...]]:
        ids: tuple[str, ...] = ()
        for number in range(0 if known else max(0, event.pages - 1), event.pages):
            page = self.page(members_key(event.event_id, number))
            ids = page.mention_ids if page else ()
            if mention_id in ids:
                return number, ids
        if event.pages and len(ids) < PAGE:
            return event.pages - 1, (*ids, mention_id)
        return event.pages, (mention_id,)

    def writes(self) -> Writes:
        """Everything put, equal to what is stored or not, decisions first."""
        puts = tuple(
            Put(table=table, key=key, fact=fact) for table in _ORDER for key, fact in self.fresh[table].items()
        )
        return Writes(moves=tuple(self.moves), puts=puts, outputs=tuple(self.outputs), counts=dict(self.counts))
