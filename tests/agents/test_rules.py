"""The rules of Faust 0.15.3 (stack.md), as far as they can be seen without a broker. The others: tests/faults."""

import asyncio
import dataclasses
import importlib
import socket
import sys
import time
from pathlib import Path

import faust
import pytest

from agents import fetching, recovery
from agents.app import make_app, make_shelf
from agents.intake import arriving
from agents.options import LARGEST, credentials, member
from agents.recovery import MendedApp, MendedRecovery, Place, at
from agents.road import KafkaRoad
from agents.tables import FactTable, Partition
from agents.views import gently
from core.errors import Broken
from core.linking.facts import Output
from core.settings import Secret, Settings
from schemas.article import Article
from schemas.topics import READ_BY, SHELF_GROUP, STREAM_GROUP, TABLES, TOPICS
from schemas.wire import decode, encode
from tests.agents.records import ListRoad, drained, listed, record
from tests.agents.telling import Reader, article

SETTINGS = Settings(kafka="127.0.0.1:1, 127.0.0.1:2", namespace="trial", partitions=3)


@pytest.fixture
def app(tmp_path: Path) -> MendedApp:
    return make_app(SETTINGS, pool=Reader(), folder=tmp_path, store="memory://")


@pytest.fixture
def shelf(tmp_path: Path) -> MendedApp:
    return make_shelf(SETTINGS, shelf=None, generation="g", folder=tmp_path, store="memory://")


def test_rule_1_the_mend_refuses_another_faust(monkeypatch: pytest.MonkeyPatch) -> None:
    """It reaches into Faust's insides: on any other version it does not load."""
    monkeypatch.setattr(faust, "__version__", "0.15.4")
    with pytest.raises(ImportError, match=r"0\.15\.4"):
        importlib.reload(recovery)


def test_rule_1_the_apps_recover_mended(app: MendedApp, shelf: MendedApp) -> None:
    """Both apps hand out the recovery that rebuilds and seeks before it resumes."""
    assert isinstance(app.tables.recovery, MendedRecovery)
    assert isinstance(shelf.tables.recovery, MendedRecovery)


def test_rule_3_bytes_in_bytes_out(app: MendedApp, shelf: MendedApp) -> None:
    """Every topic and table carries raw bytes: decoding is the body's."""
    channels = [agent.channel for one in (app, shelf) for agent in one.agents.values()]
    for channel in [*channels, *(table.changelog_topic for table in app.tables.values())]:
        assert (channel.key_type, channel.value_type) == (bytes, bytes)
        assert (channel.key_serializer, channel.value_serializer) == ("raw", "raw")


def test_rule_5_what_is_never_used(app: MendedApp, shelf: MendedApp) -> None:
    """No concurrency, no exactly_once, no windows, no global tables, no leaving without waiting."""
    for one in (app, shelf):
        assert {agent.concurrency for agent in one.agents.values()} == {1}
        assert one.conf.processing_guarantee.value == "at_least_once"
        assert one.conf.stream_wait_empty
        assert not any(table.is_global or table.window for table in one.tables.values())


async def test_rule_6_sent_means_acknowledged() -> None:
    """The road's send returns only when Kafka has every record."""
    acknowledged = asyncio.Event()

    class Topic:
        async def send(self, *, key: bytes, value: bytes) -> "asyncio.Task[bool]":
            return asyncio.create_task(acknowledged.wait())

    road = KafkaRoad(None, {"events": Topic()})
    sending = asyncio.create_task(road.send([Output(topic="events", key="k", record=article("a", "b"))]))
    await asyncio.sleep(0.02)
    assert not sending.done()
    acknowledged.set()
    await asyncio.wait_for(sending, 1)


def test_rule_7_facts_cannot_be_changed_in_place() -> None:
    """Every class kept in a table is frozen, so a change has to be assigned back."""
    from agents.extracting import BlocksFact
    from agents.tallying import ScopesFact
    from core.linking.facts import TABLES as LINKED
    from schemas.tally import Contribution, Tally

    for cls in (Article, BlocksFact, ScopesFact, Contribution, Tally, *LINKED.values()):
        assert dataclasses.fields(cls) and cls.__dataclass_params__.frozen, cls


def test_rule_8_no_web_server(app: MendedApp, shelf: MendedApp) -> None:
    """The default one shows every table to anyone."""
    assert not any(one.conf.web_enabled or one.boot_strategy._should_enable_web() for one in (app, shelf))


def test_rule_9_topics_are_made_by_us_alone(app: MendedApp, shelf: MendedApp) -> None:
    """Faust declares none, elects no leader, keeps no standbys; acks come from all copies."""
    for one in (app, shelf):
        assert not one.conf.topic_allow_declare
        assert one.conf.topic_disable_leader
        assert (one.conf.table_standby_replicas, one.conf.producer_acks) == (0, -1)


def test_rule_9_the_tables_are_the_ones_made_beforehand(app: MendedApp) -> None:
    """schemas.topics.TABLES, from which the changelogs are made, names every table of the app and no other."""
    assert sorted(app.tables) == sorted(TABLES)
    assert {table.partitions for table in app.tables.values()} == {3}


@pytest.mark.parametrize("group", [STREAM_GROUP, SHELF_GROUP])
def test_rule_9_who_reads_what(app: MendedApp, shelf: MendedApp, group: str) -> None:
    """Lag is measured by READ_BY: it names exactly what the agents of each group read."""
    one = {STREAM_GROUP: app, SHELF_GROUP: shelf}[group]
    read = {name for agent in one.agents.values() for name in agent.channel.topics}
    assert one.conf.id == f"trial-{group}"
    assert read == {f"trial-{topic.name}" for topic in READ_BY[group]}


def test_rule_10_a_killed_worker_takes_its_old_place(app: MendedApp, tmp_path: Path) -> None:
    """The member is named by machine and folder, and another folder is another member."""
    assert app.conf.consumer_group_instance_id == member(tmp_path, STREAM_GROUP)
    assert len({member(tmp_path, "a"), member(tmp_path, "b"), member(tmp_path / "other", "a")}) == 3


def test_rule_10_a_dead_member_is_missed_soon(tmp_path: Path) -> None:
    """Session, heartbeat and rebalance follow one setting: nobody waits a minute for the dead."""
    quick = dataclasses.replace(SETTINGS, session_seconds=6)
    conf = make_app(quick, pool=Reader(), folder=tmp_path, store="memory://").conf
    assert (conf.broker_session_timeout, conf.broker_heartbeat_interval, conf.broker_rebalance_timeout) == (6, 1, 18)


def test_rule_11_no_sensor_of_fausts_for_prometheus(app: MendedApp) -> None:
    """It crashes the consumer when a high-water mark is None."""
    assert "faust.sensors.prometheus" not in sys.modules
    assert len(list(app.sensors)) == 0


def test_rule_12_a_write_names_its_partition(app: MendedApp) -> None:
    """Without a current event a write is refused; within `at` it goes to the partition named, and nothing lingers."""
    table, sent = app.tables["intake-articles"], []
    table.send_changelog = lambda partition, key, value, *a, **k: sent.append(partition) or _Sent(partition)
    with pytest.raises(TypeError, match="outside of stream iteration"):
        table[b"k"] = b"v"
    table._verified_source_topics_for_partitions.add("trial-arrivals")
    place = Place("trial-arrivals", 2)
    with at(place):
        table[b"k"] = b"v"
    assert sent == [2]
    with pytest.raises(TypeError, match="outside of stream iteration"):
        table[b"k"] = b"v"


def test_rule_12_each_partition_writes_to_itself(app: MendedApp) -> None:
    """What a body writes through the mapping it was lent goes to that partition's changelog, whichever came last."""
    table, sent = app.tables["intake-articles"], []
    table.send_changelog = lambda partition, key, value, *a, **k: sent.append((partition, key)) or _Sent(partition)
    table._verified_source_topics_for_partitions.add("trial-arrivals")
    for partition in (2, 0, 1):
        Partition(table, Article, "trial-arrivals", partition)["a"] = article("a", "words")
    assert sent == [(2, b"a"), (0, b"a"), (1, b"a")]


class _Sent:
    def __init__(self, partition: int) -> None:
        self.message = self
        self.partition = partition


async def test_rule_13_a_flush_waits_for_every_fact_and_says_what_failed(app: MendedApp) -> None:
    """Each write is remembered until Kafka has it; one that failed is raised, not forgotten."""
    table: FactTable = app.tables["intake-articles"]
    first, second = asyncio.Future(), asyncio.Future()
    table.under_way = [first, second]
    settling = asyncio.create_task(table.settle())
    first.set_result(None)
    await asyncio.sleep(0.01)
    assert not settling.done()
    second.set_exception(OSError("no Kafka"))
    with pytest.raises(OSError, match="no Kafka"):
        await settling
    assert table.under_way == []


def test_rule_14_records_of_eight_mebibytes(app: MendedApp) -> None:
    """What Faust sends and fetches is as large as the largest topic's records."""
    largest = max(topic.max_bytes for topic in TOPICS)
    assert app.conf.producer_max_request_size == app.conf.consumer_max_fetch_size == LARGEST > largest


async def test_rule_15_where_an_article_lies_says_nothing(app: MendedApp) -> None:
    """Under any key and in any partition, the same article goes on under its id, placed by murmur2."""
    road, told = ListRoad(), encode(article("a", "words"))
    strays = [record(told, key=key, partition=partition) for partition, key in enumerate([None, b"x", b"a"])]
    assert await drained(arriving(listed(strays), road=road)) == [3]
    assert [output.key for output in road.sent] == ["a", "a", "a"]
    assert app.conf.producer_partitioner is None  # aiokafka's own, which is murmur2


def test_a_partition_holds_records(app: MendedApp) -> None:
    """Text keys, frozen records, coded as on the wire; what cannot be read again is broken."""
    table = app.tables["intake-articles"]
    stored = Partition(table, Article, "trial-arrivals", 1)
    table.data.data[b"a"] = encode(article("a", "words"))
    assert stored["a"] == decode(Article, encode(article("a", "words")))
    assert (list(stored), len(stored), "a" in stored, "b" in stored, stored.get("b")) == (["a"], 1, True, False, None)
    assert [one.id for one in stored.facts()] == ["a"]
    table.data.data[b"b"] = b"{"
    with pytest.raises(Broken, match="intake-articles"):
        stored["b"]


async def test_a_rebuild_lets_others_run() -> None:
    """Ten thousand rows give way ten times."""
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    assert len([row async for row in gently(range(10_000))]) == 10_000
    counting.cancel()
    assert turns >= 9


def test_how_kafka_is_spoken_to() -> None:
    """Several brokers; plain, TLS and SASL as the settings say, and no password in sight."""
    assert credentials(SETTINGS) is None
    signed_in = Settings(
        kafka_security="sasl_ssl", kafka_user="u", kafka_password=Secret("hush"), kafka_mechanism="PLAIN"
    )
    assert credentials(signed_in).protocol.value == "SASL_SSL"
    assert "hush" not in repr(credentials(signed_in))
    assert credentials(Settings(kafka_security="ssl")).protocol.value == "SSL"


def test_without_a_kafka_there_is_no_app(tmp_path: Path) -> None:
    """It says what to do instead."""
    with pytest.raises(Broken, match="tollwire up"):
        make_app(Settings(), pool=Reader(), folder=tmp_path)


def test_a_name_is_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same folder on another machine is another member."""
    here = member(tmp_path, "a")
    monkeypatch.setattr(socket, "gethostname", lambda: "elsewhere")
    assert member(tmp_path, "a") != here


async def test_an_empty_fetch_answered_at_once_rests() -> None:
    """The embedded broker holds no fetch: without a rest a consumer asks it thousands of times a second."""
    asked, until = 0, time.monotonic() + 0.3

    async def at_once(*_: object) -> bool:
        return False

    while time.monotonic() < until:
        await fetching.rested(at_once)(None, None, None, None)
        asked += 1
    assert 2 <= asked <= 10


async def test_a_rest_gives_way_when_partitions_are_taken() -> None:
    """Cancelled in its rest, a fetch ends as aiokafka's own does: with no news, and no exception."""

    async def at_once(*_: object) -> bool:
        return False

    resting = asyncio.create_task(fetching.rested(at_once)(None, None, None, None))
    await asyncio.sleep(0.01)
    resting.cancel()
    assert await resting is False


async def test_a_fetch_with_records_never_rests() -> None:
    """What brings news is followed by the next fetch at once."""

    async def news(*_: object) -> bool:
        return True

    async def ask() -> None:
        for _ in range(100):
            assert await fetching.rested(news)(None, None, None, None)

    await asyncio.wait_for(ask(), 1)
