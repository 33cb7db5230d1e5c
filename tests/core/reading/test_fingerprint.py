"""Copies of a wire story are alike; another telling of it is not."""

from datetime import UTC, datetime

from core.reading.fingerprint import TERMS, fingerprint, similarity, terms
from schemas.article import Article

STORY = (
    "Five people were killed and nine were injured when a bus carrying farm workers fell into a ravine near "
    "Villamayor on Monday, the provincial governor said. The driver lost control on a bend, according to a police "
    "report. Rescue teams from two towns worked through the night to bring the injured to the hospital, where "
    "three of them remained in a serious condition. The road, which crosses the mountains, was closed for six "
    "hours."
)
REWRITE = (
    "A coach plunged off a mountain road on Monday evening outside Villamayor and left five labourers dead. Nine "
    "passengers are being treated, the hospital said. Officers believe that the man at the wheel took a curve too "
    "fast."
)


def article(body, title=""):
    return Article(id="x", title=title, body=body, published_at=datetime(2021, 3, 4, tzinfo=UTC))


def test_a_copy_is_alike():
    """An outlet's own headline, a trimmed tail and a line of furniture do not hide a copy."""
    copy = article(STORY + "\nSign up for our newsletter", "Bus falls into ravine")
    assert similarity(fingerprint(article(STORY, "Five die as bus falls")), fingerprint(copy)) >= 0.8


def test_a_rewrite_is_not():
    """The same happening in other words is another voice."""
    assert similarity(fingerprint(article(STORY)), fingerprint(article(REWRITE))) < 0.4


def test_the_same_words_give_the_same_digits():
    """No salt: fingerprints are compared across processes."""
    assert fingerprint(article(STORY)) == fingerprint(article(STORY))
    assert len(fingerprint(article(STORY))) == 512
    assert similarity(fingerprint(article(STORY)), fingerprint(article(STORY))) == 1.0


def test_nothing_is_like_nothing():
    """Texts without words are alike to none."""
    assert fingerprint(article("...")) == ""
    assert similarity("", "") == 0.0


def test_terms_are_names():
    """Rare words, names first; no numbers, no days, no common words."""
    told = terms(article(STORY))
    assert told[0] == "villamayor"
    assert len(told) <= TERMS
    assert not {"monday", "five", "bus", "people", "killed"} & set(told)
