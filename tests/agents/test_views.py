"""What a process holds in memory of its partitions, and the gauge that says how much."""

from datetime import UTC, datetime

from prometheus_client import REGISTRY

from agents.views import LinkingViews
from core.linking.facts import EventFact, Facts

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)


def event(number: int, forward: str | None = None) -> EventFact:
    return EventFact(event_id=f"KE-{number}", block="KE", founder="m", last_arrival=NOON, forward=forward)


async def test_the_gauge_tells_the_events_held():
    """Two partitions hold three events; one that was merged into another is held no more."""
    stored = {0: [event(1), event(2)], 1: [event(3), event(4, forward="KE-3")]}
    views = LinkingViews(lambda _: Facts(), stored.__getitem__, days=90)
    await views.rebuild(frozenset(stored))
    assert REGISTRY.get_sample_value("tollwire_events_held") == 3
    await views.rebuild(frozenset({0}))
    assert REGISTRY.get_sample_value("tollwire_events_held") == 2
