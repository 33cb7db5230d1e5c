"""A partition of a table: what was read is not decoded again, and never told of other bytes."""

from typing import Any

import pytest

from agents import tables
from agents.tables import Partition
from core.errors import Broken
from core.linking.facts import KeyFact
from schemas.packing import packed


class Kept(dict[bytes, bytes]):
    """Stands for a Faust table: bytes by key; `data` is what lies in the store."""

    name = "kept"

    @property
    def data(self) -> "Kept":
        return self


def fact(*events: str) -> KeyFact:
    return KeyFact(event_ids=events)


def partition(table: Kept) -> Partition[KeyFact]:
    stands_in: Any = table
    return Partition(stands_in, KeyFact, "mentions", 0)


def test_what_was_read_is_not_decoded_again() -> None:
    """The same bytes are the same record."""
    lent = partition(Kept({b"k": packed(fact("a"))}))
    assert lent["k"] == fact("a")
    assert lent["k"] is lent["k"]


def test_what_was_written_is_not_decoded() -> None:
    """It is what its bytes say."""
    lent, told = partition(Kept()), fact("a")
    lent["k"] = told
    assert lent["k"] is told


def test_other_bytes_are_another_fact() -> None:
    """Written by us, by a recovery behind our back, or taken away."""
    table = Kept()
    lent = partition(table)
    lent["k"] = fact("a")
    assert lent["k"] == fact("a")
    lent["k"] = fact("a", "b")
    assert lent["k"] == fact("a", "b")
    table[b"k"] = packed(fact("c"))
    assert lent["k"] == fact("c")
    del table[b"k"]
    with pytest.raises(KeyError):
        lent["k"]


def test_memory_of_what_was_read_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest is let go."""
    monkeypatch.setattr(tables, "KEPT", 3)
    lent = partition(Kept({f"k{n}".encode(): packed(fact(str(n))) for n in range(9)}))
    assert [lent[f"k{n}"] for n in range(9)] == [fact(str(n)) for n in range(9)]
    assert len(lent._read) == 3


def test_what_cannot_be_read_stops_the_worker() -> None:
    """A table that holds something else is broken, and says which."""
    with pytest.raises(Broken, match="kept"):
        partition(Kept({b"k": b"junk"}))["k"]
