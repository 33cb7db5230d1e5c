"""Which events have a key: one, some and many of them."""

from hypothesis import given
from hypothesis import strategies as st

from core.linking.holders import MANY, Holders


@given(st.lists(st.tuples(st.booleans(), st.integers(0, MANY + 9)), max_size=400))
def test_holders_are_a_set_of_numbers_whatever_they_are_kept_in(moves: list[tuple[bool, int]]) -> None:
    """Added twice or taken away unknown, across the sizes at which the keeping changes."""
    held, plain = Holders(), set()
    for come, number in moves:
        (held.add if come else held.remove)("key", number)
        (plain.add if come else plain.discard)(number)
        assert held.count("key") == len(plain)
        assert set(held.of("key")) == plain
    assert ("key" in held) == bool(plain)


def test_many_come_and_go() -> None:
    """A hundred holders, then none: no trace is left."""
    held = Holders()
    for number in range(100):
        held.add("key", number)
    assert held.count("key") == 100
    for number in range(100):
        held.remove("key", number)
    assert not held
