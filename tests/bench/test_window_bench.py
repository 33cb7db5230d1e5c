"""What the window's benchmark makes and how it counts."""

from datetime import date
from itertools import islice

import pytest

from benchmarks import window, window_loads
from benchmarks.window_world import queries, shelf
from search.language import parse


def test_the_world_is_the_same_for_the_same_seed():
    """Three documents an event, then tallies, none of a country that live articles tell of."""
    made = list(shelf(20, ["AF"]))
    assert [each.digest for each in made] == [each.digest for each in shelf(20, ["AF"])]
    assert [each.kind for each in made[:6]] == ["events", "entries", "states"] * 2
    scopes = [each.source["record"]["scope"]["country"] for each in made if each.kind == "tallies"]
    assert "AF" not in scopes and len(set(scopes)) > 100


def test_every_query_can_be_asked():
    """Nothing that is measured is an error."""
    for asked in islice(queries(), 300):
        short = {name: value for name, value in asked.items() if name != "q"}
        assert parse(asked.get("q", ""), today=date(2024, 1, 1), shorthand=short)


def test_every_article_tells_a_happening_of_its_own():
    """A day of its own in its town, so that each raises a count by one."""
    told = [record for _, _, record in window_loads.articles(10, 30)]
    days = {record.split(b"policemen in ")[1].split(b",")[0] + record.split(b" on ")[1][:16] for record in told}
    assert len(told) == 300 and len(days) == 300


@pytest.mark.parametrize(("share", "value"), [("p50", 50), ("p95", 95), ("p99", 99), ("max", 100)])
def test_percentiles_are_of_what_was_measured(share, value):
    """The nearest rank, in milliseconds."""
    assert window_loads.summary([number / 1000 for number in range(1, 101)])[share] == value


def test_a_bar_that_was_not_measured_is_missed():
    """Silence is no success."""
    assert window.judged("searches", {"milliseconds": {"n": 0}})["missed"]
    assert window.judged("searches", {"milliseconds": {"p95": 101}})["missed"]
    assert not window.judged("searches", {"milliseconds": {"p95": 100}})["missed"]
