"""One disaster told by forty articles over ten days: each hour's toll is the one written beforehand (STORY.md)."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.corrections import correction, undoing
from core.linking.facts import Writes
from core.reading.formats import parse
from core.replay import Replay
from language.ear import ear
from schemas.event import Event, Revision
from schemas.tally import Scope
from schemas.toll import Toll

HERE = Path(__file__).parent
START = datetime(2019, 10, 21, tzinfo=UTC)
HOURS = range(240)
WRONG_MERGE, UNDONE = 98, 101
SCOPE = Scope(country="LK", period="2019-10")
SHOWN = ("killed", "injured", "missing", "displaced", "child")


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def written() -> list[dict[str, str]]:
    """The timeline as it stands beside the story: what is said at an hour, and what was said before it."""
    said = {line.pop("hour"): line for line in lines("timeline.jsonl")}
    out: list[dict[str, str]] = []
    for hour in HOURS:
        out.append((out[-1] if out else {}) | said.get(hour, {}))
    return out


def shown(toll: Toll) -> dict[str, str]:
    """`low/best/high` by measure, and of the children among the dead."""
    killed = toll.get("killed")
    children = {"child": killed.by_trait["child"]} if killed and "child" in killed.by_trait else {}
    return {
        name: f"{f.low}/{f.best}/{f.high}" + (" contested" if f.contested else "")
        for name, f in {**toll, **children}.items()
        if name in SHOWN
    }


def figures(event: Event | None) -> dict[str, str]:
    return shown(event.toll) if event else {}


class Ledger(Replay):
    """The pipeline, and the revisions it sends."""

    def __init__(self, hear) -> None:
        super().__init__(hear)
        self.revisions: list[Revision] = []

    def _carry_out(self, writes: Writes) -> None:
        self.revisions += [o.record for o in writes.outputs if isinstance(o.record, Revision)]
        super()._carry_out(writes)


class Desk:
    """The pipeline hour by hour, and the person who rules wrongly and takes it back."""

    def __init__(self, hear) -> None:
        self.pipeline = Ledger(hear)
        self.articles = [parse(json.dumps(line).encode()) for line in lines("articles.jsonl")]
        self.merge = None

    def event(self, place: str) -> Event | None:
        return next((e for e in self.pipeline.events() if e.status == "open" and e.where.name == place), None)

    def hour(self, hour: int) -> None:
        now = START + timedelta(hours=hour)
        for article in self.articles:
            if article.received_at == now:
                self.pipeline.publish(article)
        if hour == WRONG_MERGE:
            ids = [self.event(place).event_id for place in ("Badulla", "Kegalle")]
            self.merge = correction("merge", ids, by="night desk", reason="one landslide", at=now)
            self.pipeline.correct(self.merge)
        if hour == UNDONE:
            self.pipeline.correct(undoing(self.merge, by="day desk", reason="another town", at=now))


@pytest.fixture(scope="module")
def told():
    """The desk after ten days, and the toll as it stood at each hour."""
    desk = Desk(ear())
    hourly = []
    for hour in HOURS:
        desk.hour(hour)
        hourly.append(figures(desk.event("Badulla")))
    return desk, hourly


def test_script_is_the_script():
    """Forty articles of eight outlets, one of them sent twice: the second time to withdraw it."""
    sent = lines("articles.jsonl")
    assert len({a["id"] for a in sent}) == 40
    assert len({a["source"]["name"] for a in sent}) == 8
    assert [a["id"] for a in sent if a.get("status") == "cancelled"] == ["badulla-078"]


def test_every_hour(told):
    """The toll at each of 240 hours is the one of the script."""
    _, hourly = told
    wanted = written()
    assert {h: hourly[h] for h in HOURS if hourly[h] != wanted[h]} == {}


def test_ledger_remembers_every_hour(told):
    """The latest revision on the ledger at any moment holds the toll that was shown then, the wrong merge too."""
    desk, hourly = told
    event_id = desk.event("Badulla").event_id
    revisions = sorted((r for r in desk.pipeline.revisions if r.event_id == event_id), key=lambda r: r.version)
    wrong = {}
    for hour in HOURS:
        known = [r for r in revisions if r.at <= START + timedelta(hours=hour)]
        if shown(known[-1].toll if known else {}) != hourly[hour]:
            wrong[hour] = (shown(known[-1].toll if known else {}), hourly[hour])
    assert wrong == {}


REASONS = {
    31: "injured_died", 54: "missing_found", 82: "retracted", 98: "merged", 101: "corrected_by_hand",
    122: "lower_claim", 146: "missing_found", 194: "injured_died", 220: "missing_found",
}  # fmt: skip


def test_reasons(told):
    """Why it changed: deaths among the injured, finds, the withdrawal, the merge and its undoing, the correction."""
    desk, _ = told
    event_id = desk.event("Badulla").event_id
    found = {(r.at - START) // timedelta(hours=1): r.reason for r in desk.pipeline.revisions if r.event_id == event_id}
    assert {hour: found.get(hour) for hour in REASONS} == REASONS


def test_the_quarry_stays_its_own(told):
    """Six dead and eleven missing there, before the wrong merge and after it."""
    desk, _ = told
    assert figures(desk.event("Kegalle")) == {"killed": "6/6/6", "missing": "11/11/11"}


def test_tally_of_the_country(told):
    """Fifty-one dead in both, none missing in the first and eleven in the other; nothing was counted twice."""
    desk, _ = told
    (tally,) = [t for t in desk.pipeline.tallies() if t.basis == "event_date" and t.scope == SCOPE]
    assert (tally.toll["killed"].best, tally.toll["missing"].best, tally.events) == (51, 11, 2)
