"""The bound by which a candidate is let go before its words are compared is never below what they would have said."""

from datetime import UTC, datetime
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from core.linking.facts import Profile, Voice
from core.linking.holders import Holders
from core.linking.judge import judge
from core.linking.likeness import at_most, likeness
from core.linking.rarity import Rarity
from core.linking.score import UNSURE, WEIGHTS
from core.linking.told import Told
from tests.core.linking.conftest import mention

WORDS = ("anna karenina", "harkovo", "bazaar", "~bowling", "~wagon", "#41", "#7", "@2900", "kiosk", "ivan petrov")
BAGS = st.dictionaries(st.sampled_from(WORDS), st.integers(1, 9))
MARK = "00000001" * 64


def world(held: dict[str, int], opened: int) -> Rarity:
    """So many events have each word."""
    holders = Holders()
    for word, many in held.items():
        for number in range(min(many, opened)):
            holders.add(word, number)
    return Rarity(opened, holders)


def view(mine: dict[str, int], mark: str) -> Told:
    return Told(
        mention=mention("new", killed=1), terms=mine, fingerprint=mark, reported_at=datetime(2024, 1, 1, tzinfo=UTC)
    )


@settings(max_examples=500)
@given(BAGS, BAGS, BAGS, st.integers(0, 90), st.booleans())
def test_words_never_say_more_than_the_bound(
    mine: dict[str, int], theirs: dict[str, int], held: dict[str, int], opened: int, copied: bool
) -> None:
    """Any two bags of words, however common each word is, copies too."""
    told, rarity = view({t: min(n, 2) for t, n in mine.items()}, MARK), world(held, opened)
    event = Profile(terms=theirs, voices=(Voice(voice="a", fingerprint=MARK if copied else "00000002" * 64),))
    said = sum(WEIGHTS[f.name] * f.value for f in likeness(told, event, rarity))
    assert said <= at_most(told, event, rarity) + 1e-6


@given(BAGS, BAGS, BAGS, st.integers(0, 90))
def test_who_is_let_go_early_would_have_been_let_go(
    mine: dict[str, int], theirs: dict[str, int], held: dict[str, int], opened: int
) -> None:
    """With and without the bound the judgement is the same, and so is a score at or above the least."""
    told, rarity, event = view(mine, ""), world(held, opened), Profile(terms=theirs)
    whole, quick = judge(told, "e", event, rarity), judge(told, "e", event, rarity, least=UNSURE)
    assert quick.judgement == whole.judgement
    assert quick == whole or whole.score <= quick.score < UNSURE


@given(BAGS, BAGS, BAGS, st.integers(0, 90), st.randoms())
def test_words_say_the_same_in_whatever_order_they_were_stored(
    mine: dict[str, int], theirs: dict[str, int], held: dict[str, int], opened: int, chance: Random
) -> None:
    """A fact read back has its words by the alphabet, one just made by how often they are told."""
    told, rarity = view(mine, ""), world(held, opened)
    other = list(theirs.items())
    chance.shuffle(other)
    assert judge(told, "e", Profile(terms=dict(other)), rarity) == judge(told, "e", Profile(terms=theirs), rarity)
