"""Stored articles read again by other rules: what they said before is gone, and so is where it had been put."""

from dataclasses import replace
from datetime import date

from tests.core.linking.conftest import World, correction, hours, mention, telling


def by(rules: str, *mentions):
    """The same mentions, as these rules read them."""
    return tuple(replace(m, reader=rules) for m in mentions)


def test_a_better_reading_replaces_the_figure(world: World) -> None:
    """Thirteen was a misreading of three: the event keeps its id, and nobody is counted twice."""
    world.tell(telling("a", mention("a", killed=13)))
    world.tell(telling("b", mention("b", killed=13, at=1), at=1))
    (before,) = world.events()
    world.tell(telling("a", *by("rules/2", mention("a", killed=3))))
    world.tell(telling("b", *by("rules/2", mention("b", killed=3, at=1)), at=1))
    assert world.killed() == [(3, ("a", "b"))]
    assert [e.event_id for e in world.events()] == [before.event_id]


def test_another_happening_under_the_same_ordinal_moves(world: World) -> None:
    """What the old rules took for Harkovo is in Sarband: it leaves the first event and joins the other one."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=5, at=1), at=1))
    world.tell(telling("c", mention("c", killed=9, town="Sarband", at=2), at=2))
    assert world.killed() == [(5, ("a", "b")), (9, ("c",))]
    world.tell(telling("b", *by("rules/2", mention("b", killed=9, town="Sarband", at=1)), at=1))
    assert world.killed() == [(3, ("a",)), (9, ("b", "c"))]


def test_another_day_moves(world: World) -> None:
    """The old rules had the day wrong: the event of that day tells nothing any more."""
    world.tell(telling("a", mention("a", killed=3, day=date(2021, 2, 1))))
    world.tell(telling("a", *by("rules/2", mention("a", killed=3))))
    assert world.killed() == [(3, ("a",))]


def test_what_the_new_rules_do_not_find_is_taken_back(world: World) -> None:
    """Two happenings were one: the second is gone, the first stays."""
    world.tell(telling("a", mention("a", killed=3), mention("a", killed=1, town="Sarband", ordinal=1)))
    world.tell(telling("a", *by("rules/2", mention("a", killed=3))))
    assert world.killed() == [(3, ("a",))]


def test_reading_again_twice_is_reading_again_once(world: World) -> None:
    """A re-delivery of the new reading writes the same facts and sends the same records."""
    world.tell(telling("a", mention("a", killed=13)))
    first = world.tell(telling("a", *by("rules/2", mention("a", killed=3))))
    again = world.tell(telling("a", *by("rules/2", mention("a", killed=3))))
    assert (first.puts, first.outputs) == (again.puts, again.outputs)


def test_the_same_reading_changes_no_figure_and_no_link(world: World) -> None:
    """Other rules that read the same: tolls, events and links stay."""
    told = [telling("a", mention("a", killed=3)), telling("b", mention("b", killed=5, at=4), at=4)]
    for delivery in told:
        world.tell(delivery)
    before = [(e.event_id, e.toll, e.article_ids) for e in world.events()]
    for delivery in told:
        world.tell(replace(delivery, mentions=by("rules/2", *delivery.mentions)))
    assert [(e.event_id, e.toll, e.article_ids) for e in world.events()] == before


def test_where_a_person_put_it_it_stays(world: World) -> None:
    """Split by hand from the event it is read into again: the ruling holds."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=5, at=1), at=1))
    (event,) = world.events()
    ruling = correction("split", at=2, event_ids=(event.event_id,), mention_ids=("b.1.0",))
    world.rule(ruling)
    assert world.killed() == [(3, ("a",)), (5, ("b",))]
    world.tell(telling("b", *by("rules/2", mention("b", killed=6, at=1)), at=1))
    assert world.killed() == [(3, ("a",)), (6, ("b",))]


def test_an_event_parted_whole_by_hand_stays_parted_when_it_is_read_again(world: World) -> None:
    """Two events merged and split by hand; the new rules read the second like the first: the split still holds."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("b", mention("b", killed=5, town="Sarband", at=1), at=1))
    one, other = sorted(world.events(), key=lambda e: e.article_ids)
    world.rule(correction("merge", at=2, event_ids=(one.event_id, other.event_id)))
    world.rule(correction("split", at=3, event_ids=(one.event_id,), mention_ids=("b.1.0",)))
    assert world.killed() == [(3, ("a",)), (5, ("b",))]
    anew = telling("b", *by("rules/2", mention("b", killed=3, at=1)), at=1)
    first = world.tell(anew)
    assert world.killed() == [(3, ("a",)), (3, ("b",))]
    assert world.tell(anew).puts == first.puts


def test_a_cancelled_article_read_again_says_nothing(world: World) -> None:
    """Its delivery is empty whichever rules read."""
    world.tell(telling("a", mention("a", killed=3)))
    world.tell(telling("a", version=2, revised_at=hours(1), status="cancelled"))
    assert world.events() == []
    world.tell(telling("a", version=2, revised_at=hours(1), status="cancelled"))
    assert world.events() == []
