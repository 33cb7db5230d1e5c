"""An article's own news goes before what it tells besides."""

from dataclasses import replace

from schemas.mention import Mention, Person
from schemas.toll import Figure
from tests.core.linking.conftest import World, mention, telling

NAMED = (
    Person(name="Olim Sattorov", role="victim", status="killed"),
    Person(name="Farid Nazarov", role="suspect", status="arrested"),
)


def _with_injured(told: Mention, injured: int) -> Mention:
    figure = Figure(low=injured, best=injured, high=injured)
    return replace(told, toll={**told.toll, "injured": figure})


def test_its_own_news_is_placed_first_where_one_figure_is_the_same(world: World) -> None:
    """Five killed in both; the injured are counted otherwise; two are told of besides, by name."""
    world.tell(telling("a", _with_injured(mention("a", killed=5, people=NAMED), 6)))
    own = _with_injured(mention("b", killed=5, at=2), 4)
    besides = mention("b", people=NAMED, role="secondary", ordinal=1, at=2)
    world.tell(telling("b", own, besides, at=2))
    (event,) = [e for e in world.events() if "a" in e.primary_article_ids]
    assert event.primary_article_ids == ("a", "b")
