"""Which words may open a pattern: a pattern is searched for only where one of them stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction import stances
from core.extraction.stances import openings


@pytest.mark.parametrize(
    ("pattern", "opens"),
    [
        (r"\b(?:could|would) have $", ("could", "would")),
        (r"\bplann?ed $", ("plan",)),
        (r"\b(?:tr(?:y|ied)|wants?) to $", ("tr", "want")),
        (r"(?<!in )\bmay be $", ("may",)),
        (r"\bsav(?:e|ing) $", ("sav",)),
        (r"\b(?:not|n't) $", ("not", "n")),
        (r"\b(?:will|'ll) $", ()),
        (r"\b(?:not )?known $", ()),
        (r"\bif |\bunless $", ()),
        (r"[^.]{0,9} to $", ()),
    ],
)
def test_openings_are_told_or_any_word_may_open(pattern, opens):
    """What the first word begins with; nothing where the pattern does not tell."""
    assert openings(pattern) == opens


_SAID = st.lists(
    st.sampled_from(
        "could would may 'll not didn't no in order to attempted kill be been threatened plans of reports feared"
        " how many unknown number war which has earlier had initially denied claims that saved the people , . ; 12"
        " been".split()
    ),
    max_size=14,
).map(lambda words: " ".join(words) + " ")


@given(_SAID, st.integers(0, 6))
def test_the_same_is_found_as_by_searching_for_every_pattern(said, cut):
    """Looking only for the patterns that may begin with a word there finds what looking for all of them finds."""
    text = said[cut:]
    every = {saying.name for saying in stances._sayings() if re.search(saying.pattern, text)}
    assert stances._told(text) == every
