"""The same news in another form tells the same: capitals, loose stops, furniture, quotes, lost stops, long pages."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.extraction.numbers import quantities
from tests.core.extraction.listening import mentions
from tests.core.extraction.reading_notation import sentence

SLOW = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
WORDS = ("two", "three", "four", "nine", "eleven", "fourteen", "21", "37", "112")
PEOPLE = ("people", "soldiers", "policemen", "villagers", "miners")
TOWNS = ("Lima", "Kabul", "Mosul", "Lagos")
DAYS = ("Sunday", "Monday", "Tuesday")


@st.composite
def news(draw):
    """Two or three plain sentences about one attack."""
    first, second = draw(st.permutations(WORDS))[:2]
    who, town, day = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(TOWNS)), draw(st.sampled_from(DAYS))
    return [
        draw(
            st.sampled_from(
                [
                    f"A bomb killed {first} {who} and wounded {second} others in {town} on {day}.",
                    f"{first.capitalize()} {who} were killed and {second} were hurt in an attack in {town} on {day}.",
                    f"Gunmen shot dead {first} {who} in {town} on {day} and kidnapped {second} others.",
                ]
            )
        ),
        draw(st.sampled_from(["The attack took place near a market.", "Nobody has claimed the attack."])),
    ]


FURNITURE = (
    "We use cookies to improve your experience. Accept all cookies.",
    "Read more: The harvest in pictures",
    "Share this article on Facebook",
    "Sign up for our free newsletter",
    "Advertisement",
)


def _told(body, title=""):
    """What each mention claims, by measure, numbers and day: all but the words it was read from."""
    return [
        (m.role, m.when and (m.when.start, m.when.end), m.where and m.where.country,
         sorted((c.measure, c.low, c.best, c.high, c.mode) for c in m.claims))
        for m in mentions(body, title)
    ]  # fmt: skip


def _figures(body, title=""):
    """The weaker law: measures and numbers alone, over all mentions."""
    return sorted({(c.measure, c.best) for m in mentions(body, title) for c in m.claims})


@SLOW
@given(news())
def test_capitals_tell_the_same(told):
    """All-capitals wire text."""
    assert _told(" ".join(told).upper()) == _told(" ".join(told))


@SLOW
@given(news())
def test_spaces_before_stops_tell_the_same(told):
    """Tokenised text."""
    plain = " ".join(told)
    assert _told(plain.replace(".", " .").replace(",", " ,")) == _told(plain)


@SLOW
@given(news(), st.sampled_from(FURNITURE), st.integers(0, 2))
def test_furniture_tells_nothing(told, furniture, at):
    """Cookie notices, links to other stories, share buttons as paragraphs between."""
    parts = [*told[:at], furniture, *told[at:]]
    assert _told("\n\n".join(parts)) == _told("\n\n".join(told))


@SLOW
@given(news(), st.sampled_from([("“", "”"), ("``", "''"), ("«", "»"), ('"', '"')]))
def test_quotes_of_every_kind_tell_the_same(told, marks):
    """Curly, back-tick and angle quotes around what somebody says, and as an apostrophe in the day's name."""
    opens, closes = marks
    said = f" {opens}We are in mourning,{closes} the governor said."
    plain = ' "We are in mourning," the governor said.'
    assert _told(" ".join(told) + said) == _told(" ".join(told) + plain)


@SLOW
@given(news())
def test_a_lost_last_stop_tells_the_same(told):
    """No stop at the end of the text, nor before a line's end."""
    assert _told("\n\n".join(part.rstrip(".") for part in told)) == _told("\n\n".join(told))


@SLOW
@given(news())
def test_a_headline_run_into_the_text_tells_the_same_figures(told):
    """The weaker law: a headline in front of the first sentence, with no stop between, changes no figure."""
    title = "Attack in the north of the country"
    assert _figures(f"{title} {' '.join(told)}", title) == _figures(" ".join(told), title)


@settings(SLOW, max_examples=2)
@given(news())
def test_a_long_page_tells_the_same_figures(told):
    """Three hundred sentences of other things behind the news: the same figures."""
    page = " ".join(f"The council of ward {i} talked about the colour of its benches." for i in range(300))
    assert _figures(f"{' '.join(told)} {page}") == _figures(" ".join(told))


TEXTS = st.lists(
    st.sampled_from(
        "killed wounded people two 13 at least soldiers the a in Lima on Friday , . \n\n \" ' “ ” ` said police were"
        " including children dozens of 1,200 50 kilometres missing kidnapped arrested and who died É 😀".split(" ")
    ),
    max_size=60,
).map(" ".join)


@settings(SLOW, max_examples=40)
@given(TEXTS, TEXTS.map(lambda text: text[:80]))
def test_offsets_slice_to_the_quote_and_reading_is_a_function(body, title):
    """Whatever the text: every piece of evidence is where it says, and the same text tells the same."""
    once = mentions(body, title)
    for claim in (c for m in once for c in m.claims):
        assert claim.evidence or claim.headline
        assert all(body[e.start : e.end] == e.quote for e in claim.evidence)
        assert all(title[e.start : e.end] == e.quote for e in claim.headline)
    assert mentions(body, title) == once


@settings(SLOW, max_examples=40)
@given(TEXTS)
def test_a_passage_is_of_one_measure_unless_told_so(body):
    """Two claims that rest on the very same words are of one measure, or one is moved from the other (`from`)."""
    for told in mentions(body):
        seen = {}
        for claim in told.claims:
            for e in claim.evidence:
                other = seen.setdefault((e.start, e.end), claim)
                assert other.measure == claim.measure or other.from_ or claim.from_


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
ONES = (ONES + " eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _words(n):
    """A whole number below a million in words, as newspapers write it."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {_words(n % 100)}" if n % 100 else "")
    return f"{_words(n // 1000)} thousand" + (f" {_words(n % 1000)}" if n % 1000 else "")


@settings(deadline=None, max_examples=200)
@given(st.integers(2, 999_999))
def test_numbers_round_trip_through_words(n):
    """Spelled, in digits, and with separators: the same number."""
    for said in (_words(n), str(n), f"{n:,}"):
        (found,) = quantities(sentence(f"The flood left {said} people homeless."))
        assert (found.low, found.best, found.high) == (n, n, n)
