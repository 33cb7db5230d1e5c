"""Running tolls of large events say what folding anew says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.linking.running import LARGE, Tolls
from core.tolls.fold import toll
from tests.core.linking.conftest import World, mention, telling

TOLD = [mention(f"a{n:02}", killed=3 + n % 7, at=n) for n in range(24)]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sets(st.integers(0, len(TOLD) - 1), min_size=LARGE),
            st.dictionaries(st.integers(0, 20), st.integers(0, 20)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_was_asked_before(asked: list[tuple[set[int], dict[int, int]]]) -> None:
    """Mentions come and go, articles turn out to be copies or not: each toll is that of the mentions given."""
    tolls = Tolls()
    for chosen, copied in asked:
        told = [TOLD[n] for n in sorted(chosen)]
        copies = {f"a{n:02}": f"a{m:02}" for n, m in copied.items()}
        assert tolls.toll("event", told, "best", copies) == toll(told, copies=copies)


def test_a_large_event_is_folded_once(world: World) -> None:
    """Thirty articles of one bombing; memory lost half way changes nothing."""
    for n in range(15):
        world.tell(telling(f"a{n:02}", mention(f"a{n:02}", killed=3 + n, at=n / 10), at=n / 10))
    other = World(facts=world.facts, sent=world.sent)
    other.restart()
    for n in range(15, 30):
        other.tell(telling(f"a{n:02}", mention(f"a{n:02}", killed=3 + n, at=n / 10), at=n / 10))
    assert [count for count, _ in other.killed()] == [32]
