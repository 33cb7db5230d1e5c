"""Datelines, towns told with their state or once in full, councils, ordinary words and roads as places."""

import pytest

from tests.core.extraction.listening import mentions
from tests.core.extraction.test_where import events, found, told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The fire at the Macon, Georgia, mill killed two people.", ("Macon", "US", "city")),
        ("The gang left Hinche, Haiti, at dawn after killing nine people.", ("Hinche", "HT", "city")),
        ("Nine people died when a tanker rolled into Reading, Pennsylvania, on Monday.", ("Reading", "US", "city")),
        ("A shell hit a mill in Slide, in Ethiopia's Amhara region, and killed two people.", ("Slide", "ET", "admin1")),
        ("Raiders killed nine people in Bokkos Local Government Area of the state.", ("Bokkos", "NG", "city")),
    ],
)
def test_told_with_what_it_lies_in(body, expected):
    """The state, country or council behind it makes a town of an ordinary word and of a name with an article."""
    assert expected in events(body)


@pytest.mark.parametrize(
    "body",
    ["The March, Monday said, killed two.", "Nobody in Parliament, Prime Minister Doe said, was killed.",
     "Two people died in Justice, police said."],
)  # fmt: skip
def test_an_ordinary_word_is_no_place(body):
    """A comma and a capital alone tell of no place."""
    assert events(body) == []


def test_a_town_told_once_in_full_is_meant_where_it_stands_bare():
    """ "Paris, Texas", then "a Paris family": no family of France."""
    body = "PARIS, Texas (AP) — Police named the dead on Monday. A Paris family was found dead."
    assert {(name, code) for _, name, code, _ in told(body)} == {("Paris", "US")}
    assert {p.where.admin1 for p in found(body)} == {"Texas"}


def test_a_short_name_in_capitals_heads_a_report():
    """ "LIMA, Ohio": no abbreviation, where its state follows."""
    assert told("LIMA, Ohio (AP) — Two people died.")[0][:3] == ("dateline", "Lima", "US")


def test_the_town_of_the_dateline_is_known_in_the_text():
    """Filed from Dumka, "the Dumka school" is there; without the dateline it may be anybody's name."""
    assert ("Dumka", "IN", "city") in events("DUMKA: Two teachers were killed at the Dumka school on Monday.")
    assert events("Two teachers were killed at the Dumka school on Monday.") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Six people died on the Kaduna-Abuja road on Monday.", [("Kaduna-Abuja road", "NG", "country")]),
        ("Six people died on the Nakuru-Kisumu highway.", [("Nakuru-Kisumu highway", "KE", "country")]),
        ("Six people died on the Kampala-Nairobi highway.", []),
        ("Six people died in the Smith-Jones highway case.", []),
    ],
)
def test_a_road_lies_in_the_country_of_both_its_towns(body, expected):
    """Between towns of two countries nobody says where."""
    assert events(body) == expected


def test_the_town_itself_goes_before_what_it_is_near():
    """A headline's "north of the capital" is the town the text names."""
    (raid,) = mentions(
        "When the gang left Hinche, Haiti, nine people were dead.", "Raid north of Haitian capital kills 9"
    )
    assert (raid.where.name, raid.where.precision) == ("Hinche", "city")


def test_a_region_and_its_town_of_one_name_found_nowhere_else():
    """Either lies in the one country that has them."""
    assert [(name, code) for name, code, _ in events("Two of those hurt in Saturday's Kitui bus accident died.")] == [
        ("Kitui", "KE")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "SIALKOT, N.D. (KXQZ) - A boy was shot in Sialkot on Friday.",
        "A boy was shot at a mill in Sialkot, North Dakota, on Friday. Police in Sialkot were called.",
    ],
)
def test_a_village_of_a_state_is_not_its_namesake_abroad(text: str) -> None:
    """The gazetteer has only a city abroad: the village lies in the state, also where it stands bare."""
    assert {(p.where.country, p.where.admin1) for p in found(text)} == {("US", "North Dakota")}


def test_the_town_of_the_outlet_is_not_the_scene() -> None:
    """What stands behind the headline tells whose paper it is; without an outlet's word it is news."""
    title = "Third man held over mill shooting - KXQZ, Lawton, OK: News, Weather"
    assert {p.role for p in found("A third man was held.", title=title)} == {"other"}
    news = found("A third man was held.", title="Three men held over mill shooting - Lawton, OK")
    assert {p.role for p in news} == {"event"}
