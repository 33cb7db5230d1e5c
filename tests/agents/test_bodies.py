"""Single agents, fed with lists: what each does beyond the four steps."""

import random
from typing import Any

import pytest

from agents.extracting import BlocksFact, extracting
from agents.indexing import indexing
from agents.intake import arriving, settling
from agents.linking import linking
from agents.tallying import ScopesFact, Sums, TallyFacts, contributing, summing
from core.linking.facts import Facts
from core.linking.index import Index
from schemas.article import Article
from schemas.event import Event, Revision
from schemas.tally import Contribution, Scope
from schemas.toll import Figure
from schemas.wire import encode
from search.bulk import Outcome
from search.errors import Unreachable
from tests.agents.records import ListRoad, drained, listed, record
from tests.agents.telling import DAY, Reader, article


@pytest.mark.parametrize(
    ("value", "why"),
    [(b"", "empty"), (b"{", "broken"), (b"\x00\xff\xfe", "binary"), (b"[]", "a list"), (b"null", "null")],
)
async def test_what_is_no_article_is_a_dead_letter(value: bytes, why: str) -> None:
    """Whatever comes, a letter with the stage intake goes out, and the next article arrives."""
    road = ListRoad()
    good = record(encode(article("a", "TJ Vahdat killed 1")), offset=1)
    assert await drained(arriving(listed([record(value), good]), road=road)) == [2]
    assert [output.topic for output in road.sent] == ["dead-letters", "arrivals"]


async def test_an_arrival_has_kafkas_time() -> None:
    """`received_at` is Kafka's timestamp, never what a publisher claims."""
    road = ListRoad()
    claimed = article("a", "TJ Vahdat killed 1")
    await drained(arriving(listed([given := record(encode(claimed))]), road=road))
    assert road.sent[0].record.received_at == given.timestamp


async def test_a_repeated_arrival_is_told_again_as_it_was() -> None:
    """Seen before does not mean skip: the same bytes go out again."""
    road, stored = ListRoad(), {}
    arrival = record(encode(article("a", "TJ Vahdat killed 1")), topic="arrivals")
    await drained(settling(listed([arrival], [arrival]), lend=lambda p: stored, road=road))
    assert [encode(output.record) for output in road.sent] == [encode(stored["a"])] * 2


async def test_blocks_only_grow() -> None:
    """An article that leaves a block still speaks to it: an empty delivery takes back what it told there."""
    road, stored = ListRoad(), {"a": BlocksFact(blocks=("AF",))}
    told = record(encode(accepted("a", "TJ Vahdat killed 1")), topic="accepted")
    await drained(extracting(listed([told]), pool=Reader(), lend=lambda p: stored, road=road))
    assert {o.key: len(o.record.mentions) for o in road.sent} == {"AF": 0, "TJ": 1}
    assert stored["a"].blocks == ("AF", "TJ")


async def test_an_unreadable_article_spoils_only_itself() -> None:
    """The pool's BadInput is a dead letter; its neighbours in the batch are read."""
    road = ListRoad()
    batch = [record(encode(accepted(id, body)), topic="accepted", offset=n, key=id.encode())
             for n, (id, body) in enumerate([("a", "?"), ("b", "TJ Vahdat killed 1")])]  # fmt: skip
    stored: dict[str, BlocksFact] = {}
    assert await drained(extracting(listed(batch), pool=Reader(), lend=lambda p: stored, road=road)) == [2]
    assert [(o.topic, o.key) for o in road.sent] == [("dead-letters", "a"), ("mentions", "TJ")]


@pytest.mark.parametrize("status", ["skipped", "cancelled"])
async def test_only_usable_articles_are_read(status: str) -> None:
    """A cancelled article is not read, and takes back what it told."""
    reader, road, stored = Reader(), ListRoad(), {"a": BlocksFact(blocks=("TJ",))}
    told = record(encode(accepted("a", "TJ Vahdat killed 1", status=status)), topic="accepted")
    await drained(extracting(listed([told]), pool=reader, lend=lambda p: stored, road=road))
    assert reader.read_ids == []
    assert [(o.key, o.record.mentions) for o in road.sent] == [("TJ", ())]


async def test_a_correction_without_a_block_is_a_dead_letter() -> None:
    """A correction's key is the block it is for."""
    road, block = ListRoad(), (Facts(), Index())
    lost = record(b"{}", topic="corrections", key=None)
    await drained(linking(listed([lost]), lend=lambda p: block, policy="best", road=road))
    assert [output.topic for output in road.sent] == ["dead-letters"]


def event(version: int, killed: int) -> bytes:
    figure = Figure(low=killed, best=killed, high=killed)
    return encode(
        Event(event_id="TJ-1", version=version, toll={"killed": figure}, article_ids=("a",), first_reported_at=DAY,
              first_published_at=DAY)
    )  # fmt: skip


async def test_an_older_event_undoes_nothing() -> None:
    """A version below the one already told is passed over."""
    road, stored = ListRoad(), {}
    batch = [record(event(2, 15), topic="events"), record(event(1, 12), topic="events", offset=1)]
    await drained(contributing(listed(batch), lend=lambda p: stored, road=road))
    assert {output.record.version for output in road.sent} == {2}
    assert stored["TJ-1"] == ScopesFact(version=2, scopes=tuple(output.key for output in road.sent))


def given(id: str, version: int, killed: int, *, counted: bool = True) -> Contribution:
    figure = Figure(low=killed, best=killed, high=killed)
    return Contribution(
        scope=Scope(country="TJ"), basis="event_date", event_id=id, version=version, policy="best", at=DAY,
        counted=counted, toll={"killed": figure} if counted else {},
    )  # fmt: skip


async def test_a_tally_is_the_sum_in_whatever_order_and_however_often() -> None:
    """Each event counts once, with its highest version; what is taken back is gone."""
    told = [given("a", 1, 7), given("a", 2, 15), given("b", 1, 2), given("c", 1, 9), given("c", 2, 0, counted=False)]
    chance = random.Random(3)
    for _ in range(20):
        road, facts = ListRoad(), TallyFacts(contributions={}, tallies={})
        order = chance.sample(told * 3, 15)
        batch = [record(encode(one), topic="contributions", offset=n) for n, one in enumerate(order)]
        await drained(summing(listed(batch), lend=lambda p, facts=facts: facts, road=road))
        assert road.sent[-1].record.toll["killed"].best == 17
        assert road.sent[-1].record.events == 2


async def test_a_tally_left_unwritten_follows_from_what_was_written() -> None:
    """The contribution was written, then the worker died: told again, the tally catches up."""
    stored = {"event_date/all/country=TJ#a": given("a", 1, 7)}
    road, facts = ListRoad(), TallyFacts(contributions=stored, tallies={})
    for one in stored.values():
        facts.learn(one)
    await drained(
        summing(listed([record(encode(given("a", 1, 7)), topic="contributions")]), lend=lambda p: facts, road=road)
    )
    assert road.sent[0].record.toll["killed"].best == 7


def test_trying_leaves_sums_as_they_were() -> None:
    """What is decided may fail to be written; the sums may not have moved."""
    sums = Sums()
    sums.learn(given("a", 1, 7))
    with sums.trying(given("a", 2, 15), given("a", 1, 7)):
        assert sums.totals.toll()["killed"].best == 15
    assert sums.totals.toll()["killed"].best == 7


class FakeShelf:
    """Refuses what it is told to, and is away as often as it is told to be."""

    def __init__(self, away: int = 0, refuse: str = "") -> None:
        self.away, self.refuse, self.ensured = away, refuse, 0
        self.stored: list[str] = []

    async def ensure(self, generation: str) -> None:
        self.ensured += 1

    async def get(self, kind: str, ids: Any, fields: Any = True, into: Any = None) -> dict:
        return {}

    async def search(self, kinds: Any, body: Any, into: Any = None) -> dict:
        return {"hits": {"hits": []}}

    async def bulk(self, documents: Any, into: Any = None) -> list[Outcome]:
        if self.away:
            self.away -= 1
            raise Unreachable("no answer")
        found = list(documents)
        self.stored += [f"{one.kind} {one.id}" for one in found]
        return [Outcome(one, "refused" if one.id == self.refuse else "stored", "mapper_parsing") for one in found]


def shelved() -> list:
    revision = Revision(
        event_id="TJ-1", version=2, at=DAY, reason="new_claim", measure="killed", before=None, after=None
    )
    return [
        record(encode(accepted("a", "words")), topic="accepted"),
        record(event(2, 15), topic="events"),
        record(encode(revision), topic="ledger"),
        record(b"", topic="events"),
        record(b'{"schema": "entry/9"}', topic="ledger"),
    ]


async def test_each_record_is_a_document_and_the_refused_a_letter() -> None:
    """One dead letter for what cannot be read, one for what Elasticsearch refused, in its own words."""
    road, shelf = ListRoad(), FakeShelf(refuse="a")
    assert await drained(indexing(listed(shelved()), shelf=shelf, generation="g", road=road)) == [5]
    assert shelf.stored[:3] == ["articles a", "events TJ-1", "states TJ-1@2"]
    assert sorted(output.record.reason for output in road.sent)[0] == "mapper_parsing"
    assert len(road.sent) == 2


async def test_an_elasticsearch_that_is_away_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is acked until it answers, and the indices are made anew where it came back empty."""
    monkeypatch.setattr("agents.indexing.FIRST_PAUSE", 0.01)
    road, shelf = ListRoad(), FakeShelf(away=3)
    assert await drained(indexing(listed(shelved()[:1]), shelf=shelf, generation="g", road=road)) == [1]
    assert (shelf.ensured, shelf.stored) == (3, ["articles a"])


async def test_a_worker_that_leaves_does_not_wait_for_elasticsearch() -> None:
    """The body ends without the batch being acked."""
    road, shelf = ListRoad(), FakeShelf(away=99)
    road.asked_to_leave = True
    assert await drained(indexing(listed(shelved()[:1]), shelf=shelf, generation="g", road=road)) == []


def accepted(id: str, body: str, *, status: Any = "usable") -> Article:
    from dataclasses import replace

    return replace(article(id, body), status=status, version=1, received_at=DAY)
