"""Nothing grows without bound: the profile, the lists on the wire, the work a mention causes."""

from dataclasses import replace
from datetime import timedelta

from core.linking.blocking import event_keys
from core.linking.index import CANDIDATES, CROWD
from core.linking.told import told
from schemas.mention import Person
from schemas.wire import encode
from tests.core.linking.conftest import World, hours, mention, telling


def crowd(world: World, articles: int) -> None:
    """Articles of one bombing, each with words, a victim and a fingerprint of its own."""
    for n in range(articles):
        victim = Person(name=f"Victim{n:03} Surname{n:03}", role="victim", status="killed")
        told_ = mention(f"a{n:03}", killed=3 + n, at=n / 10, people=[victim])
        words = tuple(f"word{n:03}{i:02}" for i in range(40)) + ("harkovo", "bazaar", "kiosk")
        marks = f"{n:08x}" * 64
        world.tell(telling(f"a{n:03}", told_, at=n / 10, terms=words, fingerprint=marks))


def test_a_profile_stays_under_4_kb(world: World) -> None:
    """Eighty articles with a victim, a figure and forty rare words each."""
    crowd(world, 80)
    sizes = [len(encode(event.profile)) for event in world.facts.events.values()]
    assert max(sizes) <= 4096


def test_lists_on_the_wire_hold_fifty_and_the_counts_are_true(world: World) -> None:
    """The latest fifty articles, passages, links and changes; how many there are stands in counts."""
    for n in range(70):
        world.tell(telling(f"a{n:02}", mention(f"a{n:02}", killed=3 + n, at=n / 10), at=n / 10))
    (event,) = world.events()
    lists = (event.article_ids, event.primary_article_ids, event.passages, event.links, event.history)
    assert [len(each) for each in lists] == [50, 50, 50, 50, 50]
    assert (event.counts.articles, event.counts.mentions, event.counts.revisions) == (70, 70, 70)
    assert event.article_ids[-1] == "a69"


def test_a_mention_is_compared_with_few_events(world: World) -> None:
    """Two hundred events on one day in one cell: a key that all share says nothing, candidates stay bounded."""
    for n in range(200):
        lone = mention(f"a{n:03}", killed=1, at=n / 100)
        where = replace(lone.where, lat=38.0 + n / 1000, geonameid=1000 + n, name=f"Hamlet{n}")
        world.tell(telling(f"a{n:03}", replace(lone, where=where), at=n / 100, terms=(f"word{n // 2}",)))
    found = world.index.candidates("TJ", told(mention("new", killed=1), "", ("word7",), ""))
    assert len(found) <= CANDIDATES < CROWD


def test_events_no_report_came_in_on_are_let_go(world: World) -> None:
    """After 91 days memory holds only what was reported on since; the facts stay."""
    world.tell(telling("old", mention("old", killed=2)))
    late = mention("new", killed=2, town="Sarband", day=hours(0).date() + timedelta(days=91), at=91 * 24)
    world.tell(telling("new", late, at=91 * 24))
    (open_event,) = world.index.blocks["TJ"].of
    assert world.facts.events[open_event].founder == "new.1.0"
    assert len(world.facts.events) == 2
    assert event_keys(world.facts.events[open_event].profile)
