"""What is told of a whole war, what kind a happening is, which day is the deed's: ways of telling, one each."""

import pytest

from tests.core.extraction.listening import mentions, tolls


@pytest.mark.parametrize(
    "body",
    [
        "The bishop spoke on schools. She met the miners in the port. The meal lasted until noon. In this war which"
        " neither army can finish, 45,000 people have been killed.",
        "The bishop spoke on schools. She met the miners in the port. The meal lasted until noon. Over 30,000"
        " villagers have been slaughtered and thousands are missing, she said.",
    ],
)
def test_thousands_without_a_day_are_no_happening(body):
    """Tens of thousands of dead told in passing, without a day or a deed, are of no day and open no happening."""
    assert mentions(body) == ()


def test_thousands_of_a_disaster_are_counted():
    """A disaster may take thousands at once, told without a day."""
    body = "An earthquake has flattened towns in the north of Chile. More than 2,000 people have been killed."
    assert tolls(body) == [("primary", {"killed": 2000})]


def test_a_war_beside_a_deed_adds_nothing():
    """The dead of a war told behind a deed are no dead of the deed."""
    body = (
        "Gunmen killed four farmers in Lira on Monday. The shelling goes on in a border war that has cost over 45,000"
        " lives."
    )
    assert tolls(body) == [("primary", {"killed": 4})]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Police seized an arsenal on the outskirts of Lima on Monday. Two men were arrested.",
         "Strategic developments"),
        ("Fighting raged around Lira on Monday, an army spokesman said. Three soldiers were wounded as rebels"
         " and troops clashed. Rockets landed in a field.", "Battles"),
        ("A bomb killed four people in Lira on Monday. Fighting had raged there for weeks.",
         "Explosions/Remote violence"),
    ],
)  # fmt: skip
def test_the_type_is_what_was_done(body, expected):
    """Things seized are nobody's abduction; rockets of a battle are the battle's; a bomb that killed decides."""
    assert [m.event_type for m in mentions(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Rebels are staging attacks before the 30 June elections. Gunmen killed four farmers near Lira.",
         "2019-06-12"),
        ("Raiders carried out their ninth attack this season against a dam near Lira on Monday, killing two guards.",
         "2019-06-10"),
        ("On Wednesday a court sought the arrest of two men involved in the murder of eight herders carried out in"
         " Lira on 20 May.", "2019-05-20"),
        ("Gunmen killed four farmers near Lira in the past few hours.", "2019-06-12"),
        ("The envoy said on Wednesday that masked men in army boots on 8 June kidnapped three herders in"
         " Lira.", "2019-06-08"),
        ("Mikael Sand, a leader of the 3 March Front, was shot dead in Turku on Monday.", "2019-06-10"),
    ],
)  # fmt: skip
def test_the_day_of_the_deed(body, expected):
    """Days ahead, windows that count deeds, days of a saying and names made of a date are no day of a deed."""
    assert [str(m.when.start) for m in mentions(body)][:1] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Gunmen killed four people in Lima on Monday. The men were shot in the Old Mill neighborhood.",
         ("Lima", "Lima, Old Mill neighborhood")),
        ("A teacher was shot dead in Lima on Monday. Two pupils were hurt in the Lima judicial district.",
         ("Lima", "Lima")),
    ],
)  # fmt: skip
def test_quarters_are_kept_as_text(body, expected):
    """A quarter the gazetteer lacks is told beside its town; a district that serves something is no quarter."""
    (told,) = mentions(body)[:1]
    assert (told.where.name, told.where.text) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A bomb killed five people in Lira on Monday, the third attack in the past two months.", {"killed": 5}),
        ("The deadliest attack in recent weeks killed 12 people in Lira on Monday.", {"killed": 12}),
        ("The newest raid brings to 33 the number of herders killed in the past ten weeks.", {}),
        ("Thirty-one teachers have been slain in this valley over the last five weeks.", {}),
    ],
)
def test_one_deed_of_many_is_no_campaign(body, expected):
    """ "The third attack in two months" counts deeds, not dead; what two months took is a campaign's."""
    assert [figures for _, figures in tolls(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Troops are sweeping hills near Lira in search of a gang that killed five herders on Monday.",
         "Violence against civilians"),
        ("A former rebel commander was shot dead in Lira on Monday.", "Violence against civilians"),
        ("An insurgent was killed in Lira on Monday while storming the villa of a banker.",
         "Violence against civilians"),
        ("Troops killed five rebels near Lira on Monday.", "Battles"),
    ],
)  # fmt: skip
def test_what_forces_do_after_is_not_what_was_done(body, expected):
    """A hunt for killers is no battle, who fought once fights no more, and an attacker who falls was not raided."""
    assert [m.event_type for m in mentions(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Gunmen killed ten dockers in Porto on Monday. The rebels will stay away from the talks in Vienna.", "Porto"),
        ("Police found a shell. A cook was killed in Porto on Monday, and the shell was flown to London.",
         "Porto"),
        ("Two Mormon dentists were shot dead in Togo on Monday.", "Togo"),
        ("Gunmen killed a guard at the embassies of Norway and Japan in Bogota on Monday.", "Bogotá"),
    ],
)  # fmt: skip
def test_where_people_meet_or_go_is_no_scene(body, expected):
    """Talks, journeys, the home of an embassy and a creed are told as places and are none of the deed."""
    assert [m.where.name for m in mentions(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A bomb killed five people in Lira on Monday. The Red Lions Brigade claimed responsibility.",
         [["Red Lions Brigade"]]),
        ("Gunmen killed four in Kampala on Monday. On Sunday a mine killed two farmers in Lira, an attack claimed by"
         " the Northern Front. Police found a car.", [[], ["Northern Front"]]),
        ("A bomb killed five people in Lira on Monday. Nobody has claimed responsibility.", [[]]),
    ],
)  # fmt: skip
def test_a_claim_of_responsibility_is_kept(body, expected):
    """Who says that they did it is an actor of the happening it is said of, marked as a claim (tolls.md)."""
    assert [[a.name for a in m.actors if a.kind == "claimed"] for m in mentions(body)] == expected
    assert all(a.role == "attacker" for m in mentions(body) for a in m.actors if a.kind == "claimed")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A bomb exploded at a ferry terminal in Manila on Monday, killing four people.", "Explosions/Remote violence"),
        ("Gunmen ambushed a boat on Monday. The boat sank and three people drowned.", "Violence against civilians"),
        ("A ferry sank off Manila on Monday, killing 40 people.", "Technological disaster"),
        ("A fire at a factory in Dhaka killed 12 people on Monday. A blast was heard.", "Technological disaster"),
    ],
)
def test_who_strikes_a_ferry_makes_no_accident(body, expected):
    """What somebody did to a boat or a house is told by what they did."""
    assert [m.event_type for m in mentions(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The premier blamed bandits on Monday for the murder of union lawyer Olav Berg.", {"killed": 1}),
        ("The assassination in April of Admiral Olav Berg was planned overseas, the envoy said.", {"killed": 1}),
        ("The bishop condemned the murder committed by bandits against Professor Olav Berg on Monday.", {"killed": 1}),
    ],
)
def test_who_is_murdered_by_a_noun(body, expected):
    """The victim of a noun stands behind its office, its day, or its doer."""
    assert [figures for _, figures in tolls(body)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The envoy spoke on this evening's attack against the chief auditor.", ["2019-06-12"]),
        ("Rebels condemned the bomb attack of 10 June on a university.", ["2019-06-10"]),
        ("The minister spoke on Monday on attacks and violence.", []),
        ("The fighting of 10 June goes on, the minister said.", []),
    ],
)
def test_an_attack_with_its_own_day_is_told(body, expected):
    """An attack without figures is a mention where it is told with its day; talk of violence is none."""
    assert [str(m.when.start) for m in mentions(body)] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Gunmen attacked a police post near Lira on Monday.", [("Violence against civilians", "2019-06-10")]),
        ("A bomb exploded outside a bank on Monday, police said.", [("Explosions/Remote violence", "2019-06-10")]),
        ("Hundreds marked the anniversary of a bombing that killed 56 people in Ankara on Monday.", []),
    ],
)
def test_an_attack_without_figures(body, expected):
    """News of an attack that tells nobody hurt is a mention without claims; an anniversary of no told year is none."""
    found = mentions(body)
    assert [(m.event_type, str(m.when.start)) for m in found] == expected
    assert all(m.claims == () for m in found)
