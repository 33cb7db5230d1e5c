"""A small world to tell things to: one partition of linking, its facts, its index, and all it ever sent."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.linking.block import apply, correct, deliver
from core.linking.facts import Facts, Output, Writes
from core.linking.index import Index
from schemas.claim import Claim, Evidence
from schemas.event import Event
from schemas.mention import Delivery, Mention, Person
from schemas.operations import Correction
from schemas.place import When, Where
from schemas.toll import Figure

START = datetime(2021, 3, 1, 9, tzinfo=UTC)
TOWNS = {
    "Harkovo": Where(
        name="Harkovo", country="TJ", admin1="Khatlon", lat=38.0, lon=69.0, precision="city", geonameid=101
    ),
    "Sarband": Where(name="Sarband", country="TJ", admin1="Sughd", lat=40.2, lon=69.7, precision="city", geonameid=102),
    "Tarin": Where(name="Tarin", country="AF", admin1="Balkh", lat=36.7, lon=67.1, precision="city", geonameid=201),
}


def hours(n: float) -> datetime:
    """The moment `n` hours after the start of the story."""
    return START + timedelta(hours=n)


def mention(
    article: str,
    *,
    killed: int | None = None,
    town: str = "Harkovo",
    day: date = date(2021, 3, 1),
    at: float = 0,
    ordinal: int = 0,
    revision: int = 1,
    people: Iterable[Person] = (),
    role: str = "primary",
    weapons: tuple[str, ...] = ("bomb",),
) -> Mention:
    """One article's telling of one bombing, with an exact figure of the dead."""
    mention_id = f"{article}.{revision}.{ordinal}"
    quote = f"{killed} people were killed in {town}"
    claims = ()
    toll = {}
    if killed is not None:
        claim = Claim(
            claim_id=f"{mention_id}.0",
            measure="killed",
            low=killed,
            best=killed,
            high=killed,
            evidence=(Evidence(start=0, end=len(quote), quote=quote),),
        )
        claims = (claim,)
        toll = {"killed": Figure(low=killed, best=killed, high=killed)}
    return Mention(
        mention_id=mention_id,
        article_id=article,
        published_at=hours(at),
        received_at=hours(at),
        reader="test",
        role=role,
        event_type="Explosions/Remote violence",
        event_subtype="Remote explosive/landmine/IED",
        when=When(start=day, end=day, text=f"on {day}"),
        where=TOWNS[town],
        people=tuple(people),
        weapons=weapons,
        claims=claims,
        passages=(Evidence(start=0, end=len(quote), quote=quote),),
        toll=toll,
    )


def telling(article: str, *mentions: Mention, at: float = 0, version: int = 1, block: str = "TJ", **more) -> Delivery:
    """What one article tells one block."""
    return Delivery(
        article_id=article,
        version=version,
        block=block,
        published_at=hours(at),
        received_at=hours(at),
        title=f"Title of {article}",
        mentions=mentions,
        **more,
    )


@dataclass
class World:
    """Facts of all blocks, the index, and the latest record under each topic and key."""

    facts: Facts = field(default_factory=Facts)
    index: Index = field(default_factory=Index)
    sent: dict[tuple[str, str], object] = field(default_factory=dict)

    def tell(self, delivery: Delivery) -> Writes:
        return self._run(deliver(delivery, self.facts, self.index))

    def rule(self, correction: Correction) -> None:
        for block in correction.blocks:
            self._run(correct(correction, block, self.facts, self.index))

    def _run(self, writes: Writes) -> Writes:
        apply(writes, self.facts, self.index)
        self.sent.update(((o.topic, _name(o)), o.record) for o in writes.outputs)
        for move in writes.moves:
            self.tell(move.record)
        return writes

    def restart(self) -> None:
        """Memory is lost, facts are not."""
        self.index = Index.rebuild(self.facts.events.values())

    def events(self) -> list[Event]:
        """All events as last sent that stand for themselves, by id."""
        found = [r for (topic, _), r in sorted(self.sent.items()) if topic == "events"]
        return [e for e in found if e.status == "open"]

    def killed(self) -> list[tuple[int, tuple[str, ...]]]:
        """The dead of each open event, and the articles that tell of them."""
        return sorted((e.toll["killed"].best if "killed" in e.toll else 0, e.article_ids) for e in self.events())


def _name(output: Output) -> str | None:
    """What tells a record from others of its topic: its key; of rulings many have the key of their block."""
    return output.record.correction_id if isinstance(output.record, Correction) else output.key


@pytest.fixture
def world() -> World:
    return World()


def correction(kind: str, *, at: float, **more) -> Correction:
    """A ruling by hand."""
    given = {"correction_id": f"c-{kind}-{at}", "blocks": ("TJ",), "by": "editor", "reason": "test"} | more
    return Correction(kind=kind, at=hours(at), received_at=hours(at), **given)


def later(delivery: Delivery, **changes) -> Delivery:
    return replace(delivery, **changes)
