"""Rulings by hand: merge, split, retract, re-date, re-place, withhold, and undoing each of them."""

from datetime import date

import pytest

from schemas.event import Event
from schemas.place import When
from tests.core.linking.conftest import TOWNS, World, correction, hours, mention, telling


def two_events(world: World) -> tuple[Event, Event]:
    """Three dead in Harkovo (articles a, a2), two in Sarband (article b)."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("a2", mention("a2", killed=3, at=1), at=1))
    world.tell(telling("b", mention("b", killed=2, town="Sarband", at=2), at=2))
    one, other = sorted(world.events(), key=lambda e: e.article_ids)
    return one, other


def plain(event: Event) -> tuple[object, ...]:
    """What an event says, without its version."""
    return (event.event_id, event.toll, event.article_ids, event.when, event.where, event.history, event.links)


def test_a_merge_forwards_and_sums_nothing_twice(world: World) -> None:
    """The loser forwards with an empty toll; the winner holds the articles of both, and says why it changed."""
    one, other = two_events(world)
    world.rule(correction("merge", at=3, event_ids=(one.event_id, other.event_id)))
    (event,) = world.events()
    assert event.event_id == one.event_id
    assert event.article_ids == ("a", "a2", "b")
    loser = world.sent[("events", other.event_id)]
    assert (loser.status, loser.merged_into, dict(loser.toll), loser.article_ids) == ("merged", one.event_id, {}, ())
    assert [c.reason for c in event.history if c.at == hours(3)] in (["merged"], [])


@pytest.mark.parametrize("how", ["undo", "split"])
def test_merge_then_split_is_the_identity(world: World, how: str) -> None:
    """Undone by name or split by its mentions: both events read as before the merge."""
    one, other = two_events(world)
    merge = correction("merge", at=3, event_ids=(one.event_id, other.event_id))
    world.rule(merge)
    if how == "undo":
        world.rule(correction("merge", at=4, undoes=merge.correction_id))
    else:
        world.rule(correction("split", at=4, event_ids=(one.event_id,), mention_ids=("b.1.0",)))
    assert [plain(e) for e in sorted(world.events(), key=lambda e: e.article_ids)] == [plain(one), plain(other)]


def test_a_split_founds_an_event_of_the_named_mentions(world: World) -> None:
    """A wrong automatic link is cut: the named mention leaves with its claims, the rest stays."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=5, at=4), at=4))
    (event,) = world.events()
    world.rule(correction("split", at=6, event_ids=(event.event_id,), mention_ids=("b.1.0",)))
    assert world.killed() == [(3, ("a",)), (5, ("b",))]


def test_a_split_event_stays_split_when_its_articles_come_again(world: World) -> None:
    """Re-delivery and restart leave the ruling in force."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=5, at=4), at=4))
    (event,) = world.events()
    world.rule(correction("split", at=6, event_ids=(event.event_id,), mention_ids=("b.1.0",)))
    world.restart()
    before = dict(world.sent)
    world.tell(telling("b", mention("b", killed=5, at=4), at=4))
    world.tell(telling("a", mention("a", killed=3)))
    assert world.sent == before


def test_a_ruling_waits_for_its_mentions(world: World) -> None:
    """A split that comes before the mention it names is laid when the mention comes."""
    world.rule(correction("split", at=6, mention_ids=("b.1.0",)))
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=5, at=4), at=4))
    assert world.killed() == [(3, ("a",)), (5, ("b",))]


def test_a_ruling_follows_its_mention_into_a_newer_revision(world: World) -> None:
    """Found by its quote: the successor of a retracted mention is retracted too."""
    world.tell(telling("a", mention("a", killed=3)))
    world.rule(correction("retract", at=1, mention_ids=("a.1.0",), quotes=("people were killed in Harkovo",)))
    world.tell(telling("a", mention("a", killed=4, revision=2, at=2), version=2, revised_at=hours(2)))
    assert world.events() == []


def test_a_retraction_undoes_exactly_its_claims(world: World) -> None:
    """The other article's figure stands as if the retracted one had never been told."""
    world.tell(telling("a", mention("a", killed=3)))
    (alone,) = world.events()
    world.tell(telling("b", mention("b", killed=9, at=1), at=1))
    world.rule(correction("retract", at=2, mention_ids=("b.1.0",)))
    (event,) = world.events()
    assert event.toll == alone.toll
    assert event.article_ids == alone.article_ids


def test_undoing_an_undoing_lays_the_ruling_again(world: World) -> None:
    """A retraction, undone, and the undoing undone: retracted."""
    world.tell(telling("a", mention("a", killed=3)))
    world.rule(correction("retract", at=1, mention_ids=("a.1.0",)))
    world.rule(correction("retract", at=2, undoes="c-retract-1"))
    assert world.killed() == [(3, ("a",))]
    world.rule(correction("retract", at=3, undoes="c-retract-2"))
    assert world.events() == []


def test_date_and_place_by_hand(world: World) -> None:
    """A person's date and place stand over what the texts told; undone, the texts' stand again."""
    world.tell(telling("a", mention("a", killed=3)))
    (event,) = world.events()
    day = When(start=date(2021, 2, 27), end=date(2021, 2, 27))
    world.rule(correction("date", at=1, event_ids=(event.event_id,), when=day))
    world.rule(correction("place", at=2, event_ids=(event.event_id,), where=TOWNS["Sarband"]))
    (ruled,) = world.events()
    assert (ruled.when, ruled.where.name) == (day, "Sarband")
    world.rule(correction("date", at=3, undoes="c-date-1"))
    (undone,) = world.events()
    assert (undone.when.start, undone.where.name) == (date(2021, 3, 1), "Sarband")


def test_a_merge_across_blocks_moves_what_was_told(world: World) -> None:
    """An event on both sides of a border: the loser's articles, early and late, count in the winner."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=3, town="Tarin", at=1), at=1, block="AF"))
    here, there = sorted(world.events(), key=lambda e: e.article_ids)
    ids = (here.event_id, there.event_id)
    world.rule(correction("merge", at=2, event_ids=ids, mention_ids=("a.1.0", "b.1.0"), blocks=("TJ", "AF")))
    world.tell(telling("c", mention("c", killed=6, town="Tarin", at=3), at=3, block="AF"))
    assert world.killed() == [(6, ("a", "b", "c"))]
    assert world.sent[("events", there.event_id)].merged_into == here.event_id


def test_undoing_a_merge_across_blocks_brings_it_home(world: World) -> None:
    """The winner gives back what was moved to it."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=4, town="Tarin", at=1), at=1, block="AF"))
    here, there = sorted(world.events(), key=lambda e: e.article_ids)
    ids = (here.event_id, there.event_id)
    world.rule(correction("merge", at=2, event_ids=ids, blocks=("TJ", "AF")))
    world.rule(correction("merge", at=3, undoes="c-merge-2", blocks=("TJ", "AF")))
    assert world.killed() == [(3, ("a",)), (4, ("b",))]


def test_a_withheld_name_is_not_shown(world: World) -> None:
    """Names and texts ruled out of sight leave the event."""
    world.tell(telling("a", mention("a", killed=3)))
    (event,) = world.events()
    assert event.passages
    quotes = ("people were killed in Harkovo",)
    world.rule(correction("withhold", at=1, event_ids=(event.event_id,), quotes=quotes))
    (hidden,) = world.events()
    assert hidden.passages == ()


def test_what_a_later_merge_brought_back_the_split_before_it_takes_no_more(world: World) -> None:
    """Merged, split, merged again, then all of it told again: one event, every fact and record as before."""
    one, other = two_events(world)
    named = (one.event_id, other.event_id)
    world.rule(correction("merge", at=3, event_ids=named))
    world.rule(correction("split", at=4, event_ids=(one.event_id,), mention_ids=("b.1.0",)))
    world.rule(correction("merge", at=5, event_ids=named))
    (event,) = world.events()
    tables = ("articles", "mentions", "members", "events", "corrections", "rulings", "keys")
    before = {name: dict(getattr(world.facts, name)) for name in tables}, dict(world.sent)
    world.restart()
    for at, (article, killed, town) in enumerate((("a", 3, "Harkovo"), ("a2", 3, "Harkovo"), ("b", 2, "Sarband"))):
        world.tell(telling(article, mention(article, killed=killed, town=town, at=at), at=at))
    assert world.events() == [event]
    assert ({name: dict(getattr(world.facts, name)) for name in tables}, world.sent) == before
