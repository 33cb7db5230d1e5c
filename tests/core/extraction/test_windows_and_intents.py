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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A singer was shot dead as she reached her flat at 2130 (0230 GMT 5 June). Police seek two men.",
            "2019-06-04",
        ),
        ("The second blast hit the depot at 11:15 p.m. local time [0415 GMT Thursday], wounding two.", "2019-06-05"),
        ("The shelling began in the suburb at 0130 (2030 GMT 4 June) and killed two.", "2019-06-05"),
        ("The blast hit the depot at 1430 (1930 GMT 5 June) and wounded two.", "2019-06-05"),
        ("The blast hit the depot at 0430 GMT on 5 June and wounded two.", "2019-06-05"),
    ],
)
def test_greenwich_days_are_told_as_local_days(text, day):
    """The day in brackets is of Greenwich; what happened late in the evening further west was the day before."""
    assert [m.when.start.isoformat() for m in mentions(text)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The body was found on Saturday in a silo, but that was not told until today.", "2019-06-08"),
        ("A court heard of the death of two sailors, whose bodies were found on 5 June in a creek.", "2019-06-05"),
    ],
)
def test_the_day_bodies_were_found(text, day):
    """Where no day of death is told, the day of discovery; never the day it became known."""
    assert [m.when.start.isoformat() for m in mentions(text)] == [day]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governing body said two jockeys were hurt on Monday.", [{"injured": 2}]),
        ("A permit is needed for any work by a Danish body abroad, he said on Monday.", []),
        ("Dutch athletes feared the sport's world body, she said on Monday.", []),
        ("The bodies of two miners were taken to hospital on Monday.", [{"killed": 2}]),
        ("The body was found by a farmer on Monday.", [{"killed": 1}]),
        ("The cook was hurt on Monday and her body badly burned.", [{"injured": 1}]),
        ("His burned body was found on Monday.", [{"killed": 1}]),
    ],
)
def test_a_body_of_office_is_nobody_dead(text, expected):
    """ "The governing body" acts and speaks."""
    assert [toll for _, toll in tolls(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reports that 12 miners were killed on Monday were false, the mayor said.",
        "Talk that nine porters were scalded on Monday is wholly unfounded, the mayor said.",
        "No nurse has ever been kidnapped or killed in the valley, the envoy said on Monday.",
        "There have been six murders since the council took office last spring, the union said.",
        "That truce was paid for by the killing of over 60,000 villagers, she said.",
    ],
)
def test_what_is_said_to_be_untrue_or_of_years_gives_no_figure(text):
    """Denied behind the figure, never at all, or of the years since somebody ruled."""
    assert [toll for _, toll in tolls(text) if toll] == []


def test_a_report_that_is_true_is_believed():
    """Only what the sentence calls false is disputed."""
    assert _killed("Reports that 12 miners were killed on Monday were confirmed; claims of a cover-up were false.") == [
        12
    ]


def test_years_in_office_make_no_campaign():
    """Who held an office for years and is shot is one dead."""
    text = "Karlsen, harbour master during the last nine years of that council, was gunned down on Tuesday."
    assert _killed(text) == [1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police in Skopje arrested 30 members of a gang of smugglers on Monday.", "Strategic developments"),
        ("Police arrested two gunmen after an attack on a bus in Skopje on Monday.", "Violence against civilians"),
        ("Gunmen seized a bank clerk in Skopje on Monday.", "Violence against civilians"),
        ("Police arrested a gunman who killed two shoppers in Skopje on Monday.", "Violence against civilians"),
    ],
)
def test_who_was_caught_is_no_deed(text, kind):
    """A gang or gunmen arrested: an arrest, unless a deed or harm is told."""
    assert [m.event_type for m in mentions(text)] == [kind]
