"""Figures of many days, deeds only meant, and a toll beside what was damaged."""

import pytest

from tests.core.extraction.listening import mentions, tolls


def _killed(text):
    return [toll.get("killed") for _, toll in tolls(text) if toll.get("killed")]


@pytest.mark.parametrize(
    "text",
    [
        "During March more than 240 people were killed in the coastal province, a lawyer said.",
        "The militia is blamed for some 450 deaths this year, nine of them of teachers.",
        "Feuds between clans led to over 210 deaths across the land last month.",
        "Over the last 40 days, 610 pirates and 95 sailors have died, the navy said.",
        "In only five weeks, divers have recovered 120 bodies from the lake.",
        "The feud of the two harbour gangs has by now claimed over 90 deaths in Norvale.",
        "Envoys spoke of a feud which has gone on for eight years and killed over 40,000 villagers.",
    ],
)
def test_what_weeks_or_a_war_took_is_no_toll_of_a_day(text):
    """Sums over many days are aggregates or of a campaign, and add nothing."""
    assert _killed(text) == []


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("An explosion at a mill in Harlow killed 28 people last month.", 28),
        ("In 2011, a ferry sank on the lake and 210 people drowned.", 210),
        ("Gunmen killed 31 villagers in Harlow on Sunday, the worst attack during the past three weeks.", 31),
    ],
)
def test_one_deed_of_a_month_is_a_toll(text, killed):
    """A deed told with its noun or verb keeps its figure, however wide its date."""
    assert _killed(text) == [killed]


@pytest.mark.parametrize(
    "text",
    [
        "The cell had the task of murdering the premier and two bishops, the ministry said on Monday.",
        "She admitted having been given the job of preparing the murder of an abbot.",
        "He angered the union by calling for the killing of its leader.",
        "Two exiles are still plotting the murder of the premier, he said.",
        "The gang set out to kill two teachers in the valley that night.",
    ],
)
def test_a_deed_only_meant_is_no_happening(text):
    """A mission, a call, a plan under way: nobody has suffered anything."""
    assert mentions(text) == ()


def test_a_deed_that_was_planned_and_done_is_told():
    """ "Accused of planning the murder" tells of a murder."""
    assert _killed("A man accused of planning the murder of two judges in Harlow was arrested on Monday.") == [2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast left a toll of 1 guest hurt and damage to over 20 stalls on Monday.", {"injured": 1}),
        ("The attack left a toll of two dead and damage to 14 shops in Ardwick on Monday.", {"killed": 2}),
        ("The storm left a toll of nine dead and 30 hurt in Ardwick on Monday.", {"killed": 9, "injured": 30}),
    ],
)
def test_a_toll_has_its_own_figure(text, expected):
    """What was damaged beside it is no figure of the dead."""
    assert [toll for _, toll in tolls(text)] == [expected]
