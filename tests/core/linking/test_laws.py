"""Laws of linking, on stories nobody wrote: re-delivery, rebuilding, merging and parting, taking back, order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import example, given
from hypothesis import strategies as st

from core.linking.block import deliver
from core.linking.draft import Draft
from core.linking.facts import EventFact, Facts
from core.linking.gather import gather, voices
from core.linking.history import history
from core.linking.index import Index
from core.linking.profile import profile
from schemas.mention import Delivery
from schemas.operations import Correction
from schemas.wire import encode
from tests.core.linking.conftest import TOWNS, World, correction, hours, mention, telling

NAMES = sorted(TOWNS)[:2]
MARKS = st.sampled_from(["", "0" * 512, "1" * 512])


@st.composite
def stories(draw: st.DrawFn) -> list[Delivery]:
    """Up to eight articles, in order of arrival, on bombings in two towns over three days; some revised or gone."""
    out = []
    for n in range(draw(st.integers(1, 8))):
        told = [
            mention(
                f"a{n}",
                killed=draw(st.integers(0, 9)),
                town=draw(st.sampled_from(NAMES)),
                day=date(2021, 3, 1) + timedelta(days=draw(st.integers(0, 2))),
                at=n,
                ordinal=i,
                role="primary" if i == 0 else draw(st.sampled_from(["secondary", "background"])),
            )
            for i in range(draw(st.integers(1, 2)))
        ]
        out.append(telling(f"a{n}", *told, at=n, terms=("harkovo",), fingerprint=draw(MARKS)))
        change = draw(st.sampled_from(["none", "none", "revised", "withdrawn"]))
        if change == "revised":
            newer = [replace(m, mention_id=m.mention_id.replace(".1.", ".2.")) for m in told[:1]]
            out.append(replace(out[-1], version=2, revised_at=hours(n + 0.5), mentions=tuple(newer)))
        elif change == "withdrawn":
            out.append(replace(out[-1], version=2, revised_at=hours(n + 0.5), mentions=(), status="cancelled"))
    return out


def parted_and_joined(*told: tuple[int, str, int]) -> list[Delivery]:
    """Articles of one bombing each: its dead, its town, its day in March. The house joins, parts and joins again."""
    pieces = [mention(f"a{n}", killed=k, town=t, day=date(2021, 3, d), at=n) for n, (k, t, d) in enumerate(told)]
    return [telling(m.article_id, m, at=n, terms=("harkovo",)) for n, m in enumerate(pieces)]


def told(story: list[Delivery]) -> World:
    world = World()
    for delivery in story:
        world.tell(delivery)
    return world


def state(world: World) -> dict[object, bytes]:
    """Every fact and every last record, as bytes."""
    facts = {
        ("fact", name, key): encode(fact)
        for name in ("articles", "mentions", "events", "members", "corrections", "rulings", "keys")
        for key, fact in getattr(world.facts, name).items()
    }
    return facts | {("sent", *key): encode(record) for key, record in world.sent.items()}


# A split frees an event whole, a later merge brings it back: told again, the split must not take it away once more.
@example(
    parted_and_joined((1, "Harkovo", 3), (0, "Sarband", 1), (1, "Sarband", 3), (0, "Sarband", 2), (0, "Harkovo", 3)),
    Random(1),
)
# The same, of a split that also founds an event of what is left.
@example(
    parted_and_joined((7, "Sarband", 2), (1, "Harkovo", 3), (2, "Harkovo", 2), (1, "Harkovo", 1), (1, "Sarband", 2)),
    Random(1),
)
@given(stories(), st.randoms(use_true_random=False))
def test_replay_and_duplication_change_nothing(story: list[Delivery], random: Random) -> None:
    """Any part again, any number of times, in any order, with memory lost in between: byte for byte the same."""
    world = told(story)
    before = state(world)
    again = [random.choice(story) for _ in range(2 * len(story))]
    for delivery in again:
        if random.random() < 0.2:
            world.restart()
        world.tell(delivery)
    assert state(world) == before


@given(stories())
def test_a_rebuilt_index_finds_the_same_candidates(story: list[Delivery]) -> None:
    """Memory lost before every article gives the same facts as memory kept."""
    world = World()
    for delivery in story:
        world.restart()
        world.tell(delivery)
    assert state(world) == state(told(story))


@given(stories())
def test_stored_views_are_what_their_facts_give(story: list[Delivery]) -> None:
    """Profile, toll and history rebuilt from mentions alone equal the stored ones."""
    assert_views_are_what_their_facts_give(told(story))


def assert_views_are_what_their_facts_give(world: World) -> None:
    draft = Draft(world.facts)
    for event in world.facts.events.values():
        members = gather(draft, event)
        anew = history(members, None, voices(members), "best")
        assert (anew.toll, anew.changes, anew.revisions) == (event.toll, event.history, event.revisions)
        assert profile(members) == event.profile


def test_a_merge_and_a_revision_after_it_fold_the_history_anew() -> None:
    """A merge makes many steps one, while a revision adds others: it is not their number that tells old from new."""
    world = World()
    for n, (town, killed) in enumerate((("Harkovo", 0), ("Sarband", 2), ("Sarband", 2), ("Harkovo", 0))):
        world.tell(telling(f"a{n}", mention(f"a{n}", killed=killed, town=town, at=n), at=n))
    one, other = sorted(world.events(), key=lambda e: e.article_ids)
    world.rule(correction("merge", at=4, event_ids=(one.event_id, other.event_id)))
    for n in (3, 2):
        newer = mention(f"a{n}", killed=2, town="Sarband", at=n, revision=2)
        world.tell(telling(f"a{n}", newer, at=n, version=2, revised_at=hours(5 + n)))
    assert_views_are_what_their_facts_give(world)
    (left,) = world.events()
    assert "merged" in [c.reason for c in left.history]


@given(stories(), st.integers(0, 7), st.integers(0, 7))
def test_merge_then_split_is_the_identity(story: list[Delivery], i: int, j: int) -> None:
    """Any two open events merged and parted again read as before; since when they do is another matter."""
    world = told(story)
    events = world.events()
    if len(events) < 2:
        return
    one, other = events[i % len(events)], events[j % len(events)]
    if one.event_id == other.event_id:
        return
    named = tuple(dict.fromkeys(link.mention_id for link in other.links))
    world.rule(correction("merge", at=50, event_ids=(one.event_id, other.event_id)))
    world.rule(correction("split", at=51, event_ids=(one.event_id,), mention_ids=named))
    past = {"version": 0, "first_known_at": None, "revised_at": None, "lowered": {}}
    plain = [[replace(e, **past) for e in of] for of in (world.events(), events)]
    assert plain[0] == plain[1]


@given(stories(), st.integers(0, 7))
def test_a_retraction_undoes_exactly_its_claims(story: list[Delivery], at: int) -> None:
    """Tolls after a mention is retracted are those of all other mentions, with the links as they are."""
    world = told(story)
    live = [m for m in world.facts.mentions.values() if m.retired_at is None]
    if not live:
        return
    gone = live[at % len(live)]
    world.rule(correction("retract", at=60, mention_ids=(gone.mention.mention_id,)))
    draft = Draft(world.facts)
    event: EventFact = world.facts.events[draft.root(gone.event_id)]
    rest = tuple(m for m in gather(draft, event) if m.mention.mention_id != gone.mention.mention_id)
    alone = history(rest, None, voices(rest), "best")
    assert event.toll == alone.toll


@given(stories(), st.randoms(use_true_random=False))
def test_a_kill_between_writes_changes_nothing(story: list[Delivery], random: Random) -> None:
    """Facts written in part, memory lost, the delivery again: the same facts and records as without the kill."""
    world = World()
    for delivery in story:
        writes = deliver(delivery, world.facts, world.index)
        for put in writes.puts[: random.randrange(len(writes.puts) + 1)]:
            getattr(world.facts, put.table)[put.key] = put.fact
        world.restart()
        world.tell(delivery)
    assert state(world) == state(told(story))


def _tried() -> Iterator[list[Delivery]]:
    """Four articles of bombings in two towns on three days, in a fixed order of chance."""
    chance = Random(1)
    for _ in range(2000):
        pick = [
            (chance.choice((0, 1, 2, 7)), chance.choice(("Harkovo", "Sarband")), chance.randint(1, 3)) for _ in "abcd"
        ]
        yield parted_and_joined(*pick)


def _made_by_the_last(story: list[Delivery]) -> tuple[Correction, ...]:
    """What the last article makes the house rule, where none before it did."""
    before = told(story[:-1])
    if before.facts.corrections:
        return ()
    return tuple(
        o.record for o in deliver(story[-1], before.facts, before.index).outputs if type(o.record) is Correction
    )


def test_a_kill_at_any_write_of_a_regrouping_changes_nothing() -> None:
    """An article that splits an event and merges what is left: killed after any of its writes, then told again."""
    *before, last = next(
        story for story in _tried() if {c.kind for c in _made_by_the_last(story)} == {"merge", "split"}
    )
    whole = told([*before, last])
    writes = len(deliver(last, (left := told(before)).facts, left.index).puts)
    for count in range(writes + 1):
        world = told(before)
        for put in deliver(last, world.facts, world.index).puts[:count]:
            getattr(world.facts, put.table)[put.key] = put.fact
        world.restart()
        world.tell(last)
        assert state(world) == state(whole)


@given(stories(), st.randoms(use_true_random=False))
def test_with_the_links_given_order_changes_no_toll(story: list[Delivery], random: Random) -> None:
    """Members gathered in any order give the same toll."""
    world = told(story)
    draft = Draft(world.facts)
    for event in world.facts.events.values():
        members = list(gather(draft, event))
        random.shuffle(members)
        shuffled = history(tuple(members), None, voices(tuple(members)), "best")
        assert shuffled.toll == event.toll


def test_an_empty_world_has_nothing_to_tell() -> None:
    """No facts, no candidates, no events."""
    assert Index.rebuild(Facts().events.values()).blocks == {}
