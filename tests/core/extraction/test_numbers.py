"""Numbers as tolls.md reads them: `"at least two dozen" → 24 or more`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.numbers import quantities
from tests.core.extraction.reading_notation import flags, people_counts, sentence, units

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("13 people died", "13/13/13 exact"),
        ("thirteen people died", "13/13/13 exact"),
        ("a couple of women died", "2/2/2 exact"),
        ("a dozen people died", "12/12/12 exact"),
        ("half a dozen people died", "6/6/6 exact"),
        ("a half-dozen people died", "6/6/6 exact"),
        ("two dozen people died", "24/24/24 exact"),
        ("a hundred and four people died", "104/104/104 exact"),
        ("1.5 lakh people fled", "150000/150000/150000 exact"),
        ("2 crore people fled", "20000000/20000000/20000000 exact"),
        ("3.4 million people fled", "3400000/3400000/3400000 exact"),
        ("12k people fled", "12000/12000/12000 exact"),
        ("150,000 people died", "150000/150000/150000 exact"),
        ("1,50,000 people died", "150000/150000/150000 exact"),
        ("Twenty 2 people were hurt", "22/22/22 exact"),
        ("half a million people fled", "500000/500000/500000 exact"),
        ("at least 13 people died", "13/13/+ at_least"),
        ("AT LEAST 13 PEOPLE DIED", "13/13/+ at_least"),
        ("more than two dozen died", "24/24/+ at_least"),
        ("over 13 people died", "13/13/+ at_least"),
        ("no fewer than 13 died", "13/13/+ at_least"),
        ("13-plus people died", "13/13/+ at_least"),
        ("13 or more people died", "13/13/+ at_least"),
        ("nearly 30 people died", "27/30/30 at_most"),
        ("almost 30 people died", "27/30/30 at_most"),
        ("close to 30 people died", "27/30/30 at_most"),
        ("up to 30 people died", "1/30/30 at_most"),
        ("as many as 30 people died", "1/30/30 at_most"),
        ("no more than 30 people died", "1/30/30 at_most"),
        ("fewer than 30 people died", "1/29/29 at_most"),
        ("about 150,000 people died", "135000/150000/165000 about"),
        ("some 25 people died", "22/25/28 about"),
        ("an estimated 20 people died", "18/20/22 about"),
        ("20 or so people died", "18/20/22 about"),
        ("10 to 15 people died", "10/12/15 range"),
        ("between 10 and 15 people died", "10/12/15 range"),
        ("10-15 people died", "10/12/15 range"),
        ("10 - 15 people died", "10/12/15 range"),
        ("two or three people died", "2/2/3 range"),
        ("2 to 3 million people fled", "2000000/2500000/3000000 range"),
        ("several people died", "3/3/+ vague"),
        ("a few people died", "3/3/+ vague"),
        ("tens of people died", "20/20/+ vague"),
        ("dozens of people died", "24/24/+ vague"),
        ("scores of people died", "40/40/+ vague"),
        ("hundreds died", "200/200/+ vague"),
        ("thousands died", "2000/2000/+ vague"),
        ("tens of thousands fled", "20000/20000/+ vague"),
        ("several hundred people fled", "300/300/+ vague"),
        ("a number of people died", "2/2/+ vague"),
        ("the two bombers died", "2/2/2 counted"),
        ("both men died", "2/2/2 counted"),
        ("all three died", "3/3/3 counted"),
        ("no one was hurt", "0/0/0 exact"),
        ("nobody was hurt", "0/0/0 exact"),
        ("none of the passengers was hurt", "0/0/0 exact"),
        ("handed over 13 bodies", "13/13/13 exact"),
        ("a total of 13 people died", "13/13/13 exact"),
    ],
)
def test_one_number(phrase, expected):
    """Each phrase of the Quantities table has its bounds and qualifier."""
    assert people_counts(phrase) == [expected]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("a 51-year-old man", ["51-year-old: age"]),
        ("THE 13 - YEAR - OLD BOY", ["13 - YEAR - OLD: age"]),
        ("Marta Kovac, 34, was shot", ["34: age"]),
        ("a man aged 51", ["51: age"]),
        ("a woman in her 30s", ["30s: age"]),
        ("some 20 kilometres (13 miles) away", ["20 kilometres: distance", "13 miles: distance"]),
        ("a ransom of $20 million", ["20 million: money"]),
        ("13 percent of them", ["13 percent: percent"]),
        ("13 per cent fell", ["13 per cent: percent"]),
        ("in 1997 and since 2012", ["1997: year", "2012: year"]),
        ("the 1992-1997 war", ["1992: year", "1997: year"]),
        ("on March 3 and 4 April", ["3: date", "4: date"]),
        ("at 7:30 pm", ["7:30: clock"]),
        ("the 7th man", ["7th: ordinal"]),
        ("the twenty-third man", ["twenty-third: ordinal"]),
        ("two thirds of it", ["two thirds: fraction"]),
        ("an AK-47 and a Kalashnikov", ["47: name"]),
        ("an AK - 47", ["47: name"]),
        ("along Highway 12", ["12: name"]),
        ("in cell No. 4", ["4: name"]),
        ("they won 3-2", ["3-2: score"]),
        ("at 4410 Tannery Road", ["4410 Tannery Road: address"]),
        ("call 555-1234", ["555-1234: phone"]),
        ("a 5.6-magnitude quake", ["5.6-magnitude: magnitude"]),
        ("for 24 hours", ["24 hours: duration"]),
        ("in three more days", ["three more days: duration"]),
        ("a two-vehicle crash", ["two-vehicle: compound"]),
        ("shot three times", ["three times: times"]),
        ("two a day", ["two a day: rate"]),
        ("13-15 years old", ["13-15 years old: age"]),
        ("10 to 15 kilometres", ["10 to 15 kilometres: distance"]),
        ("the brothers aged 3, 5 and 7 were here", ["3: age", "5: age", "7: age"]),
        ("She was 51.", ["51: age"]),
        ("a father, 51, and his son, 13, were", ["51: age", "13: age"]),
        ("died Thursday, Nov. 16, in", ["16: date"]),
        ("on April 24 and 25, he", ["24: date", "25: date"]),
        ("PORT VALE, 24 AUG 89 --", ["24: date", "89: year"]),
        ("at 0715, shelling", ["0715: clock"]),
        ("at 9 25 a.m.", ["9: clock", "25 a.m.: clock"]),
        ("AK47s", ["47: name"]),
        ("he called 911 at once", ["911: phone"]),
        ("call (555) 555-0142", ["555: phone", "555-0142: phone"]),
        ("at 318 7th Avenue", ["318 7th Avenue: address"]),
        ("killing Edwin Sorley, 44 after a feud", ["44: age"]),
        ("they are 16 17 years old", ["16: age", "17 years old: age"]),
    ],
)
def test_never_people(phrase, expected):
    """Ages, distances, money, years and the rest carry a unit and count nobody."""
    assert units(phrase) == expected
    assert people_counts(phrase) == []


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("another three died", [{"increment"}]),
        ("three more died", [{"increment"}]),
        ("an additional three died", [{"increment"}]),
        ("a further three died", [{"increment"}]),
        ("three others died", [{"increment", "other"}]),
        ("another at least 13 died", [{"increment"}]),
        ("13 of them died", [{"partitive"}]),
        ("two of the six injured died", [{"partitive"}, {"denominator", "definite"}]),
        ("the three died", [{"definite"}]),
        ("no soldiers died", [{"negated"}]),
        ("the toll was revised to 17 from 23", [set(), {"changed"}]),
        ("the toll rose from 10 to 15", [{"changed"}, set()]),
        ("they killed two each", [{"each"}]),
    ],
)
def test_flags(phrase, expected):
    """What stands beside a number is told by flags, not by guessing."""
    assert flags(phrase) == expected


def test_a_year_counts_people_only_without_a_sign_of_a_year():
    """2,015 people, 2015 people and the year 2015 are told apart."""
    assert people_counts("2,015 people died") == ["2015/2015/2015 exact"]
    assert people_counts("At the camp 2015 people died") == ["2015/2015/2015 exact"]
    assert units("In 2015 people died") == ["2015: year"]


def test_a_number_aside_after_a_place_or_a_people_is_no_age():
    """Only a name or a noun for one person has an age beside it."""
    assert people_counts("In Kabul, 13, and in Herat, 5, were killed") == ["13/13/13 exact", "5/5/5 exact"]
    assert people_counts("Most were Afghans (13), then Iranians (5)") == ["13/13/13 exact", "5/5/5 exact"]


def test_a_month_before_a_number_does_not_make_it_a_day_of_the_month():
    """Thirteen men in March are thirteen men; capitals may be lost."""
    assert people_counts("In March 13 men died") == ["13/13/13 exact"]
    assert units("On march 13, men died") == ["13: date"]
    assert units("On 3 march the army came") == ["3: date"]


def test_an_article_is_a_number_for_the_caller_to_judge():
    """a, an and one are 1, marked as articles; one word more and the article belongs to the number."""
    found = quantities(sentence("A soldier and one woman and an estimated 30 men"))
    (another,) = quantities(sentence("Another soldier died"))
    assert (another.best, another.article, another.increment) == (1, True, True)
    assert quantities(sentence("They shot at one another")) == ()
    (second,) = quantities(sentence("A second man died"))
    assert (second.best, second.article, second.increment, second.unit) == (1, True, True, "")
    assert [(q.best, q.article, q.qualifier) for q in found] == [
        (1, True, "counted"),
        (1, True, "exact"),
        (30, False, "about"),
    ]


def in_words(n):
    """The English words of 0 to 999,999."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    rest = n % 1000
    joint = " and " if 0 < rest < 100 else " "
    return f"{in_words(n // 1000)} thousand" + (joint + in_words(rest) if rest else "")


@given(st.integers(1, 999_999))
def test_numbers_round_trip_through_words(n):
    """A number written out is read back as itself."""
    assert people_counts(f"killed {in_words(n)} people") in ([f"{n}/{n}/{n} exact"], [] if n == 1 else None)


@given(st.integers(0, 99_999_999))
def test_digits_with_separators_are_the_same_number(n):
    """Thousands separators change nothing."""
    text = f"{n:,}"
    if not 1800 <= n <= 2100:
        assert people_counts(f"killed {text} people") == people_counts(f"killed {n} people") == [f"{n}/{n}/{n} exact"]


WORDS = st.sampled_from(
    "13 2015 3.4 10-15 twenty two and a an of the them at least more than dozen hundred thousand half between to or "
    "March , . - ( ) $ % miles year old killed people from revised no none both 7:30 AK plus others 1,000 000".split()
)


@given(st.lists(WORDS, max_size=30))
def test_any_text_is_read_the_same_way_twice_and_spans_lie_inside(words):
    """Same text, same output; spans are ordered, inside the sentence, and hold their number."""
    text = " ".join(words)
    found = quantities(sentence(text))
    assert found == quantities(sentence(text))
    count = len(sentence(text).tokens)
    for q in found:
        assert 0 <= q.first <= q.number_first < q.number_last <= q.last <= count
        assert q.low <= q.best and (q.high is None or q.best <= q.high)
    assert all(a.number_last <= b.number_first for a, b in zip(found, found[1:], strict=False))
