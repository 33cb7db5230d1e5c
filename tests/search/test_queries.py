"""Bodies of requests."""

from datetime import date

import pytest

from search import queries
from search.language import parse
from search.mapping import shape
from search.names import KINDS

TODAY = date(2020, 3, 8)


def body(text: str, **more) -> dict:
    return queries.events(parse(text, today=TODAY), **more)


def test_every_order_ends_on_the_id():
    """Pages are stable."""
    for sort in ("relevance", "when", "reported", "revised", "killed", "injured"):
        assert list(body(f"x sort:{sort}")["sort"][-1]) == ["event_id"]


def test_merged_and_retracted_events_are_left_out_unless_asked_for():
    """A retracted toll is not shown as one that stands."""
    hidden = {"terms": {"status": ["merged", "retracted"]}}
    assert hidden in body("x")["query"]["bool"]["must_not"]
    assert hidden not in body("x status:any")["query"]["bool"]["must_not"]
    assert hidden in body("x -status:open")["query"]["bool"]["must_not"]


def test_stop_words_alone_are_searched_as_written():
    """ "IS" is a name."""
    (clause,) = body("IS")["query"]["bool"]["must"]
    assert clause["combined_fields"]["fields"] == ["headline.exact^2", "passages.exact", "places.exact"]


def test_a_word_of_the_domain_finds_its_like():
    """Synonyms at query time, one alternative enough."""
    plain, alike = body("Vinh dead")["query"]["bool"]["must"]
    assert plain["combined_fields"]["query"] == "Vinh"
    assert "fatalities" in [c["combined_fields"]["query"] for c in alike["bool"]["should"]]


def test_a_synonym_stands_in_one_group_only():
    """Else its group would depend on the order of the file."""
    words = [word for group in set(queries.synonyms().values()) for word in group]
    assert len(words) == len(set(words))


def test_the_place_in_a_list_survives_its_journey():
    """`next` of one page is `after` of the other."""
    assert queries.cursor(queries.mark([1.5, "TJ-1", None]), 3) == [1.5, "TJ-1", None]


@pytest.mark.parametrize("after", ["", "nonsense", "e30", queries.mark([1]), queries.mark([[1], "x"]), "é"])
def test_a_place_that_is_none_of_ours_is_refused(after):
    """Nothing a user sends reaches Elasticsearch unparsed."""
    with pytest.raises(ValueError, match="after"):
        queries.cursor(after, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_shapes_are_strict_and_small_enough(kind):
    """Elasticsearch refuses more than 1,000 fields; objects count too."""

    def count(properties: dict) -> int:
        return sum(
            1 + count(field.get("properties", {})) + len(field.get("fields", {})) for field in properties.values()
        )

    mappings = shape(kind, "english")["mappings"]
    assert mappings["dynamic"] == "strict"
    assert count(mappings["properties"]) < 1000


def test_no_long_word_is_misspelt() -> None:
    """A word of hundreds of letters breaks the automaton of near spellings; six words of forty are asked for."""
    assert queries.may_be_misspelt(["atttack", "x" * 40])
    assert not queries.may_be_misspelt(["0" * 41])
    assert not queries.may_be_misspelt([])
    assert not queries.may_be_misspelt(["word"] * 7)
