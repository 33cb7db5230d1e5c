"""Which block a mention goes to, and what an article owes to blocks it left."""

from dataclasses import replace

from core.linking.blocks import blocks, deliveries
from schemas.article import Article
from schemas.place import Where
from tests.core.linking.conftest import hours, mention

ARTICLE = Article(
    id="a",
    title="Bomb kills three in Harkovo",
    body="A bomb killed three.",
    published_at=hours(0),
    received_at=hours(0),
    version=2,
    status="usable",
)
HERE, THERE = mention("a", killed=3), mention("a", killed=1, ordinal=1, town="Tarin", role="secondary")
NOWHERE = replace(mention("a", killed=2, ordinal=2, role="secondary"), where=Where())


def test_a_mention_goes_to_the_country_of_its_happening() -> None:
    """Two countries, two blocks."""
    assert blocks(ARTICLE, [HERE, THERE]) == {"TJ": (HERE,), "AF": (THERE,)}


def test_a_mention_without_country_goes_with_the_primary_one() -> None:
    """The article's own news gives the block, wherever it stands in the article."""
    assert blocks(ARTICLE, [NOWHERE, THERE, HERE]) == {"TJ": (NOWHERE, HERE), "AF": (THERE,)}


def test_nobody_knows_where_is_xx() -> None:
    """No country anywhere: the block XX."""
    assert blocks(ARTICLE, [NOWHERE]) == {"XX": (NOWHERE,)}


def test_an_empty_delivery_to_blocks_it_no_longer_speaks_to() -> None:
    """Destinations only grow; nothing is told to the ones left, with the new version."""
    told = deliveries(ARTICLE, [HERE], ["AF", "TJ"])
    assert [(d.block, d.version, d.mentions) for d in told] == [("AF", 2, ()), ("TJ", 2, (HERE,))]
