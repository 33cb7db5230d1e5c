"""events → contributions → tallies, in two steps because a table lives in the partition of its source.

Contributing, by event: what this event, at this version, gives to every scope it ever gave to. Summing, by scope: the
contributions are the facts; the sums are held in memory and rebuilt from them at every assignment.
"""

from collections.abc import AsyncIterator, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from operator import setitem
from typing import ClassVar

from agents.codec import Record, read
from agents.steps import Batches, Decision, Road, steps
from core.errors import Skip
from core.linking.facts import Output
from core.tallies import Totals, contributions, emitted, scope_key
from schemas.event import Event
from schemas.tally import Cause, Contribution, Tally
from schemas.topics import CONTRIBUTIONS, TALLIES

STAGE = "tallying"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopesFact:
    """Every scope an event ever gave to, and the version of the event that was last told."""

    SCHEMA: ClassVar[str] = "scopes-fact/1"

    version: int = 0
    scopes: tuple[str, ...] = ()


@dataclass(slots=True)
class Sums:
    """The running sums of one scope, and the time of the newest contribution to it."""

    totals: Totals = field(default_factory=Totals)
    at: datetime | None = None

    def learn(self, now: Contribution, before: Contribution | None = None) -> None:
        """Take in a contribution in place of the one stored before it."""
        if before is not None:
            self.totals.take(before)
        self.totals.add(now)
        self.at = now.at if self.at is None else max(self.at, now.at)

    @contextmanager
    def trying(self, now: Contribution, before: Contribution | None) -> Iterator[None]:
        """As if it were taken in, and as it was again afterwards: what is decided may still fail to be written."""
        at = self.at
        self.learn(now, before)
        try:
            yield
        finally:
            self.totals.take(now)
            if before is not None:
                self.totals.add(before)
            self.at = at


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyFacts:
    """The tables of one partition of scopes and the sums held beside them."""

    contributions: MutableMapping[str, Contribution]
    tallies: MutableMapping[str, Tally]
    sums: dict[str, Sums] = field(default_factory=dict)

    def learn(self, contribution: Contribution, before: Contribution | None = None) -> None:
        self.sums.setdefault(scope_key(contribution.scope, contribution.basis), Sums()).learn(contribution, before)


def contributing(
    batches: Batches, *, lend: Callable[[int], MutableMapping[str, ScopesFact]], road: Road
) -> AsyncIterator[int]:
    """events → contributions. A version below the one already told would undo it: it is passed over."""

    async def decide(record: Record) -> Decision:
        event, known = read(Event, record, STAGE), lend(record.partition)
        before = known.get(event.event_id, ScopesFact())
        if event.version < before.version:
            raise Skip(f"version {event.version} is older than {before.version}")
        given = {scope_key(one.scope, one.basis): one for one in contributions(event, before.scopes)}
        return Decision(
            write=partial(setitem, known, event.event_id, ScopesFact(version=event.version, scopes=tuple(given))),
            outputs=tuple(Output(topic=CONTRIBUTIONS.name, key=key, record=one) for key, one in given.items()),
        )

    return steps(batches, stage=STAGE, decide=decide, road=road)


def summing(batches: Batches, *, lend: Callable[[int], TallyFacts], road: Road) -> AsyncIterator[int]:
    """contributions → tallies. A contribution at or below the stored version changes nothing; the tally goes again."""

    async def decide(record: Record) -> Decision:
        facts, told = lend(record.partition), read(Contribution, record, STAGE)
        key = scope_key(told.scope, told.basis)
        pair = f"{key}#{told.event_id}"
        stored = facts.contributions.get(pair)
        if stored is not None and told.version <= stored.version:
            # Seen before does not mean skip: the fact may be in this RocksDB alone, the tally may never have been sent.
            told = stored
        sums = facts.sums.setdefault(key, Sums())
        with sums.trying(told, stored):
            cause = Cause(event_id=told.event_id, version=told.version)
            tally = emitted(told.scope, told.basis, told.policy, sums.totals, facts.tallies.get(key), cause, sums.at)

        def write() -> None:
            facts.contributions[pair] = told
            facts.tallies[key] = tally
            sums.learn(told, stored)

        return Decision(write=write, outputs=(Output(topic=TALLIES.name, key=key, record=tally),))

    return steps(batches, stage=STAGE, decide=decide, road=road)
