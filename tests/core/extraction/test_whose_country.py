"""Countries told that are no scene, and those whose officials were struck."""

import pytest

from tests.core.extraction.listening import mentions


def _country(text):
    (told,) = mentions(text)
    return told.where.country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Chilean government deplored the murder on Monday of the Peruvian minister Anton Orr.", "PE"),
        ("Tunisia condemned the killing of Maltese senator Hilda Orr on Monday, the Tunisian president said.", "MT"),
        ("The Chilean government mourned a Peruvian tourist who was killed on Monday.", "CL"),
        ("The Chilean government deplored the killing of the Peruvian ambassador on Monday.", "CL"),
    ],
)
def test_who_holds_an_office_is_struck_at_home(text, country):
    """Where no place is told; a tourist or an ambassador may be anywhere."""
    assert _country(text) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The former ambassador to Spain was gunned down near his home on Tuesday, Kenyan police said.", "KE"),
        ("Two citizens of Spain were shot dead on Tuesday, Kenyan police said.", "KE"),
        ("The council warned of unrest in Central America. Two clerks were shot dead on Monday.", None),
        ("Unions in Latin America struck. Two clerks were shot dead in Kenya on Monday.", "KE"),
        ("Two clerks were shot dead in America on Monday.", "US"),
        ("Two clerks on their way to Spain were shot dead in Nairobi on Monday.", "KE"),
    ],
)
def test_whose_envoy_or_citizen_is_no_scene(text, country):
    """An ambassador's country, a citizen's, a continent: nothing happened there."""
    assert _country(text) == country
