"""Deliveries in, events out: linking, re-delivery, revision, retraction."""

from datetime import date

from schemas.mention import Person
from tests.core.linking.conftest import World, hours, mention, telling


def test_two_articles_of_one_bombing_are_one_event(world: World) -> None:
    """Same day, town and kind: one event, whose toll is the later, higher figure."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=5, at=4), at=4))
    assert world.killed() == [(5, ("a", "b"))]


def test_two_towns_are_two_events(world: World) -> None:
    """Bombs in two towns 250 km apart on one day are never one."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=3, town="Sarband", at=1), at=1))
    assert world.killed() == [(3, ("a",)), (3, ("b",))]


def test_two_mentions_of_one_article_are_two_events(world: World) -> None:
    """An article that tells of two blasts in one town on one day keeps them apart."""
    world.tell(telling("a", mention("a", killed=3), mention("a", killed=3, ordinal=1, role="secondary")))
    assert world.killed() == [(3, ("a",)), (3, ("a",))]


def test_an_event_id_says_block_and_date_of_its_first_mention(world: World) -> None:
    """BLOCK-DATE-HASH."""
    world.tell(telling("a", mention("a", killed=3, day=date(2021, 2, 28))))
    (event,) = world.events()
    assert event.event_id.startswith("TJ-20210228-") and len(event.event_id) == len("TJ-20210228-3f9a2c")


def test_a_redelivered_article_gives_the_same_writes_again(world: World) -> None:
    """Facts and outputs of a re-delivery are equal to the first ones, byte for byte, also after a restart."""
    world.tell(telling("a", mention("a", killed=3)))
    first = world.tell(telling("b", mention("b", killed=5, at=4), at=4))
    again = world.tell(telling("b", mention("b", killed=5, at=4), at=4))
    world.restart()
    after = world.tell(telling("b", mention("b", killed=5, at=4), at=4))
    assert (first.puts, first.outputs) == (again.puts, again.outputs) == (after.puts, after.outputs)


def test_an_older_version_only_emits_again(world: World) -> None:
    """Version 1 after version 2 changes no fact and sends version 2's records."""
    world.tell(telling("a", mention("a", killed=3)))
    second = world.tell(telling("a", mention("a", killed=4, revision=2, at=1), version=2, revised_at=hours(1)))
    late = world.tell(telling("a", mention("a", killed=3)))
    assert late.outputs == second.outputs
    assert world.killed() == [(4, ("a",))]


def test_a_revision_replaces_what_the_article_told(world: World) -> None:
    """The new revision's mention follows the old one into its event; the history says why the figure fell."""
    world.tell(telling("a", mention("a", killed=7)))
    world.tell(telling("a", mention("a", killed=5, revision=2, at=2), version=2, revised_at=hours(2)))
    (event,) = world.events()
    assert event.toll["killed"].best == 5
    assert [(c.reason, c.before and c.before.best, c.after and c.after.best) for c in event.history] == [
        ("new_claim", None, 7),
        ("article_revised", 7, 5),
    ]


def test_a_revision_that_leaves_a_block_takes_its_figures_along(world: World) -> None:
    """An empty delivery to the old block retires its mention; the event there is retracted."""
    world.tell(telling("a", mention("a", killed=7)))
    world.tell(telling("a", version=2, revised_at=hours(2)))
    world.tell(telling("a", mention("a", killed=7, town="Tarin", revision=2), version=2, block="AF"))
    assert [(e.where.country, e.toll["killed"].best) for e in world.events()] == [("AF", 7)]


def test_a_cancellation_takes_back_its_claims_only(world: World) -> None:
    """What another article told stays; the reason is a retraction."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=9, at=1), at=1))
    world.tell(telling("b", version=2, status="cancelled", revised_at=hours(5), at=1))
    (event,) = world.events()
    assert (event.toll["killed"].best, event.article_ids) == (3, ("a",))
    assert event.history[-1].reason == "retracted"


def test_a_background_mention_opens_an_event_without_articles(world: World) -> None:
    """Background enters no tally: the event has no article_ids."""
    world.tell(telling("a", mention("a", killed=12, role="background", day=date(2001, 3, 1))))
    (event,) = world.events()
    assert (event.article_ids, event.background_article_ids) == ((), ("a",))


def test_a_late_trial_finds_the_old_event_by_the_victims_name(world: World) -> None:
    """A year later, long out of memory, the name leads back to the event."""
    victim = Person(name="Olim Sattorov", age=31, role="victim", status="killed")
    world.tell(telling("a", mention("a", killed=1, people=[victim])))
    for n in range(100, 9000, 400):
        other = mention(f"x{n}", killed=2, day=hours(n).date(), at=n, weapons=())
        world.tell(telling(f"x{n}", other, at=n))
    trial = mention("t", killed=1, people=[victim], at=8800)
    world.tell(telling("t", trial, at=8800))
    assert (1, ("a", "t")) in world.killed()


def test_unsure_keeps_apart_and_says_so(world: World) -> None:
    """Same day and town, another figure and weapon: two events, and the link names the other one."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=5, at=2, weapons=("knife",)), at=2))
    links = [link for e in world.events() for link in e.links]
    unsure = [link for link in links if link.judgement == "unsure"]
    assert len(world.events()) == 2
    assert [link.mention_id for link in unsure] == ["b.1.0"]
    assert unsure[0].reasons[0].startswith("kept apart from TJ-20210301-")
