"""Where a happening took place that names no place of its own."""

from core.extraction.place_fallback import fallback, scene
from core.extraction.where import PlaceExpression
from schemas.place import Where


def told(sentence, country, *, role="event", precision="country", name=""):
    where = Where(name=name or country, country=country, country_name=country, precision=precision)
    return PlaceExpression(sentence=sentence, first=0, last=1, where=where, role=role)


def test_the_town_just_told_of():
    """The article's own news goes on in the town of the sentence before; another happening only in its country."""
    known = [told(0, "CO", precision="city", name="Cali"), told(1, "CO")]
    assert fallback(known, 1, own_news=True).name == "Cali"
    assert fallback(known, 1, own_news=False) == Where(name="CO", country="CO", country_name="CO", precision="country")


def test_a_town_far_back_or_abroad_is_not_taken():
    """Only the two sentences before, and only the country the article is about."""
    known = [told(0, "CO", precision="city", name="Cali"), told(9, "CO")]
    assert fallback(known, 5, own_news=True).precision == "country"
    known = [told(0, "CO"), told(1, "CO"), told(4, "ES", precision="city", name="Vigo")]
    assert fallback(known, 5, own_news=True).country == "CO"


def test_a_sentence_counts_once():
    """A party named five times in one sentence is no scene."""
    assert scene([told(0, "SV"), told(2, "SV"), *(told(1, "US") for _ in range(5))]).country == "SV"


def test_the_country_most_told_of():
    """Not the first one; where somebody comes from or speaks says nothing."""
    assert scene([told(0, "MX", role="dateline"), told(1, "SV"), told(2, "SV")]).country == "SV"
    assert scene([told(0, "FR", role="other"), told(1, "ML", role="demonym")]).country == "ML"
    assert scene([told(0, "FR", role="other")]) == Where()
    assert scene([]) == Where()


def test_the_town_whose_police_act():
    """ "Norfolk police" says near Norfolk, unless another town may be the scene; never of past happenings."""
    where = Where(name="Norfolk", country="US", country_name="US", precision="city", geonameid=1)
    police = PlaceExpression(sentence=0, first=0, last=1, where=where, role="other", seat=True)
    assert fallback([police], 0, own_news=True) == Where(
        name="Norfolk", country="US", country_name="US", precision="near", geonameid=1
    )
    assert fallback([police], 0, own_news=False) == Where()
    assert fallback([police, told(5, "US", precision="city", name="Cali")], 0, own_news=True).precision == "country"
