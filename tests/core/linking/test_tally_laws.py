"""The law of tallies over whole stories: after every article and ruling each tally is the sum of the tolls below it."""

from collections import defaultdict
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from core.tallies import Totals, contributions, scope_key
from schemas.event import Event
from schemas.mention import Delivery
from tests.core.linking.conftest import World, correction
from tests.core.linking.test_laws import stories

EVERYWHERE = "event_date/all/country=TJ"


class Books:
    """What the tallying agents keep: of every event what it last gave to each scope it ever gave to, and the sums."""

    def __init__(self) -> None:
        self.given: dict[str, dict[str, object]] = defaultdict(dict)
        self.sums: dict[str, Totals] = defaultdict(Totals)

    def enter(self, event: Event) -> None:
        before = self.given[event.event_id]
        for new in contributions(event, tuple(before)):
            key = scope_key(new.scope, new.basis)
            if key in before:
                self.sums[key].take(before[key])
            self.sums[key].add(new)
            before[key] = new

    def figures(self) -> dict[str, object]:
        return {key: (sums.events, sums.toll()) for key, sums in self.sums.items() if sums.events}


def written(events: list[Event]) -> dict[str, object]:
    """The books of these events alone, each entered once."""
    books = Books()
    for event in events:
        books.enter(event)
    return books.figures()


@given(stories(), st.randoms(use_true_random=False))
def test_tallies_are_the_sum_of_tolls_after_every_step(story: list[Delivery], random: Random) -> None:
    """Article by article, with a merge, a split and a retraction between them, whatever order the sums are made in."""
    world, books = World(), Books()
    rulings = iter(range(100, 1000))
    for delivery in story:
        enter(books, world, lambda told=delivery: world.tell(told))
        open_ones = world.events()
        if random.random() < 0.3 and len(open_ones) > 1:
            one, other = random.sample(open_ones, 2)
            kind = random.choice(["merge", "retract"])
            named = {"event_ids": (one.event_id, other.event_id)} if kind == "merge" else {
                "mention_ids": tuple(link.mention_id for link in one.links[:1])}  # fmt: skip
            ruling = correction(kind, at=next(rulings), **named)
            enter(books, world, lambda told=ruling: world.rule(told))
        latest = [r for (topic, _), r in world.sent.items() if topic == "events"]
        random.shuffle(latest)
        assert books.figures() == written(latest)
        standing = [e for e in latest if e.status == "open" and e.article_ids]
        told = books.figures().get(EVERYWHERE, (0, {}))
        assert told[0] == len(standing)
        dead = [e.toll["killed"] for e in standing if "killed" in e.toll]
        assert [f.best for m, f in told[1].items() if m == "killed"] == ([sum(f.best for f in dead)] if dead else [])


def enter(books: Books, world: World, step) -> None:
    """Run the step and enter every event that it sent, in order."""
    before = dict(world.sent)
    step()
    for (topic, key), record in world.sent.items():
        if topic == "events" and before.get((topic, key)) != record:
            books.enter(record)
