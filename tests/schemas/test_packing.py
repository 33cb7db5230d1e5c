"""Facts as tables keep them: the same record back, whatever its size; nothing else is read."""

import pytest

from core.linking.facts import EventFact, KeyFact
from schemas.packing import LONG, packed, unpacked
from schemas.wire import WireError, encode


def test_a_short_fact_is_its_json() -> None:
    """Nothing is gained by compressing it, and a person can read it."""
    fact = KeyFact(event_ids=("TJ-20150905-3f9a2c",))
    assert packed(fact) == encode(fact)
    assert unpacked(KeyFact, packed(fact)) == fact


def test_a_long_fact_is_compressed_and_comes_back() -> None:
    """Two hundred scopes told in full take less than a tenth."""
    scopes = tuple(f"event_date/2015-{n:03}/country=TJ/admin1=Khatlon" for n in range(200))
    fact = EventFact(event_id="TJ-20150905-3f9a2c", block="TJ", founder="a.1.0", absorbed=scopes)
    assert len(encode(fact)) > LONG
    assert len(packed(fact)) < len(encode(fact)) / 10
    assert unpacked(EventFact, packed(fact)) == fact


@pytest.mark.parametrize("raw", [b"", b"x", b"\x78\x01junk", b"[]"])
def test_what_is_neither_is_said_to_be(raw: bytes) -> None:
    """A table that holds something else is broken, never half read."""
    with pytest.raises(WireError):
        unpacked(KeyFact, raw)
