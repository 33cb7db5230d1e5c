"""Where an article most likely plays, when it names no country; and what that may and may not do."""

from dataclasses import replace

from core.linking.blocks import blocks, deliveries
from core.linking.setting import setting
from schemas.article import Article
from schemas.place import Where
from tests.core.linking.conftest import World, hours, mention

LOCAL = Article(
    id="a",
    title="Two hurt in shooting on the pier",
    body="Officers from Karachi said two men were hurt. A van from Lahore was found near Hyderabad station.",
    published_at=hours(0),
    received_at=hours(0),
    version=1,
    status="usable",
)
NOWHERE = replace(mention("a", killed=2), where=Where())


def test_the_names_of_an_article_vote_for_its_country() -> None:
    """Two cities of one country outvote a third that another country has as well."""
    assert setting(LOCAL) == "PK"


def test_an_article_without_places_plays_nowhere() -> None:
    """Plain words and names of nobody's town give no country."""
    assert setting(replace(LOCAL, body="Two men were hurt on the pier, police said.")) is None


def test_a_place_name_that_is_told_as_a_plain_word_does_not_vote() -> None:
    """ "Reading" at the start of a sentence, where "reading" is told of too."""
    body = "Reading was what he liked. He was reading when they came."
    assert setting(replace(LOCAL, title="", body=body)) is None


def test_a_mention_without_country_is_compared_where_its_article_plays() -> None:
    """It goes to that country's block, and its delivery says that this was a guess."""
    assert list(blocks(LOCAL, [NOWHERE])) == ["PK"]
    (told,) = deliveries(LOCAL, [NOWHERE], ())
    assert (told.block, told.guessed) == ("PK", True)


def test_a_guessed_country_enters_no_event(world: World) -> None:
    """The event of such an article alone has no country, so it adds to no country's sum."""
    for delivery in deliveries(LOCAL, [NOWHERE], ()):
        world.tell(delivery)
    (event,) = world.events()
    assert (event.where.country, event.toll["killed"].best) == (None, 2)


def test_one_article_that_tells_the_country_is_enough(world: World) -> None:
    """A second article of the event, whose own news is told to be there, gives the event its country."""
    told = replace(NOWHERE, where=Where(name="Pakistan", country="PK", country_name="Pakistan", precision="country"))
    for delivery in (*deliveries(LOCAL, [NOWHERE], ()), *deliveries(replace(LOCAL, version=2), [told], ["PK"])):
        world.tell(delivery)
    assert [e.where.country for e in world.events()] == ["PK"]
