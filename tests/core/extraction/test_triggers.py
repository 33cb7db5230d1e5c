"""Words that say what people suffered."""

import pytest

from core.extraction.text import Sentence
from core.extraction.triggers import triggers


def found(text):
    sentence = Sentence(index=0, field="body", start=0, end=len(text), text=text)
    return [(t.measure, t.phrase) for t in triggers(sentence.tokens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two were shot and killed", [("killed", "shot and killed")]),
        ("he was shot", [("shot", "shot")]),
        ("they lost their lives", [("killed", "lost their lives")]),
        ("the death toll rose", [("killed", "death toll")]),
        ("nine are still missing", [("missing", "still missing")]),
        ("the weather was fine", []),
    ],
)
def test_longest_phrase_wins(text, expected):
    """The longest phrase that fits is the trigger; what harms nobody is none."""
    assert found(text) == expected


def test_star_stands_for_a_few_words():
    """ "Suffered serious injuries" is one trigger whatever kind of injuries they are, but not across a stop."""
    assert found("she suffered serious leg injuries")[0][0] == "injured"
    assert found("the town suffered, injuries or not") != [("injured", "suffered * injuries")]
