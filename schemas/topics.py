"""The topics: names, keys, clean-up and record sizes. Names are fixed; a namespace only prefixes them."""

from dataclasses import dataclass
from typing import Literal

DAY_MS = 24 * 3600 * 1000
MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """`retention_ms` None keeps for ever; `max_bytes` is the largest record."""

    name: str
    cleanup: Literal["delete", "compact"]
    retention_ms: int | None
    max_bytes: int = 8 * MIB


ARTICLES = Topic(name="articles", cleanup="delete", retention_ms=7 * DAY_MS, max_bytes=4 * MIB)
ARRIVALS = Topic(name="arrivals", cleanup="delete", retention_ms=7 * DAY_MS)
ACCEPTED = Topic(name="accepted", cleanup="delete", retention_ms=None)
MENTIONS = Topic(name="mentions", cleanup="delete", retention_ms=30 * DAY_MS)
CORRECTIONS = Topic(name="corrections", cleanup="delete", retention_ms=None, max_bytes=MIB)
EVENTS = Topic(name="events", cleanup="compact", retention_ms=None)
LEDGER = Topic(name="ledger", cleanup="compact", retention_ms=None)
CONTRIBUTIONS = Topic(name="contributions", cleanup="delete", retention_ms=30 * DAY_MS, max_bytes=MIB)
TALLIES = Topic(name="tallies", cleanup="compact", retention_ms=None, max_bytes=MIB)
SEARCHES = Topic(name="searches", cleanup="compact", retention_ms=None, max_bytes=MIB)
META = Topic(name="meta", cleanup="compact", retention_ms=None, max_bytes=MIB)
ALERTS = Topic(name="alerts", cleanup="delete", retention_ms=30 * DAY_MS, max_bytes=MIB)
DEAD_LETTERS = Topic(name="dead-letters", cleanup="delete", retention_ms=30 * DAY_MS)

TOPICS = (
    ARTICLES, ARRIVALS, ACCEPTED, MENTIONS, CORRECTIONS, EVENTS, LEDGER, CONTRIBUTIONS, TALLIES, SEARCHES, META,
    ALERTS, DEAD_LETTERS,
)  # fmt: skip

# The tables of the agents, named agent-fact; each has a changelog topic `<group>-<table>-changelog`, made beforehand
# with as many partitions as every other topic. tests/agents/test_rules.py holds this list to the tables that there are.
TABLES = (
    "intake-articles",
    "extracting-blocks",
    "linking-articles", "linking-mentions", "linking-events", "linking-members", "linking-corrections",
    "linking-rulings", "linking-keys",
    "tallying-events", "tallying-contributions", "tallying-tallies",
)  # fmt: skip

# Who reads what: consumer group (named within the namespace) → topics. The shelf has a group of its own, so that an
# Elasticsearch that is away stops nothing but the index.
STREAM_GROUP = "tollwire"
SHELF_GROUP = "tollwire-shelf"
# Alerts, too, stand alone: neither the index nor a webhook that is away may hold anything else up.
ALERT_GROUP = "tollwire-alerts"
READ_BY = {
    STREAM_GROUP: (ARTICLES, ARRIVALS, ACCEPTED, MENTIONS, CORRECTIONS, EVENTS, CONTRIBUTIONS),
    SHELF_GROUP: (ACCEPTED, EVENTS, LEDGER, TALLIES),
    ALERT_GROUP: (EVENTS, ALERTS),
}
