"""Places, in the light of the whole article. No place is better than a wrong place."""

from datetime import UTC, datetime

import pytest

from core.extraction.gazetteer.keys import key
from core.extraction.where import places
from core.places import distance
from core.reading.normalise import normalise, recase
from core.reading.sentences import sentences
from schemas.article import Article, Source
from tests.core.extraction.listening import mentions


def told(body, title="", country=None):
    """(role, name, country, precision) of every place of a text."""
    return [(p.role, p.where.name, p.where.country, p.where.precision) for p in found(body, title, country)]


def found(body, title="", country=None):
    article = Article(
        id="x", title=title, body=body, published_at=datetime(2021, 3, 4, tzinfo=UTC), source=Source(country=country)
    )
    return places(sentences(recase(normalise(title)), recase(normalise(body))), article)


def events(body, title="", country=None):
    return [(name, code, precision) for role, name, code, precision in told(body, title, country) if role == "event"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A bomb killed three people in Nairobi, Kenya.", ("Nairobi", "KE", "city")),
        ("A bomb killed three people in Peshawar.", ("Peshawar", "PK", "city")),
        ("Three people were killed in Bolivia.", ("Bolivia", "BO", "country")),
        ("Three people were killed in Helmand province.", ("Helmand", "AF", "admin1")),
        ("Three people were killed in the Ivory Coast.", ("Ivory Coast", "CI", "country")),
        ("Three people were killed in Bogota.", ("Bogotá", "CO", "city")),
        ("A man was shot in Springfield, Ohio.", ("Springfield", "US", "city")),
        ("A man was shot in Springfield, Ill.", ("Springfield", "US", "city")),
        ("A man was shot in Portland, ME.", ("Portland", "US", "city")),
        ("Two died on the outskirts of Lagos.", ("Lagos", "NG", "near")),
        ("Two died near Medellin in Colombia.", ("Medellín", "CO", "near")),
        ("Two died in Burma.", ("Myanmar", "MM", "country")),
    ],
)
def test_plain_places(body, expected):
    """A town, a region, a country, under its names of today and before."""
    assert events(body) == [expected]


@pytest.mark.parametrize(
    ("body", "region"),
    [
        ("A man was shot in Springfield, Ohio.", "Ohio"),
        ("A man was shot in Springfield, Ill.", "Illinois"),
        ("A man was shot in Portland, ME.", "Maine"),
        ("A man was shot in Portland , OR .", "Oregon"),
        ("Gunmen struck in Valencia, Venezuela.", "Carabobo"),
    ],
)
def test_the_region_decides_between_namesakes(body, region):
    """Towns of one name are told apart by what follows."""
    (place,) = found(body)
    assert place.where.admin1 == region


def test_the_rest_of_the_article_decides_between_namesakes():
    """Valencia in a text about Venezuela is not Spain's."""
    assert events("Troops left Caracas on Monday. Two soldiers were killed in Valencia.")[-1] == (
        "Valencia",
        "VE",
        "city",
    )
    assert events("Troops left Madrid on Monday. Two soldiers were killed in Valencia.")[-1] == (
        "Valencia",
        "ES",
        "city",
    )


@pytest.mark.parametrize(
    "body",
    [
        "Police said on March 3 that Reading the notice was enough.",
        "Lopez said the police had come. Mr. Lopez was shot.",
        "Gov. Jackson spoke. Sgt. Hudson was killed.",
        "Maria Santiago was killed by Peter Houston.",
        "President Lincoln Ramirez was unhurt.",
        "May was wounded. Will saw it. Mark was there.",
        "The Taliban and Hamas denied it.",
        "The driver, Austin Paris, was killed.",
        "Nice people were hurt. Mobile phones were lost.",
        "The case fell under Section 505 of the law.",
    ],
)
def test_names_and_words_are_no_places(body):
    """Persons, groups, months and ordinary words that are also towns."""
    assert events(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The Chicago Tribune said two men were killed.", ("other", "Chicago", "US", "city")),
        ("Syrian troops killed two men.", ("demonym", "Syria", "SY", "country")),
        ("The Free Syrian Army lost two men.", ("demonym", "Syria", "SY", "country")),
        ("A US drone killed two men.", ("other", "United States", "US", "country")),
        ("The South African police killed two men.", ("demonym", "South Africa", "ZA", "country")),
        ("The Myanmar military killed two men.", ("demonym", "Myanmar", "MM", "country")),
        ("A Dutch tourist was killed.", ("other", "The Netherlands", "NL", "country")),
        ("Two workers (French) were killed.", ("other", "France", "FR", "country")),
        ("Two Germans, both men, were killed.", ("other", "Germany", "DE", "country")),
        ("Two men were killed near the border with Sudan.", ("other", "Sudan", "SD", "country")),
        ("Two men were killed near the Chad border.", ("other", "Chad", "TD", "country")),
        ("Somalia militants killed two men.", ("other", "Somalia", "SO", "country")),
        ("The Liberation Army of Kenya killed two men.", ("other", "Kenya", "KE", "country")),
        ("The Kenya People's Defence Force killed two men.", ("other", "Kenya", "KE", "country")),
        ("The wounded were taken to a hospital in Nairobi.", ("other", "Nairobi", "KE", "city")),
        ("The minister told reporters in Geneva that two men died.", ("other", "Geneva", "CH", "city")),
        ("NAIROBI, Kenya (AP) -- Two men were killed.", ("dateline", "Nairobi", "KE", "city")),
    ],
)
def test_what_only_tells_a_country(body, expected):
    """Organisations, peoples, borders, hospitals, press rooms and datelines are not where it happened."""
    assert told(body) == [expected]


def test_a_point_on_a_bearing():
    """ "50 kilometres northeast of" is a point 50 km out, near."""
    (place,) = found("Two men died 50 kilometres northeast of Nairobi.")
    nairobi = found("Two men died in Nairobi.")[0].where
    assert place.where.precision == "near"
    assert place.where.text == "50 kilometres northeast of Nairobi"
    assert distance(nairobi.lat, nairobi.lon, place.where.lat, place.where.lon) == pytest.approx(50, abs=0.5)
    assert place.where.lat > nairobi.lat
    assert place.where.lon > nairobi.lon


@pytest.mark.parametrize(
    "words", ["thirty miles south of", "30 miles (48 km) to the south of", "about 30 miles south of"]
)
def test_miles_are_converted(words):
    """A mile is 1.609 km; the number may be a word; the figure in brackets is the same distance."""
    (place,) = found(f"Two men died {words} Nairobi.")
    nairobi = found("Two men died in Nairobi.")[0].where
    assert distance(nairobi.lat, nairobi.lon, place.where.lat, place.where.lon) == pytest.approx(48.28, abs=0.5)
    assert place.where.lat < nairobi.lat


def test_the_capital():
    """ "the capital" is the capital of the country the text is about."""
    assert events("Peru mourns. A bomb killed two people in the capital.")[-1] == ("Lima", "PE", "city")
    assert events("Peru mourns. A bomb killed two people 20 km north of the capital.")[-1] == ("Lima", "PE", "near")
    assert events("A bomb killed two people in the capital.") == []


def test_shouted_text():
    """Towns and departments of all-capitals wire text."""
    body = (
        "BOGOTA, 3 MAY 90 -- [TEXT] FIVE SOLDIERS WERE KILLED YESTERDAY IN A LANDSLIDE IN PIENDAMO, CAUCA DEPARTMENT. "
        "THE ARMY SAID A SIXTH MAN WAS DUG OUT ALIVE BY NEIGHBOURS OF THE CAMP."
    )
    assert events(body)[0] == ("Piendamo", "CO", "city")


def test_what_the_gazetteer_lacks_keeps_its_name():
    """A hamlet in a known region: its words, the region's country, no invented point."""
    (place,) = found("Two men died in Xuqqarel village in Helmand province.")
    assert (place.where.name, place.where.country, place.where.admin1) == ("Xuqqarel", "AF", "Helmand")
    assert place.where.precision == "admin1"
    assert place.where.geonameid is None


def test_a_street_is_kept_as_text():
    """A street belongs to the town told before it; its own name stays in the text."""
    places_ = found("A man was shot in Chicago on Monday. It happened on Lyon Avenue.")
    assert [(p.where.name, p.where.text) for p in places_] == [("Chicago", "Chicago"), ("Chicago", "Lyon Avenue")]


def test_an_ambiguous_town_is_no_place():
    """A small name borne by many towns says nothing by itself; with its country, only the country."""
    assert events("A man was shot in San Jose.") == []
    assert events("A man was shot in Franklin.", country="US") == [("Franklin", "US", "country")]


def test_token_spans():
    """First and last are tokens of the sentence."""
    sentence = sentences("", "Two men died in Nairobi, Kenya, on Monday.")[0]
    (place,) = found("Two men died in Nairobi, Kenya, on Monday.")
    assert [t.text for t in sentence.tokens[place.first : place.last]] == ["Nairobi", ",", "Kenya"]


def test_same_text_same_places():
    """Nothing depends on order of hashing or on what was read before."""
    body = "Two men died in Valencia. Troops left Caracas. A bomb hit San Miguel near the capital."
    assert found(body) == found(body)


def test_a_list_of_regions_is_no_chain():
    """Two departments side by side are two places."""
    body = "San Salvador mourns. Soldiers died in Usulutan and San Miguel departments of El Salvador."
    assert [name for name, _, _ in events(body)][1:] == ["Usulután", "San Miguel"]


def test_this_capital_is_where_the_report_was_filed():
    """A correspondent's "this capital" is the dateline's city."""
    body = "MONTEVIDEO, 3 MAY 90 (EFE) -- Two Argentines were killed in this capital on Monday."
    assert events(body) == [("Montevideo", "UY", "city")]


def test_a_village_nobody_lists_keeps_its_name():
    """After "in" a name is kept as told, with the country of the article and no point."""
    (_, place) = found("Peru mourns. Two men died in Xuqqarel on Monday.")
    assert (place.where.name, place.where.country, place.where.lat, place.where.precision) == (
        "Xuqqarel",
        "PE",
        None,
        "country",
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in the southern Iraqi city of Basra", ("Basra", "IQ", "city")),
        ("in the central Chilean city of Concepcion", ("Concepción", "CL", "city")),
        ("in the northern city of Kunduz", ("Kunduz", "AF", "city")),
        ("in the Yemeni city of Aden", ("Aden", "YE", "city")),
        ("in the Georgian resort of Batumi", ("Batumi", "GE", "city")),
        ("in the Kenyan coastal city of Mombasa", ("Mombasa", "KE", "city")),
        ("in the Iraqi Kurdish city of Dohuk", ("Dohuk", "IQ", "city")),
        ("in the Colombian department of Antioquia", ("Antioquia", "CO", "admin1")),
        ("in the eastern Afghan province of Nangarhar", ("Nangarhar", "AF", "admin1")),
        ("in Nigeria's Enugu state", ("Enugu", "NG", "admin1")),
        ("in Mali's northern Gao region", ("Gao", "ML", "admin1")),
        ("in India's north-eastern state of Manipur", ("Manipur", "IN", "admin1")),
        ("in Iraq's Anbar province", ("Anbar", "IQ", "admin1")),
        ("in Cauca province", ("Cauca", "CO", "admin1")),
        ("in the Nad Ali district of Helmand province", ("Nad Ali", "AF", "admin1")),
        ("near Wau, South Sudan", ("Wau", "SS", "near")),
        ("in the Somali capital", ("Mogadishu", "SO", "city")),
        ("in the Somali capital, Mogadishu", ("Mogadishu", "SO", "city")),
        ("in the Somali capital Mogadishu", ("Mogadishu", "SO", "city")),
        ("in Peru's capital", ("Lima", "PE", "city")),
        ("in the Ukrainian village of Xuqqarel", ("Xuqqarel", "UA", "country")),
        ("in Shindand district, in the western province of Herat", ("Shindand", "AF", "city")),
        ("in Herat province's Shindand district", ("Shindand", "AF", "city")),
    ],
)
def test_whose_town_it_is(words, expected):
    """A people's word, a country's genitive and a place noun lead to the finest name, which is one place."""
    finest = [e for e in events(f"A car bomb killed four people {words} on Monday.") if e[2] != "country"]
    finest = finest or list(events(f"A car bomb killed four people {words} on Monday."))
    assert [(plain(name), code, precision) for name, code, precision in finest] == [(plain(expected[0]), *expected[1:])]


def plain(name):
    """Without accents and without the Arabic article: spellings are GeoNames'."""
    key_ = key(name).removeprefix("al ")
    return {"basrah": "basra", "dihok": "dohuk", "duhok": "dohuk", "dahuk": "dohuk", "sinandan": "shindand"}.get(
        key_, key_
    )


@pytest.mark.parametrize(
    "subject", ["Moscow maintains a base there", "Washington has sent troops", "France would help"]
)
def test_a_government_is_no_scene(subject):
    """A country or capital as the subject of what governments do is not where it happened."""
    assert events(f"{subject}. Four people died in Aleppo.") == [("Aleppo", "SY", "city")]


def test_a_village_told_by_its_distance():
    """One place: the village, at the point told, not a namesake of another country."""
    (place,) = found("Two men died in Kara, 30 miles (48 km) east of Herat.")
    (herat,) = found("Two men died in Herat.")
    assert (place.where.name, place.where.country, place.where.precision) == ("Kara", "AF", "near")
    assert place.where.text == "Kara, 30 miles (48 km) east of Herat"
    assert distance(herat.where.lat, herat.where.lon, place.where.lat, place.where.lon) == pytest.approx(48, abs=1)


def test_followers_of_a_person_are_in_no_town_of_that_name():
    """A surname told with its first name, and then "of X's followers", is no village."""
    body = "The rebels follow Ivan Acosta, 50. Soldiers arrested six of Acosta`s followers near Cartago, Costa Rica."
    assert events(body) == [("Cartago", "CR", "near")]


def test_people_are_evacuated_in_a_place():
    """Who is evacuated in a region was there; who is evacuated to a town was not."""
    assert events("About 900 people were evacuated from coastal villages in Odisha, India.") == [
        ("Odisha", "IN", "admin1")
    ]
    assert events("Three men were hurt and evacuated to a hospital in Delhi, India.") == []


def test_a_river_is_no_town_of_its_name():
    """With an article and no noun behind; told so once, the bare name in the headline is the river too."""
    (told,) = mentions(
        "Four people died when a jeep fell into the Jhelum near Baramulla, India, on Sunday, police said.",
        "Four dead as jeep falls into Jhelum",
    )
    assert (told.where.country, told.where.name) == ("IN", "Baramulla")


@pytest.mark.parametrize(
    "route",
    ["travelling from Bergen to Stavanger", "returning to Stavanger from Bergen", "en route from Bergen to Stavanger"],
)
def test_whence_and_whither_is_not_where(route):
    """The coach overturned where the sentence says, not where it came from."""
    (told,) = mentions(f"Three people were killed when a coach {route} overturned near Haugesund on Sunday.")
    assert told.where.name == "Haugesund"


def test_where_the_court_sits_is_not_where_it_was():
    """Unless no other town is told."""
    (told,) = mentions("A judge in Leeds jailed a man on Monday for the murder of two women in Wakefield in May.")
    assert told.where.name == "Wakefield"
    (told,) = mentions("A judge in Leeds jailed a man on Monday for the murder of two women in May.")
    assert told.where.name == "Leeds"
