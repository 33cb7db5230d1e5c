"""What is set off from the people counted: who most of them were, a clause with "with", who says it."""

import pytest

from tests.core.extraction.listening import mentions, told, tolls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 90 villagers, most of them farmers, remain missing after the flood.", ["missing 90+ villagers"]),
        ("At least 14 people, mostly women and children, were killed when the boat sank.", ["killed 14+ people"]),
        ("Twelve miners, all of them migrants, were wounded.", ["injured 12 miners"]),
        ("Storms killed 21 people in the valley, with nine missing.", ["killed 21 people", "missing 9"]),
        ("Storms killed 21 people in the valley, with 8 others still missing.", ["killed 21 people", "missing 8"]),
        ("Soldiers stormed the depot, killing the last six militants.", ["killed 6 militants"]),
        ("The mine killed the first two soldiers.", ["killed 2 soldiers"]),
        ("Shelling killed 19 people, including nine women, health officials in the enclave said.",
         ["killed 19 people", "killed 9 women"]),
        ("Shelling killed 19 people, including nine women and two children, a doctor said.",
         ["killed 19 people", "killed 9 women", "killed 2 children"]),
    ],
)  # fmt: skip
def test_what_is_set_off(text, expected):
    """Commas set off who they were and who says so; neither is another figure, nor hides the figure."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Shelling killed 12 villagers, at least five of them farmers, and one soldier.", [{"killed": 13}]),
        ('"We do not know how many died," said the mayor. A quake hit the town.', []),
        ("A plane with 62 people on board crashed at sea. No survivors have been found.", []),
        ("A plane with 62 people on board crashed at sea. There were no survivors.", [{"killed": 62}]),
        ("The flood killed 84 people, while 29 were listed as missing.", [{"killed": 84, "missing": 29}]),
        ("All 41 workers trapped for a week in a collapsed tunnel were pulled out safely.", [{"missing": 0}]),
        (
            "The toll of Monday's bombing rose to 76, the deadliest attack since the insurgency began in 2007.",
            [{"killed": 76}],
        ),
    ],
)
def test_what_is_counted(body, expected):
    """Nobody is invented out of a search, a question or a comparison; nobody is lost beside an aside."""
    assert [counts for _, counts in tolls(body)] == expected


def test_the_country_of_who_says_so_is_no_scene():
    """ "Peru's transport ministry said" tells who, not where."""
    (one,) = mentions(
        "Two planes collided over Havana, Cuba, on Monday. Peru's transport ministry said 10 people died."
    )
    assert (one.where.country, one.toll.get("killed").best) == ("CU", 10)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Two explosions at a warehouse killed 50 people.", "Technological disaster"),
        ("A bomb explosion at a warehouse killed 50 people.", "Explosions/Remote violence"),
        ("An explosion in a market killed 50 people.", "Explosions/Remote violence"),
    ],
)
def test_explosions_at_works_are_accidents(body, kind):
    """Unless a bomb or an attacker is told of."""
    (one,) = mentions(body)
    assert one.event_type == kind


@pytest.mark.parametrize(
    "text", ["Vets said that millions of animals had died.", "Of the flock, 400 of the birds were killed."]
)
def test_no_animal_is_counted(text):
    """A number of a noun that is nobody's counts nobody (tolls.md, Measures: people only)."""
    assert told(text) == []


def test_the_strikes_of_a_month_are_a_sum():
    """Told over a month and a region, the deeds of many days are an aggregate that adds nothing (tolls.md)."""
    told_by = mentions("Drone strikes killed 112 people across the north in January, an office said.")
    assert {c.scope for m in told_by for c in m.claims} == {"aggregate"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rescuers searched for two sailors missing since Monday.", ["missing 2 sailors"]),
        ("A search was under way for the 12 miners missing after the blast.", ["missing 12 miners"]),
    ],
)
def test_those_searched_for(text, expected):
    """Behind "for" they are nobody's, and counted."""
    assert told(text) == expected
