"""The query language: what it means, and where it points when it does not understand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import Query, QueryError, parse

TODAY = date(2020, 3, 8)


def understood(text: str, **shorthand: str) -> Query:
    return parse(text, today=TODAY, shorthand=shorthand)


def test_words_phrases_and_fields_are_told_apart():
    """The example of the manual."""
    query = understood('killed>=10 country:TJ "police station" since:2015-09-01 attack -drill')
    assert query.words == ("attack",)
    assert query.phrases == ("police station",)
    assert query.without == ("drill",)
    assert query.filters == (
        {"range": {"toll.killed.best": {"gte": 10}}},
        {"terms": {"where.country": ["TJ"]}},
        {"range": {"when.end": {"gte": "2015-09-01"}}},
    )


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("killed=3", {"range": {"toll.killed.best": {"gte": 3, "lte": 3}}}),
        ("killed:1,500", {"range": {"toll.killed.best": {"gte": 1500, "lte": 1500}}}),
        ("killed:10..", {"range": {"toll.killed.best": {"gte": 10}}}),
        ("injured.low>5", {"range": {"toll.injured.low": {"gt": 5}}}),
        ("killed.police<5", {"range": {"toll.killed.by_trait.police.best": {"lt": 5}}}),
        ("killed.civilian.high<=5", {"range": {"toll.killed.by_side.civilian.high": {"lte": 5}}}),
        ("killed:unknown", {"bool": {"must_not": [{"exists": {"field": "toll.killed.best"}}]}}),
        ("killed:contested", {"term": {"toll.killed.contested": True}}),
        ("until:2015-09", {"range": {"when.start": {"lt": "2015-10-01"}}}),
        ("since:7d", {"range": {"when.end": {"gte": "2020-03-01"}}}),
        ("when<2015", {"range": {"when.start": {"lt": "2015-01-01"}}}),
        ("when>2015", {"range": {"when.end": {"gte": "2016-01-01"}}}),
        ('country:"South Korea"', {"terms": {"where.country": ["KR"]}}),
        ("country:unknown", {"terms": {"where.country": ["XX"]}}),
        ("revised:up", {"exists": {"field": "revised.up"}}),
        (
            "revised:up revised_since:2020-03-01 revised<2020-03-05",
            {"range": {"revised.up": {"gte": "2020-03-01T00:00:00Z", "lt": "2020-03-05T00:00:00Z"}}},
        ),
        ("counted:yes", {"exists": {"field": "article_ids"}}),
    ],
)
def test_a_field_becomes_one_clause(text, clause):
    """`killed` means best."""
    assert understood(text).filters == (clause,)


@pytest.mark.parametrize(
    ("text", "under", "word"),
    [
        ("killd>=10", "killd", "killed"),
        ("attack killed>=ten", "ten", "whole number"),
        ('say "police station', '"', "no partner"),
        ("country:Atlantis x", "Atlantis", "no country"),
        ("since:2015-13-01", "2015-13-01", "no date"),
        ("since>=2015", "since>=", "colon"),
        ("killed:", "killed:", "value"),
        ("killed.dragons:5", "killed.dragons:", "dragons"),
        ("near:200,10,5", "200,10,5", "latitude"),
        ("near:10,5", "10,5", "kilometres"),
        ("box:50,1,40,2", "50,1,40,2", "south"),
        ("sort:deadliest", "deadliest", "relevance"),
        ("-sort:killed", "-sort:killed", "turned"),
        ("contested:maybe", "maybe", "yes or no"),
        ("“é” as_of:soon", "soon", "date"),
        ("killed:..", "..", "one end"),
        ("country:TJ,,AF", "TJ,,AF", "empty"),
    ],
)
def test_an_error_points_at_the_character(text, under, word):
    """Offsets are those of the text as typed; the reason says what would do."""
    with pytest.raises(QueryError) as error:
        understood(text)
    assert text[error.value.start : error.value.end] == under
    assert word in error.value.reason
    line, carets, _ = error.value.pointed().split("\n", 2)
    assert line[len(carets) - len(carets.lstrip()) : len(carets)] == under


def test_shorthand_is_a_field_by_another_name():
    """Options and parameters say nothing that the language cannot."""
    typed = understood("killed>=10 country:TJ near:1,2,3 sort:when")
    assert understood("", killed_min="10", country="TJ", near="1,2,3", sort="when") == typed


def test_an_error_in_shorthand_points_into_its_value():
    """The parameter's value, not the query."""
    with pytest.raises(QueryError) as error:
        understood("fine", killed_min="-3")
    assert error.value.text == "-3"


@given(st.text(max_size=80))
def test_whatever_is_typed_is_understood_or_pointed_at(text):
    """No other error ever leaves the parser, and the place it points at lies in the text."""
    try:
        query = understood(text)
    except QueryError as error:
        assert 0 <= error.start < max(len(text), 1)
        assert error.end <= max(len(text), 1) + 1
        assert error.reason
    else:
        assert all(any(c.isalnum() for c in word) for word in query.words)


@given(
    st.from_regex(
        r"(killed|country|since|near|box|as_of|type|person|sort|revised)(:|>=|<|=)[\w.,:\-+\"]{0,12}", fullmatch=True
    )
)
def test_any_value_of_a_field_is_understood_or_pointed_at(text):
    """Fields, too, refuse with a QueryError and nothing else."""
    try:
        understood(text)
    except QueryError as error:
        assert error.start < len(text)


def test_a_pasted_article_is_refused():
    """A query is not a document."""
    assert len(understood("word " * 64).words) == 64
    with pytest.raises(QueryError, match="at most 64"):
        understood("word " * 65)
    with pytest.raises(QueryError, match="at most"):
        understood("word " * 1000)
