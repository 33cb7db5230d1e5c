"""What nature and what a machine does is no attack, and one disaster is one happening whatever it set alight."""

import pytest

from tests.core.extraction.listening import mentions, tolls


def kind(body, title=""):
    """Type and sub-type of the article's own news."""
    told = mentions(body, title)[0]
    return told.event_type, told.event_subtype


@pytest.mark.parametrize(
    ("body", "subtype"),
    [
        ("Twelve people died of heatstroke in Jacobabad on Tuesday, doctors said.", "Extreme temperature"),
        ("Freezing temperatures killed six homeless people in Warsaw on Tuesday.", "Extreme temperature"),
    ],
)
def test_heat_and_cold_are_disasters(body, subtype):
    """EM-DAT: Natural, meteorological, extreme temperature."""
    assert kind(body) == ("Natural disaster", subtype)


@pytest.mark.parametrize(
    ("body", "subtype"),
    [
        ("Three fans were hurt when a stand gave way in Enugu on Sunday.", "Collapse (Miscellaneous)"),
        ("A balcony gave way at a wedding in Cali on Sunday, injuring nine guests.", "Collapse (Miscellaneous)"),
        ("A father and his two sons died of carbon monoxide poisoning in Tuzla on Sunday.", "Poisoning"),
        ("Seventeen men have died after drinking bootleg liquor in Izmir on Sunday.", "Poisoning"),
        ("Six people were killed when a freight train rammed a taxi near Tanta on Sunday. The taxi driver was"
         " detained.", "Rail"),
    ],
)  # fmt: skip
def test_accidents_by_what_gave_way(body, subtype):
    """Neither attacks nor arrests."""
    assert kind(body) == ("Technological disaster", subtype)


@pytest.mark.parametrize(
    "body",
    [
        "Rain kills four in Durban. Two others were taken by ambulance to hospital on Sunday.",
        "Something in the water killed four people in Durban on Sunday.",
    ],
)
def test_what_kills_need_be_nobody(body):
    """ "Kills" and "taken to hospital" do not say that somebody did it."""
    assert not any(m.event_type == "Violence against civilians" for m in mentions(body))


@pytest.mark.parametrize(
    "second",
    [
        "Two rangers were injured fighting the blaze.",
        "Two rangers suffered burns when the fire jumped a road.",
    ],
)
def test_the_blaze_is_the_wildfire_told_before(second):
    """One mention with both figures."""
    told = tolls(f"A shepherd died when a bushfire swept through hills near Perth on Sunday. {second}")
    assert told == [("primary", {"killed": 1, "injured": 2})]


def test_a_crash_elsewhere_is_no_part_of_a_storm():
    """Another place and another day open a happening of their own."""
    told = tolls("A typhoon killed 14 people in Cebu on Monday. On Saturday three nuns died in a bus crash near Lipa.")
    assert [toll["killed"] for _, toll in told] == [14, 3]


@pytest.mark.parametrize(
    "sum_of",
    [
        "Nineteen people have died in avalanches in Switzerland so far this season.",
        "The number of avalanche deaths this winter alone is 19.",
        "With them, the number of avalanche deaths in the country this year rose to 19.",
    ],
)
def test_a_season_s_sum_is_no_total(sum_of):
    """The two who died are all that the event counts."""
    told = mentions(f"Two climbers were killed in an avalanche above Zermatt on Sunday. {sum_of}")
    own = [c for m in told if m.role == "primary" for c in m.claims if c.scope == "event"]
    assert [(c.measure, c.mode, c.best) for c in own] == [("killed", "total", 2)]


def test_a_dateline_with_a_colon_is_where_it_was_filed():
    """The mine is in the town that the sentence names."""
    (told,) = mentions("QUETTA: Four miners lost their lives when gas exploded in a mine in Mach on Monday night.")
    assert told.where.name == "Mach"


@pytest.mark.parametrize(
    ("body", "dead"),
    [
        ("Police said 60 people died when a lorry of fuel blew up in Kaduna on Monday. By evening the relief agency put"
         " the dead at 82.", 82),
        ("Three masons are missing and one was pulled out dead after a wall toppled in Foshan on Monday.", 1),
        ("A boy was brought out dead from a well in Moradabad on Monday.", 1),
    ],
)  # fmt: skip
def test_the_dead_told_otherwise(body, dead):
    """ "Put the dead at 82", "pulled out dead"."""
    (told,) = mentions(body)
    assert max(c.best for c in told.claims if c.measure == "killed") == dead


def test_those_who_fainted_are_injured():
    """Nobody says "injured"."""
    body = "Thirty pupils fainted and were rushed to hospital after inhaling ammonia in Ludhiana on Monday."
    assert tolls(body) == [("primary", {"injured": 30})]


@pytest.mark.parametrize(
    "part",
    [
        "Son La province reported nine deaths.",
        "Son La province recorded nine dead and Lai Chau four.",
    ],
)
def test_what_a_province_reports_is_part_of_the_sum(part):
    """The total stands, and the province is not where all of it was."""
    (told,) = mentions(
        f"Floods have killed 31 people across northern Vietnam since Sunday, the government said. {part}"
    )
    assert [(c.mode, c.best) for c in told.claims if c.measure == "killed"] == [("total", 31), ("subset", 9)]
    assert told.where.precision == "country"


def test_a_province_alone_tells_its_own_dead():
    """No larger figure stands before it."""
    assert tolls("Son La province reported nine deaths in Monday's floods.")[0][1] == {"killed": 9}


def test_an_arrest_is_not_what_killed_them():
    """No type is better than a wrong one."""
    assert kind("Two cleaners died after entering a sewer in Surat on Monday. The contractor was arrested.") == ("", "")
    assert kind("Police arrested nine men in Surat on Monday.")[1] == "Arrests"


def test_animals_do_not_attack_as_people_do():
    """EM-DAT: Natural, biological, animal incident."""
    assert kind("A swimmer was killed in a shark attack off Recife on Monday.") == (
        "Natural disaster",
        "Animal incident",
    )
    assert kind("A farmer died after an elephant attacked him near Nakuru on Monday.")[0] == "Natural disaster"
