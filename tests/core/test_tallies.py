"""Tallies: scopes, contributions, sums, deltas (wire.md and tolls.md)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tallies import (
    Totals,
    contributions,
    emitted,
    named_conflicts,
    parse_scope_key,
    period_scopes,
    recent,
    scope_key,
    tally,
)
from core.tolls.fold import toll
from schemas.event import Event
from schemas.place import When, Where
from schemas.tally import Cause, Scope
from schemas.toll import Figure
from tests.core.tolls.tolls_notation import mention

PUBLISHED = datetime(2022, 5, 3, 23, 30, tzinfo=UTC)


def event(text="10; part 4 civilian in:0; 6 injured", name="E1", day="2022-05-02", end=None, version=1, **more):
    """An open event of one day with the toll of one text."""
    fields = {
        "when": When(start=date.fromisoformat(day), end=date.fromisoformat(end or day)),
        "where": Where(country="NO", admin1="Oslo"), "event_type": "Battles", "article_ids": ("a1",),
        "first_published_at": PUBLISHED, "last_reported_at": PUBLISHED, "toll": toll([mention(text)]), **more,
    }  # fmt: skip
    return Event(event_id=name, version=version, **fields)


def given_to(e, before=()):
    return {scope_key(c.scope, c.basis): c for c in contributions(e, before)}


def all_time(events, key="event_date/all/country=NO"):
    told = [c for e in events for c in contributions(e, [key]) if scope_key(c.scope, c.basis) == key]
    scope, basis = parse_scope_key(key)
    return tally(scope, basis, "best", told)


def best(t):
    return {m: f.best for m, f in t.toll.items()}


def test_scopes_of_an_event():
    """Country, then with region, type and each side told, and conflict; by day, month and all time, on both bases."""
    keys = set(given_to(event(conflicts=("Some war",))))
    scopes = {"country=NO", "country=NO/admin1=Oslo", "country=NO/event_type=Battles", "country=NO/side=civilian",
              "country=NO/side=unknown", "conflict=Some war"}  # fmt: skip
    periods = ["event_date/all", "event_date/2022-05-02", "event_date/2022-05",
               "report_date/all", "report_date/2022-05-03", "report_date/2022-05"]  # fmt: skip
    assert keys == {f"{period}/{scope}" for period in periods for scope in scopes}


def test_a_period_holds_the_whole_when():
    """An event over two days is in no day, one over two months in no month, one without a time in all time only."""
    assert ("event_date", "2022-05") in period_scopes(event(day="2022-05-30", end="2022-05-31"))
    assert len([p for p in period_scopes(event(day="2022-05-30", end="2022-05-31")) if p[0] == "event_date"]) == 2
    assert [p for p in period_scopes(event(day="2022-05-30", end="2022-06-01")) if p[0] == "event_date"] == [
        ("event_date", "all")
    ]
    assert [p for p in period_scopes(event(when=None)) if p[0] == "event_date"] == [("event_date", "all")]


def test_report_day_is_utc_of_the_first_publication():
    """The report date is the UTC day, wherever the publisher is."""
    assert ("report_date", "2022-05-03") in period_scopes(event())


@pytest.mark.parametrize(
    "scope",
    [Scope(country="NO"), Scope(country="NO", admin1="Møre og / Romsdal=1"), Scope(conflict="A % war, of sorts"),
     Scope(country="NO", side="civilian", period="2022-05-02")],
)  # fmt: skip
def test_keys_go_both_ways(scope):
    """A key gives its scope and basis back, whatever signs the names hold."""
    assert parse_scope_key(scope_key(scope, "report_date")) == (scope, "report_date")


@pytest.mark.parametrize("key", ["", "event_date", "arrival/all/country=NO", "event_date/all/colour=red"])
def test_no_key(key):
    """What was never a key is refused."""
    with pytest.raises(ValueError):
        parse_scope_key(key)


def test_no_country_enters_no_sum_above_it():
    """An event of no known country stands in XX alone: no region, no conflict."""
    keys = given_to(event(where=Where(admin1="Oslo"), conflicts=("Some war",)))
    assert {k.split("/", 2)[2] for k in keys} == {
        "country=XX", "country=XX/event_type=Battles", "country=XX/side=civilian", "country=XX/side=unknown",
    }  # fmt: skip


def test_a_side_gives_its_part_only():
    """The civilian scope gets the four civilians, not the ten."""
    given_ = given_to(event())["event_date/all/country=NO/side=civilian"]
    assert {m: f.best for m, f in given_.toll.items()} == {"killed": 4}


@pytest.mark.parametrize(
    "more", [{"status": "merged"}, {"status": "retracted"}, {"article_ids": (), "background_article_ids": ("a1",)}]
)
def test_what_enters_no_tally(more):
    """Merged, retracted and background-only events give nothing, and take back what they gave."""
    before = tuple(given_to(event()))
    now = contributions(event(version=2, **more), before)
    assert {scope_key(c.scope, c.basis) for c in now} == set(before)
    assert all(not c.counted and c.toll == {} for c in now)


def test_every_scope_it_ever_gave_to():
    """An event that moves to another country takes back what it gave to the old one."""
    before = tuple(given_to(event()))
    now = given_to(event(version=2, where=Where(country="SE")), before)
    assert not now["event_date/all/country=NO"].counted
    assert now["event_date/all/country=SE"].counted
    assert set(before) <= set(now)


def test_affected_and_indirect_enter_no_tally():
    """Never the affected, never deaths by hunger."""
    assert all_time([event("50 affected")]).toll == {}
    assert all_time([event("12 indirect")]).toll == {}


def test_sums():
    """Figures, parts, victims and held add up; measures nobody told are absent."""
    one = event("10; part 4 civilian in:0; of 1 militant attacker in:0; 3 kidnapped", "E1")
    other = event("5; part 5 civilian child in:0", "E2")
    told = all_time([one, other])
    killed = told.toll["killed"]
    assert best(told) == {"killed": 15, "kidnapped": 3}
    assert {s: p.best for s, p in killed.by_side.items()} == {"civilian": 9, "militant": 1, "unknown": 5}
    assert {t: p.best for t, p in killed.by_trait.items()} == {"child": 5}
    assert (killed.victims.best, told.toll["kidnapped"].held.best) == (14, 3)
    assert (told.events, killed.events_with_figure, killed.events_contested) == (2, 2, 0)


def test_contested_events_are_counted():
    """The sum says how many of its events are contested."""
    contested = toll([mention("police: 21", name="x"), mention("mayor: 18", hour=1, name="y")])
    told = all_time([event("3", "E1"), event(name="E2", toll=contested)]).toll["killed"]
    assert (told.low, told.best, told.high) == (21, 21, 24)
    assert (told.contested, told.events_contested, told.events_with_figure) == (True, 1, 2)


def test_an_open_high_leaves_the_sum_open():
    """Where one event has no upper end the sum has none."""
    told = all_time([event("3", "E1"), event(name="E2", toll={"killed": Figure(low=5, best=5, high=None)})])
    assert (told.toll["killed"].best, told.toll["killed"].high) == (8, None)


def test_fears_alone_raise_the_high_alone():
    """An event of which deaths are only feared has no figure in the sum, but raises its high."""
    told = all_time([event("3", "E1"), event("40?", "E2")]).toll["killed"]
    assert (told.low, told.best, told.high, told.events_with_figure) == (3, 3, 43, 1)
    alone = all_time([event("40?", "E2")]).toll["killed"]
    assert (alone.low, alone.best, alone.high) == (None, None, 40)


def test_versions_and_deltas():
    """The same sums come back as they were; other sums are one version on, with what changed and by whom."""
    key = scope_key(Scope(country="NO"), "event_date")
    first = given_to(event("10"))[key]
    t1 = tally(first.scope, "event_date", "best", [first], None, Cause(event_id="E1", version=1))
    assert (t1.version, t1.delta) == (1, {"killed": 10})
    assert tally(first.scope, "event_date", "best", [first], t1, Cause(event_id="E1", version=9)) is t1
    second = given_to(event("12; 2 injured", version=2))[key]
    t2 = tally(first.scope, "event_date", "best", [second], t1, Cause(event_id="E1", version=2))
    assert (t2.version, t2.delta, t2.caused_by.version) == (2, {"killed": 2, "injured": 2}, 2)
    gone = replace(second, counted=False, toll={})
    t3 = tally(first.scope, "event_date", "best", [gone], t2, Cause(event_id="E1", version=3))
    assert (t3.version, t3.events, t3.toll, t3.delta) == (3, 0, {}, {"killed": -12, "injured": -2})


def test_recent_days():
    """Today, the last seven and thirty days are sums of days."""
    days = [("2022-05-02", "10"), ("2022-05-01", "5"), ("2022-04-20", "2"), ("2022-03-01", "100")]
    by_day = [all_time([event(text, day=day)], f"event_date/{day}/country=NO") for day, text in days]
    today = date(2022, 5, 2)
    assert [best(recent(by_day, n, today=today))["killed"] for n in (1, 7, 30)] == [10, 15, 17]
    assert recent(by_day, 7, today=today).scope.period == "2022-04-26/2022-05-02"
    assert recent(by_day, 7, today=today).events == 2
    assert recent([], 7, today=today) is None


TEXTS = st.sampled_from(["10", "3; 2 injured", "7; part 2 civilian in:0", "0", "4 kidnapped", "40?", "5; 1 missing"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["E1", "E2", "E3"]), TEXTS, st.sampled_from(["open", "open", "retracted"])), max_size=12
)


@given(STEPS)
def test_running_sums_equal_the_sum_of_tolls_after_every_step(steps):
    """Added to and taken from one by one, the sums are those of all tolls anew: of low, best, high and every part."""
    key = "event_date/all/country=NO"
    scope, basis = parse_scope_key(key)
    totals, now = Totals(), {}
    for version, (name, text, status) in enumerate(steps, 1):
        e = event(text, name, version=version, status=status)
        told = given_to(e, [key])[key]
        if name in now:
            totals.take(now[name])
        totals.add(told)
        now[name] = told
        anew = tally(scope, basis, "best", now.values())
        running = emitted(scope, basis, "best", totals, None, None, anew.at)
        assert running == anew
        counted = [c.toll["killed"].best or 0 for c in now.values() if c.counted and "killed" in c.toll]
        assert best(anew).get("killed") or sum(counted) == 0


def test_named_conflicts():
    """Violence in a listed country between the dates; where actors are listed one of them must be told."""
    when = When(start=date(2023, 6, 1), end=date(2023, 6, 1))
    assert named_conflicts("SD", when, "Battles") == ("Sudan war 2023",)
    assert named_conflicts("SD", when, "Flood") == ()
    assert named_conflicts("SD", When(start=date(2020, 1, 1), end=date(2020, 1, 1)), "Battles") == ()
    assert named_conflicts(None, when, "Battles") == ()
    assert named_conflicts("NG", when, "Battles", ["bandits"]) == ()
    assert named_conflicts("NG", when, "Battles", ["suspected Boko Haram fighters"]) == ("Boko Haram insurgency",)
