"""Rules of telling: who the dead were, who came to be dead, what was corrected, what belongs to another happening."""

from datetime import UTC, datetime

import pytest

from core.extraction.read import read
from language.ear import ear
from tests.core.extraction.listening import article, mentions


def line(claim):
    """One claim: `measure best`, then whatever it says beyond a plain total."""
    told = [f"{claim.measure} {claim.high if claim.feared else claim.best}"]
    told += [claim.side] * (claim.side != "unknown")
    told += [f"attacker={claim.attacker}"] * (claim.attacker is True)
    told += [f"from {claim.from_}"] * (claim.from_ is not None) + [f"revises {claim.revises}"] * bool(claim.revises)
    told += [claim.state or ""] * (claim.state is not None) + [claim.scope] * (claim.scope != "event")
    told += [word for word in ("feared", "disputed", "indirect") if getattr(claim, word)]
    return " ".join(told)


def lines(body, title=""):
    """The claims of the first mention, sorted."""
    found = mentions(body, title)
    return sorted(line(c) for c in found[0].claims) if found else []


def toll(body, title="", measure="killed"):
    """best and victims of the first mention."""
    figure = mentions(body, title)[0].toll[measure]
    return figure.best, figure.victims.best if figure.victims else None


@pytest.mark.parametrize(
    "body",
    [
        "Twelve people died in the raid on the inn at Kabul on Monday: seven guests, three policemen and two of the"
        " attackers.",
        "Twelve people died in the raid on the inn at Kabul on Monday. Seven civilians, three policemen and two"
        " attackers were among the dead.",
        "Twelve people died in the raid on the inn at Kabul on Monday. Seven of the dead were civilians, three were"
        " policemen and two were attackers.",
    ],
)
def test_components_without_a_verb_of_their_own(body):
    """Whoever the dead are said to have been, however it is said, leaves the victims without the attackers."""
    assert toll(body) == (12, 10)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Three gunmen burst into a bank in Oslo on Monday and killed four clerks before police shot them dead.",
         (7, 4)),
        ("Three gunmen burst into a bank in Kabul on Monday and killed four clerks before soldiers killed all three of"
         " them.", (7, 4)),
        ("A gunman killed two clerks in a bank in Oslo on Monday. Officers shot him dead.", (3, 2)),
        ("Four attackers stormed a bank in Kabul on Monday, killing six clerks. Troops later killed the attackers.",
         (10, 6)),
        ("A bomber killed himself and three guards in Kabul on Monday.", (4, 3)),
        ("At least nine people, among them two attackers, died in a raid on a bank in Kabul on Monday.", (9, 7)),
        ("Three people were found dead in a flat in Oslo on Monday in what police called a murder-suicide.", (3, 2)),
        ("A man shot dead his wife and two sons before killing himself in Oslo on Monday.", (4, 3)),
        ("Six people including the bomber were killed when he blew himself up in Kabul on Monday.", (6, 5)),
    ],
)  # fmt: skip
def test_attackers_are_dead_but_no_victims(body, expected):
    """`killed` counts everyone who died, `victims` all but who carried out the attack (tolls.md, Attackers)."""
    assert toll(body) == expected


def test_police_who_shoot_a_man_make_no_attacker_of_him():
    """Without an attack that was told, who is shot by forces is a victim."""
    assert toll("Police in Oslo shot a man dead on Monday. Officers killed him after a chase.") == (1, 1)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Two of the people wounded when a mine went off near Gao on Monday have died.", ["killed 2 from injured"]),
        ("Two soldiers who were wounded in a blast in Lagos on Monday died on Tuesday.",
         ["killed 2 security_forces from injured"]),
        ("The bodies of the three missing sailors were found off Lagos on Tuesday.", ["killed 3 from missing"]),
        ("Five people were taken to hospital, where one later died, after a crash in Lagos on Monday.",
         ["injured 5", "killed 1 from injured"]),
        ("Nine of the 11 miners trapped near Lagos on Monday were rescued.",
         ["missing 11 civilian", "missing 9 civilian from missing"]),
        ("Police detained 90 people in Lagos on Monday and released 60 of them.",
         ["arrested 30 still_held", "arrested 90"]),
        ("All 14 pupils kidnapped near Lagos on 3 May have been freed.",
         ["kidnapped 14", "kidnapped 14 from kidnapped"]),
    ],
)  # fmt: skip
def test_transitions(body, expected):
    """Who was injured, missing or held is so no longer (tolls.md, Transitions)."""
    assert lines(body) == expected


def test_a_second_victim_is_one_more():
    """ "A second victim died" adds one to what was known; it is no total of one."""
    (claim,) = mentions("A second victim of Monday's stabbing in Oslo died in hospital.")[0].claims
    assert (claim.mode, claim.best) == ("increment", 1)


@pytest.mark.parametrize(
    "body",
    [
        "Police now say 19 people died in Monday's fire in Lagos, not 26.",
        "The toll of Monday's fire in Lagos was cut to 19 from 26.",
        "Nineteen people died in Monday's fire in Lagos, police said, correcting an earlier figure of 26.",
        "Nineteen people died in Monday's fire in Lagos, police said. They had earlier put the toll at 26.",
        "The toll of Monday's fire in Lagos stands at 19, down from 26.",
        "Nineteen people died in Monday's fire in Lagos, police said, fewer than the 26 announced earlier.",
    ],
)
def test_corrections_name_what_they_replace(body):
    """A lower figure said to replace a higher one strikes it (tolls.md, policy, 3 b)."""
    assert lines(body) == ["killed 19 revises 26"]


@pytest.mark.parametrize(
    "body",
    [
        "The toll of Monday's fire in Lagos rose to 26 from 19.",
        "Twenty-six people died in Monday's fire in Lagos. Earlier reports put the toll at 19.",
        "Lower-caste labourers were attacked in Patna on Monday and 26 people died.",
    ],
)
def test_growth_is_no_correction(body):
    """A higher figure than before corrects nothing."""
    (claim,) = [c for c in mentions(body)[0].claims if c.measure == "killed" and c.best]
    assert (claim.best, claim.correction, claim.revises) == (26, False, None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Cholera killed 12 people in Kano on Monday.", ["killed 12 indirect"]),
        ("Five children died of malnutrition in Kano on Monday.", ["killed 5 civilian indirect"]),
        ("A heatwave killed 30 people in Karachi on Monday.", ["killed 30 indirect"]),
        ("A bomb killed 12 people in Kano, a city hit by cholera, on Monday.", ["killed 12"]),
    ],
)
def test_indirect_deaths_are_marked(body, expected):
    """Disease, hunger and heat stay out of violent tallies; a bomb in a sick city does not."""
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The flood forced 800 people out of their villages near Beira on Monday.", ["displaced 800"]),
        ("About 300 people slept in shelters after a quake in Nagano on Monday.", ["displaced 300"]),
        (
            "Police in Oslo foiled a plot that could have killed hundreds and arrested two men on Monday.",
            ["arrested 2"],
        ),
    ],
)
def test_displaced_and_what_only_might_have_been(body, expected):
    """Who had to leave is displaced; what could have been is told of nobody."""
    assert lines(body) == expected


def happenings(body, title=""):
    """Day, role and dead of each mention."""
    return [
        (str(m.when.start), m.role, m.toll["killed"].best if "killed" in m.toll else None)
        for m in mentions(body, title)
    ]


def test_two_blasts_under_one_sum_are_two():
    """Parts with figures and a time or place of their own are happenings; the sum over them adds nothing."""
    body = (
        "Two bombs killed 12 people in Quetta on Tuesday.\n\nThe first, near a market, killed five people.\n\n"
        "The second, at a bus stop an hour later, killed seven people."
    )
    assert happenings(body, "Two bombs kill 12 in Quetta") == [
        ("2019-06-11", "primary", 5),
        ("2019-06-11", "secondary", 7),
    ]


def test_one_blast_with_parts_stays_one():
    """Who the dead of one bomb were is told of one happening."""
    body = "A bomb killed 12 people in Quetta on Tuesday. Five soldiers died.\n\nLater seven civilians were buried."
    assert [m.role for m in mentions(body)] == ["primary"]


def test_parts_of_a_sum_are_told_after_it():
    """A part that happens to be the sum of two others is no sum."""
    body = (
        "Six people were killed in shootings in three cities on Tuesday.\n\nIn Detroit two men died.\n\n"
        "Three people were shot dead in Atlanta.\n\nA boy was killed in Denver."
    )
    assert [dead for _, _, dead in happenings(body)] == [2, 3, 1]


def test_an_anniversary_march_has_arrests_of_its_own():
    """What a march remembers is another happening than the march."""
    body = (
        "Police arrested nine people on Sunday at a march in Nairobi on the anniversary of protests on 4 May 2018 in"
        " which 30 people were killed."
    )
    assert happenings(body) == [("2019-06-09", "primary", None), ("2018-05-04", "background", 30)]


def test_who_planned_an_attack_is_no_victim_of_it():
    """The death of the planner is another happening, and the planner a suspect."""
    found = mentions(
        "Troops on Monday killed Omar Nuri, the mastermind of an attack on a school in Gao on 5 February that left 40"
        " people dead."
    )
    assert [(m.role, m.toll["killed"].best) for m in found] == [("primary", 1), ("background", 40)]
    assert {p.role for m in found for p in m.people} == {"suspect"}


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            "Six people died in a fire that swept through a hotel in Lagos on Monday, police said on Tuesday.",
            "2019-06-10",
        ),
        ("All nine pupils who were kidnapped in Lagos on 2 June were released on Monday.", "2019-06-02"),
        ("Two people died in a crash in Lagos on Monday. Police arrested the driver on Tuesday.", "2019-06-10"),
        ("Two people were shot dead in Lagos a week ago Saturday.", "2019-06-01"),
    ],
)
def test_the_day_is_of_the_happening(body, day):
    """Not the day of who says so, of a release or of an arrest over it."""
    found = mentions(body)
    assert [(m.role, str(m.when.start)) for m in found] == [("primary", day)]


@pytest.mark.parametrize(
    ("place", "hour", "day"),
    [
        ("Houston", 2, "2019-06-11"),
        ("Manila", 20, "2019-06-13"),
        ("Lagos", 2, "2019-06-12"),
        ("Manila", 12, "2019-06-12"),
    ],
)
def test_today_is_the_local_day(place, hour, day):
    """Publication is UTC; the day is of the clocks of the place; noon sharp is a bare date."""
    told = article(f"Six people died in a fire in {place} today.", published=datetime(2019, 6, 12, hour, tzinfo=UTC))
    assert str(read(told, ear())[0].when.start) == day


def test_rival_counts_are_voices_of_their_own():
    """The government's lower count contradicts the doctors', it is no part of it."""
    found = lines(
        "Troops shot dead seven protesters in Khartoum on Monday, doctors said. The government said four died."
    )
    assert found == ["killed 4", "killed 7 civilian"]


@pytest.mark.parametrize(
    "body",
    [
        "The death toll from Monday's bombing of a market in Idlib climbed to 31 after four people died, police said.",
        "The toll in the fire in a five-storey hostel in Idlib on Monday has risen to 31.",
        "The death toll from Monday's crash of two buses near Idlib rose to 31, police said.",
        "The death toll of Monday's blast at a mosque in Idlib was put at 31.",
    ],
)
def test_a_toll_finds_its_figure_from_afar(body):
    """Neither an article nor other numbers between a toll and its figure hide it."""
    assert toll(body)[0] == 31


def test_two_happenings_of_one_sentence():
    """Two towns, two days, two figures in one sentence are two happenings; the sum before them adds nothing."""
    body = (
        "Nine people were killed in road accidents in Kenya over the weekend.\n\nFour died when a van overturned near"
        " Nakuru on Saturday, and five were killed in a collision in Kisumu on Sunday."
    )
    assert happenings(body) == [("2019-06-08", "primary", 4), ("2019-06-09", "secondary", 5)]


def test_dead_or_wounded_together_are_affected():
    """ "Killed or wounded" is never split (tolls.md, Measures)."""
    assert lines("More than 50 people were killed or wounded in a bombing in Kirkuk on Monday.") == ["affected 50"]


def test_what_a_court_does_has_a_day_of_its_own():
    """A trial is entered on the day of what it is about (tolls.md, Roles)."""
    found = mentions("A court in Cologne heard on Tuesday how five people died in a fire on 1 December 2018.")
    assert [str(m.when.start) for m in found] == ["2018-12-01"]


def test_a_withdrawn_figure_is_disputed():
    """A statement taken back gives no figure (tolls.md, Not claims)."""
    assert lines("The army on Tuesday withdrew its statement that 25 rebels were killed near Goma on Monday.") == [
        "killed 25 militant disputed"
    ]


def test_an_arrest_over_an_old_attack_is_its_own_news():
    """Follow-ups are of happenings at most a year old (tolls.md, Roles)."""
    found = mentions(
        "Police in Lagos arrested a man on Monday suspected of organising the attack on a school in Gao in April 2016"
        " that killed 12 pupils."
    )
    assert [(m.role, sorted(m.toll)) for m in found] == [("primary", ["arrested"]), ("background", ["killed"])]
