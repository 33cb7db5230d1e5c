"""Headlines of what came after, and what they excuse."""

from dataclasses import replace
from datetime import date

import pytest

from core.linking.facts import Profile
from core.linking.features import time
from core.linking.sequels import sequel
from core.linking.told import told
from core.linking.vetoes import veto
from schemas.place import When
from tests.core.linking.conftest import hours, mention

FIRST = When(start=date(2021, 3, 1), end=date(2021, 3, 1), text="Monday")
SECOND = When(start=date(2021, 3, 2), end=date(2021, 3, 2), text="Tuesday")
THIRD = When(start=date(2021, 3, 4), end=date(2021, 3, 4), text="Thursday")


@pytest.mark.parametrize(
    "title",
    [
        "Brothers arraigned over ferry fire",
        "Toll of quay blast climbs to nine",
        "Vigil held in Orwick",
        "Man arrested in Orwick - Orwick Evening Courier",
    ],
)
def test_what_came_after(title: str) -> None:
    """An arrest, a trial, a mourning, a toll that rose."""
    assert sequel(title)


@pytest.mark.parametrize("title", ["Ferry burns at Orwick quay", "Mill fire kills two - Orwick Court Reporter", ""])
def test_a_first_report(title: str) -> None:
    """The happening itself; the name of the outlet says nothing."""
    assert not sequel(title)


def _named(title: str, when: When = THIRD, at: float = 72) -> dict[str, float]:
    """What a report of that headline says beside one of the first of March."""
    view = told(replace(mention("b", at=at), when=when), title, (), "")
    first = Profile(when=(FIRST,), last_reported=hours(0))
    return {f.name: f.value for f in time(view, first)}


def test_a_first_report_of_another_day_is_another_happening() -> None:
    """It tells its happening's own day: three days from the other's."""
    assert _named("Blast hits Harkovo market")["first_report"] == 1.0


def test_what_came_after_may_tell_a_day_of_its_own() -> None:
    """Of a trial the day told may be that of the hearing; no more is made of it than of any other day."""
    said = _named("Trial opens over blast in Harkovo market")
    assert "first_report" not in said
    assert "days_apart_news" in said


def test_a_day_off_is_no_other_day() -> None:
    """Night and morning, or the day of the report for that of the deed."""
    assert "first_report" not in _named("Blast hits Harkovo market", SECOND, 24)


def test_a_guessed_day_counts_by_how_far_it_is() -> None:
    """Without words of its own a day is that of the report: seven of fourteen days is half."""
    guessed = When(start=date(2021, 3, 8), end=date(2021, 3, 8), text="")
    assert _named("Blast hits Harkovo market", guessed, 168)["first_report_guessed"] == 0.5


def test_only_the_later_of_two_is_asked() -> None:
    """The earlier report tells of an arrest, the later one of a blast: the later one's day is a blast's."""
    view = told(replace(mention("b", at=72), when=THIRD), "Blast hits Harkovo market", (), "")
    arrest = Profile(when=(FIRST,), last_reported=hours(0), sequel=True)
    assert "first_report" in {f.name for f in time(view, arrest)}
    assert "first_report" not in {f.name for f in time(replace(view, reported_at=hours(0)), arrest)}


def test_a_month_apart_forbids_a_first_report_only() -> None:
    """Days five weeks apart are two happenings, unless the later is the day of the report's own trial."""
    late = When(start=date(2021, 4, 5), end=date(2021, 4, 5), text="Monday")
    mine = replace(mention("b", at=35 * 24), when=late)
    first = Profile(when=(FIRST,), last_reported=hours(0))
    assert veto(told(mine, "Blast hits Harkovo market", (), ""), first) == "2021-04-05 is not 2021-03-01"
    assert veto(told(mine, "Trial opens over blast in Harkovo market", (), ""), first) is None
