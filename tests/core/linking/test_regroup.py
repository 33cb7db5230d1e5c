"""What a later article shows of earlier ones: two events merged, one split; undoable, never against a person."""

from dataclasses import replace

from core.linking.draft import Draft
from core.linking.regroup import _founded
from schemas.mention import Delivery, Person
from schemas.place import When, Where
from tests.core.linking.conftest import World, correction, hours, mention, telling

DAY = hours(0).date()
WORDS = tuple(f"word{n}" for n in range(20))
OTHERS = tuple(f"other{n}" for n in range(20))
VICTIMS = (Person(name="Anvar Saidov", role="victim", status="killed"),)
ELSEWHERE = Where(name="Dara", country="TJ", admin1="Khatlon", lat=38.6, lon=69.0, precision="city", geonameid=103)


def early() -> Delivery:
    """The first report: a town, a figure, some of the words."""
    return telling("a", mention("a", killed=3), terms=WORDS[:7])


def misplaced() -> Delivery:
    """A second one of the same bombing, placed in the next town, with other words of it and a victim's name."""
    told = replace(mention("b", killed=2, at=5, people=VICTIMS), where=ELSEWHERE)
    return telling("b", told, terms=(*WORDS[6:13], "unrelated", "else"), at=5)


def bridge(world: World) -> None:
    """Two more that know it all: by the first of them the second event is known to be the first."""
    for article, at in (("c", 30), ("d", 31)):
        world.tell(telling(article, mention(article, killed=3, at=at, people=VICTIMS), terms=WORDS[:14], at=at))


def apart(world: World) -> tuple[str, str]:
    """The first two articles, as two events."""
    world.tell(early())
    world.tell(misplaced())
    one, other = sorted(world.events(), key=lambda e: e.article_ids)
    return one.event_id, other.event_id


def rulings(world: World) -> list[object]:
    return [record for (topic, _), record in world.sent.items() if topic == "corrections"]


def test_a_later_article_that_is_the_same_as_both_merges_them(world: World) -> None:
    """One event is left, the older; the other forwards to it; the record on corrections says why."""
    one, other = apart(world)
    bridge(world)
    (left,) = world.events()
    assert (left.event_id, tuple(sorted(left.article_ids))) == (one, ("a", "b", "c", "d"))
    gone = world.sent["events", other]
    assert (gone.status, gone.merged_into) == ("merged", one)
    (ruling,) = rulings(world)
    assert (ruling.kind, ruling.by, ruling.event_ids) == ("merge", "linking", (one, other))
    assert "agree" in ruling.reason


def test_a_person_undoes_it_and_it_stays_undone(world: World) -> None:
    """After the undoing they are two again, and no further article merges the same two."""
    one, other = apart(world)
    bridge(world)
    (ruling,) = rulings(world)
    undo = replace(
        ruling, correction_id="c-undo", by="editor", at=hours(40), received_at=hours(40), undoes=ruling.correction_id
    )
    world.rule(undo)
    assert {e.event_id for e in world.events()} == {one, other}
    world.tell(telling("e", mention("e", killed=3, at=50, people=VICTIMS), terms=WORDS[:14], at=50))
    assert {e.event_id for e in world.events()} == {one, other}


def test_what_a_person_parted_the_house_does_not_join(world: World) -> None:
    """Merged and split by hand before: the later article joins one of them only."""
    one, other = apart(world)
    world.rule(correction("merge", at=10, event_ids=(one, other)))
    world.rule(correction("split", at=11, event_ids=(one,), mention_ids=("b.1.0",)))
    bridge(world)
    assert {e.event_id for e in world.events()} >= {one, other}


def test_an_article_that_tells_of_both_keeps_them_apart(world: World) -> None:
    """Who tells them as two pieces of news knows that they are two."""
    apart(world)
    first = mention("both", killed=3, at=20)
    second = replace(mention("both", killed=2, at=20, ordinal=1, role="secondary", people=VICTIMS), where=ELSEWHERE)
    world.tell(telling("both", first, second, terms=WORDS[:13], at=20))
    bridge(world)
    assert len(world.events()) == 2


def test_other_days_are_never_joined(world: World) -> None:
    """Two bombings a month apart stay two, whatever a later article says."""
    world.tell(early())
    late = DAY.replace(month=DAY.month + 2)
    told = replace(mention("b", killed=2, at=5, people=VICTIMS), when=When(start=late, end=late, text="then"))
    world.tell(telling("b", told, terms=WORDS[6:13], at=5))
    bridge(world)
    assert len(world.events()) == 2


def test_the_record_coming_back_changes_nothing(world: World) -> None:
    """The house hears its own ruling from the topic, later by the clock: every fact and record stays as it is."""
    apart(world)
    bridge(world)
    facts = {name: dict(getattr(world.facts, name)) for name in ("articles", "mentions", "events", "corrections")}
    (ruling,) = rulings(world)
    world.rule(replace(ruling, received_at=hours(99)))
    assert {name: dict(getattr(world.facts, name)) for name in facts} == facts


def thin() -> Delivery:
    """A first telling of another bombing of that town and day: few words, and some of them of the first."""
    return telling("t", mention("t", at=2), terms=(WORDS[0], *OTHERS[:16]), at=2)


def full() -> Delivery:
    """One that tells the other in full, days later: another toll and weapon, none of the first one's words."""
    return telling("f", mention("f", killed=1, at=100, weapons=("knife",)), terms=OTHERS, at=100)


def test_an_event_of_two_groups_is_split_by_the_one_that_shows_it(world: World) -> None:
    """The thin telling leaves for the event of the full one; the first keeps its id; a record says so."""
    world.tell(telling("a", mention("a", killed=9), terms=WORDS))
    world.tell(thin())
    (one,) = world.events()
    world.tell(full())
    assert sorted(e.article_ids for e in world.events()) == [("a",), ("f", "t")]
    assert one.event_id in {e.event_id for e in world.events() if e.article_ids == ("a",)}
    split = next(r for r in rulings(world) if r.kind == "split")
    assert (split.by, split.event_ids, split.mention_ids) == ("linking", (one.event_id,), ("t.1.0",))


def test_a_split_by_the_house_survives_replay_and_its_record_coming_back(world: World) -> None:
    """Told again, memory lost, the record heard from the topic: every fact stays as it is."""
    story = [telling("a", mention("a", killed=9), terms=WORDS), thin(), full()]
    for delivery in story:
        world.tell(delivery)
    names = ("articles", "mentions", "members", "events", "corrections", "rulings", "keys")
    facts = {name: dict(getattr(world.facts, name)) for name in names}
    world.restart()
    for delivery in (*story, *reversed(story)):
        world.tell(delivery)
    for ruling in rulings(world):
        world.rule(replace(ruling, received_at=hours(999)))
    assert {name: dict(getattr(world.facts, name)) for name in names} == facts


def test_a_person_undoes_a_split_of_the_house_and_it_stays_undone(world: World) -> None:
    """The thin telling is back with the first, and another full one does not part them again."""
    for delivery in (telling("a", mention("a", killed=9), terms=WORDS), thin(), full()):
        world.tell(delivery)
    for n, ruling in enumerate(rulings(world)):
        undo = replace(
            ruling, correction_id=f"c-undo{n}", by="editor", received_at=hours(300), undoes=ruling.correction_id
        )
        world.rule(replace(undo, at=hours(300)))
    assert any({"a", "t"} <= set(e.article_ids) for e in world.events())
    world.tell(telling("g", mention("g", killed=1, at=301, weapons=("knife",)), terms=OTHERS, at=301))
    assert any({"a", "t"} <= set(e.article_ids) for e in world.events())


def test_an_event_without_members_is_the_youngest() -> None:
    """Its members may all be another block's by now; it is compared with others and never the one that stays."""
    world = World()
    world.tell(early())
    (told,) = world.facts.events.values()
    empty = replace(told, event_id="TJ-20210302-000000", founder="")
    draft = Draft(world.facts)
    assert _founded(told, draft) < _founded(empty, draft)
