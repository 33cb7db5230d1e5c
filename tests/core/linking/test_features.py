"""What speaks for and against one happening, and what forbids it."""

from dataclasses import replace
from datetime import date

from core.linking.facts import Profile, Voice
from core.linking.features import features
from core.linking.holders import Holders
from core.linking.rarity import Rarity
from core.linking.told import told
from core.linking.vetoes import veto
from core.linking.words import headline
from schemas.claim import Claim, Evidence
from schemas.mention import Person
from schemas.place import When, Where
from tests.core.linking.conftest import TOWNS, mention

DAY = When(start=date(2021, 3, 1), end=date(2021, 3, 1), text="Monday")
IN_SARBAND = Profile(when=(DAY,), where=(TOWNS["Sarband"],))


def named(view, event: Profile) -> dict[str, float]:
    return {f.name: f.value for f in features(view, event, Rarity(0, Holders()))}


def test_two_cities_on_one_day_are_two_happenings() -> None:
    """Harkovo and Sarband lie 250 km apart: never one bombing of one day."""
    assert veto(told(mention("a"), "", (), ""), IN_SARBAND) == "Harkovo and Sarband on one day"


def test_one_victim_s_full_name_outweighs_a_misread_city() -> None:
    """Both name Zafar Nuri among the dead: one of the two places was misread."""
    nuri = Person(name="Zafar Nuri", role="victim", status="killed")
    view = told(mention("a", people=(nuri,)), "", (), "")
    assert veto(view, replace(IN_SARBAND, people=(replace(nuri, name="Mr Zafar K. Nuri"),))) is None
    assert veto(view, replace(IN_SARBAND, people=(replace(nuri, name="Nuri"),))) is not None


def test_a_copy_outweighs_a_misread_city() -> None:
    """The same text told it before, whatever town its outlet sits in."""
    print_ = "0" * 16
    view = told(mention("a"), "", (), print_)
    event = replace(IN_SARBAND, voices=(Voice(voice="b", fingerprint=print_),))
    assert (veto(view, event) is None) == (
        "wire_copy" in named(replace(view, terms={"x": 1}), replace(event, terms={"x": 1}))
    )


def test_a_place_of_one_name_speaks_though_nobody_knows_where_it_is() -> None:
    """Both in "Old Mill", which no gazetteer has: the country alone would say nothing."""
    mill = Where(name="Old Mill", country="TJ", country_name="Tajikistan", precision="country")
    country = replace(mill, name="Tajikistan")
    view = told(replace(mention("a"), where=mill), "", (), "")
    assert named(view, replace(IN_SARBAND, where=(mill,)))["same_name"] == 1.0
    assert "same_name" not in named(
        replace(view, mention=replace(view.mention, where=country)), replace(IN_SARBAND, where=(country,))
    )


def test_those_found_are_compared_by_how_many_were_missing() -> None:
    """Seven missing, all found alive later: the figure seven speaks for one happening."""
    words = "all seven missing were found"
    quote = (Evidence(start=0, end=len(words), quote=words),)
    gone = Claim(claim_id="c", measure="missing", low=7, best=7, high=7, evidence=quote)
    found = replace(gone, claim_id="d", mode="increment", of="c", from_="missing")
    view = told(replace(mention("a"), claims=(gone, found)), "", (), "")
    assert named(view, replace(IN_SARBAND, missing=(7,)))["same_toll"] == 1.0


def test_an_outlet_s_name_after_a_title_is_no_word_of_the_happening() -> None:
    """What stands after a dash or a bar is the outlet's, where enough stands before it."""
    assert headline("Two hurt in market blast - KQRS News | Sarband") == "Two hurt in market blast"
    assert headline("Blast - 4 dead in Sarband") == "Blast - 4 dead in Sarband"
