"""The history of an event through merges: what was taken back before one is in no figure after it."""

from core.linking.draft import Draft
from core.linking.gather import gather, voices
from core.linking.history import history
from tests.core.linking.conftest import World, correction, hours, mention, telling


def told(name: str, at: float, town: str, killed: int):
    return telling(name, mention(name, killed=killed, town=town, at=at), at=at)


def merged_after_a_withdrawal() -> tuple[World, str]:
    """Nobody dead in one town; in another five, and nine that are withdrawn; then a person merges the two."""
    world = World()
    world.tell(told("a", 0, "Harkovo", 0))
    world.tell(told("b", 1, "Sarband", 5))
    world.tell(told("c", 2, "Sarband", 9))
    world.tell(telling("c", at=2, version=2, revised_at=hours(2.5), status="cancelled"))
    one, other = sorted(world.events(), key=lambda e: e.article_ids)
    world.rule(correction("merge", at=4, event_ids=(one.event_id, other.event_id)))
    return world, one.event_id


def changes(world: World, event_id: str) -> list[tuple[str, int | None]]:
    event = world.facts.events[event_id]
    return [(c.reason, None if c.after is None else c.after.best) for c in event.history]


def test_who_was_taken_back_before_a_merge_is_in_no_figure_after_it() -> None:
    """Five with the merge, and seven with the next one: never nine."""
    world, event_id = merged_after_a_withdrawal()
    assert changes(world, event_id) == [("new_claim", 0), ("merged", 5)]
    world.tell(told("d", 5, "Harkovo", 7))
    (last,) = [e.event_id for e in world.events() if "d" in e.article_ids]
    world.rule(correction("merge", at=6, event_ids=(event_id, last)))
    assert changes(world, event_id) == [("new_claim", 0), ("merged", 5), ("merged", 7)]


def test_another_policy_folds_the_history_anew() -> None:
    """A history folded by one policy is not gone on with by another."""
    world, event_id = merged_after_a_withdrawal()
    event = world.facts.events[event_id]
    members = gather(Draft(world.facts), event)
    anew = history(members, None, voices(members), "lowest")
    assert history(members, event, voices(members), "lowest") == anew
