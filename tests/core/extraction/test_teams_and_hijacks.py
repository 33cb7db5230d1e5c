"""Who belongs to a team of aid workers; people held with what is hijacked; who is held for ransom; lost line breaks."""

import pytest

from core.reading.normalise import normalise
from tests.core.extraction.listening import mentions


def told(text):
    """Each claim of the text: measure, best, without parts."""
    return [(c.measure, c.best) for m in mentions(text) for c in m.claims if c.mode == "total" and not c.from_]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A van was hijacked by rebels with five clerks on board on Monday.", [("kidnapped", 5)]),
        ("Three teachers were hijacked on the road to the coast.", [("kidnapped", 3)]),
        ("A bus carrying 20 passengers was hijacked by bandits.", [("kidnapped", 20)]),
        ("A lorry and a car were hijacked; the driver escaped.", []),
        ("A plane carrying 90 passengers landed after fears that it may have been hijacked.", []),
    ],
)
def test_who_is_aboard_is_held_with_it(text, claims):
    """People, told as such; a thing alone holds nobody, and what is feared is no deed."""
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Two cooks were detained and released after their families paid a ransom.", "kidnapped"),
        ("Two cooks were detained and released on bail.", "arrested"),
        ("Two men were detained by police when the ransom was paid.", "arrested"),
    ],
)
def test_no_authority_asks_for_a_ransom(text, measure):
    """Detained and released for one is kidnapped (tolls.md, Measures); caught over one is arrested."""
    assert told(text)[:1] == [(measure, 2)]


@pytest.mark.parametrize(
    ("text", "helpers"),
    [
        ("Two aid workers and a pilot working for the agency were kidnapped by rebels.", 3),
        ("Two aid workers and a pilot were kidnapped by rebels.", 2),
        ("Three aid workers were kidnapped. Their driver was kidnapped, too.", 4),
        ("Two volunteers were kidnapped near a shelter.", 2),
        ("Two foreign volunteers fighting for the junta were kidnapped.", 0),
        ("A campaign volunteer was kidnapped.", 0),
        ("One volunteer was kidnapped on the road and one was kidnapped at home.", 2),
    ],
)
def test_who_is_of_the_team(text, helpers):
    """Its driver and its pilot are; a passenger, a fighter, a campaigner is not."""
    (mention,) = mentions(text)
    told_so = mention.toll["kidnapped"].by_trait.get("aid_worker")
    assert (told_so.best if told_so else 0) == helpers


@pytest.mark.parametrize(
    ("published", "read"),
    [
        ("June 2020:nSeven nurses", "June 2020:\nSeven nurses"),
        ("The end.\\nTwo men", "The end. \nTwo men"),
        ("in New York.nothing", "in New York.nothing"),
        ("C:\\new and 3.nm", "C:\\new and 3.nm"),
    ],
)
def test_a_line_break_escaped_once_too_often(published, read):
    """A break stands for it, code point for code point."""
    assert normalise(published) == read
