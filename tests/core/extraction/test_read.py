"""One article, all steps: totals and parts, what is no claim, and that every figure has its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.read import read, read_many
from language.ear import ear
from schemas.wire import to_dict
from tests.core.extraction.listening import article, mentions, tolls

BODY = (
    "Gunmen killed 21 people in the village of Tillaberi on Monday, the governor said.\n\n"
    "The dead were 16 farmers and five soldiers. Eight people were wounded."
)


def test_components_give_sides_and_never_add():
    """A total with its components is the total; the components give the sides (tolls.md, Totals and components)."""
    (one,) = mentions(BODY)
    killed = one.toll["killed"]
    assert (killed.best, {s: p.best for s, p in killed.by_side.items() if s != "unknown"}) == (
        21,
        {"civilian": 16, "security_forces": 5},
    )
    assert one.toll["injured"].best == 8


def test_a_bomber_is_an_attacker_beside_his_victims():
    """A bomber who set off his vest and killed eight: killed 9, victims 8 (tolls.md, Attackers)."""
    (one,) = mentions(
        "A suicide bomber set off his vest at a toll gate on Monday, killing eight people and wounding 12."
    )
    assert (one.toll["killed"].best, one.toll["killed"].victims.best, one.toll["injured"].best) == (9, 8, 12)


def test_sides_without_a_total_are_summed():
    """Disjoint sides told side by side are components of their sum."""
    ((_, toll),) = tolls(
        "Fourteen militants were killed when troops raided a camp on Monday. Three soldiers were killed."
    )
    assert toll["killed"] == 17


@pytest.mark.parametrize(
    "body",
    [
        "An earthquake could kill 9,000 people and injure tens of thousands, a study warned on Monday.",
        "Police foiled a plot to bomb a station, which would have killed dozens of people.",
        "Thirty volunteers played the dead and wounded in an exercise on Monday.",
        "Road crashes kill 1,200 people every year.",
    ],
)
def test_what_did_not_happen_is_no_claim(body):
    """Hypothetical, foiled, played and periodic figures make no toll (tolls.md, Not claims)."""
    assert all(not toll for _, toll in tolls(body))


def test_nobody_hurt_is_zero_and_silence_is_absent():
    """No casualties is killed 0 and injured 0; a measure nobody told is absent."""
    ((_, told),) = tolls("A bomb exploded outside a bank on Monday. There were no casualties.")
    ((_, silent),) = tolls("A bomb killed four people outside a bank on Monday.")
    assert told == {"killed": 0, "injured": 0}
    assert silent == {"killed": 4}


def test_every_claim_has_its_words():
    """Offsets point into the stored text: text[start:end] is the quote."""
    given_article = article(BODY, "Gunmen kill 21 people in Niger")
    for mention in read(given_article, ear()):
        for claim in mention.claims:
            assert claim.evidence or claim.headline
            assert all(given_article.body[e.start : e.end] == e.quote for e in claim.evidence)
            assert all(given_article.title[e.start : e.end] == e.quote for e in claim.headline)


def test_same_article_same_mentions():
    """Reading is a pure function: ids, claims and all; alone or in a batch."""
    one = article(BODY, "Gunmen kill 21 people in Niger")
    alone = [to_dict(m) for m in read(one, ear())]
    assert alone == [to_dict(m) for m in read_many((one, one), ear())[1]]
    assert alone[0]["mention_id"] == "a1:0:1"


words = st.sampled_from(
    "killed wounded 3 two soldiers people were was a the bomb and , . who died including nine of them said police on"
    " Monday missing at least another others in city shot dead taken hostage children".split()
)


@given(st.lists(words, max_size=40))
def test_any_text_can_be_read(chosen):
    """Whatever the words, the reading ends, and each quote is where it says."""
    text = " ".join(chosen)
    for mention in read(article(text, text[:60]), ear()):
        assert all(text[e.start : e.end] == e.quote for c in mention.claims for e in c.evidence)
