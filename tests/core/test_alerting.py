"""When a saved search alerts, and what it says."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.alerting import alert, alert_id
from schemas.event import Change, Event
from schemas.operations import SavedSearch
from schemas.toll import Figure, Range

AT = datetime(2020, 3, 7, 12, tzinfo=UTC)
PLAIN = SavedSearch(name="plain", query="country:EE")
AT_30 = SavedSearch(name="large", query="country:EE", thresholds={"killed": 30})


def event(version: int, best: int | None, *, contested: bool = False, **more) -> Event:
    toll = {} if best is None else {"killed": Figure(low=best, best=best, high=best, contested=contested)}
    return Event(**{"event_id": "EE-1-a", "version": version, "toll": toll, **more})


def told(search: SavedSearch, *events: Event) -> list[tuple[str, ...]]:
    """The reasons of each alert, one version after the other."""
    before, found = None, []
    for each in events:
        made = alert(search, each, before, AT)
        found += [made.reasons] if made else []
        before = made or before
    return found


@pytest.mark.parametrize(
    ("search", "events", "expected"),
    [
        (PLAIN, [event(1, 5)], [("a new event matches",)]),
        (PLAIN, [event(1, 5), event(1, 5)], [("a new event matches",)]),
        (PLAIN, [event(1, 5), event(2, 5)], [("a new event matches",)]),
        (PLAIN, [event(2, 5), event(1, 4)], [("a new event matches",)]),
        (PLAIN, [event(1, 5), event(2, 4)], [("a new event matches",), ("killed: was 5, now 4",)]),
        (PLAIN, [event(1, None), event(2, 4)], [("a new event matches",), ("killed: was not known, now 4",)]),
        (AT_30, [event(1, 29)], []),
        (AT_30, [event(1, 29), event(2, 30), event(3, 31)], [("killed reached 30: now 30",)]),
        (AT_30, [event(1, 5, contested=True)], [("killed became contested",)]),
        (PLAIN, [event(1, None, status="retracted")], []),
        (
            PLAIN,
            [event(1, 5), event(2, None, status="retracted"), event(3, None, status="retracted")],
            [("a new event matches",), ("the event was retracted",)],
        ),
        (
            PLAIN,
            [event(1, 5), event(2, None, status="merged", merged_into="EE-1-b")],
            [("a new event matches",), ("merged into EE-1-b",)],
        ),
    ],
)
def test_reasons(search, events, expected):
    """Once a search, event and version, and only for what changed."""
    assert told(search, *events) == expected


def test_a_jump_is_seen_by_a_search_that_never_told_of_the_event():
    """From the event's own history: ten more at least, and half as many again."""
    before, after = Range(low=20, best=20, high=20), Range(low=31, best=31, high=31)
    change = Change(at=AT, reason="higher_claim", measure="killed", before=before, after=after)
    quiet = SavedSearch(name="s", query="country:EE", thresholds={"killed": 500})
    assert told(quiet, event(4, 31, history=(change,))) == [("killed jumped from 20 to 31",)]
    small = replace(change, before=Range(low=25, best=25, high=25))
    assert told(quiet, event(4, 31, history=(small,))) == []


def test_a_repetition_is_known_by_its_id():
    """Search, event and version."""
    assert alert_id(alert(PLAIN, event(3, 5), None, AT)) == "plain/EE-1-a/3"
