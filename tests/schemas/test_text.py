"""The text of a record is what the standard library makes of its plain values."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from schemas.claim import Claim, Evidence
from schemas.event import Event, Link
from schemas.mention import Mention, Person
from schemas.place import When, Where
from schemas.text import text
from schemas.toll import Figure, Range
from schemas.wire import digest, encode, to_dict

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)
TIMES = st.datetimes(
    min_value=datetime(1900, 1, 2),
    max_value=datetime(2100, 1, 1),
    timezones=st.just(UTC) | st.just(timezone(timedelta(hours=5))),
)
FIGURES = st.builds(
    Figure,
    low=st.none() | st.integers(0, 9),
    best=st.none() | st.integers(0, 9),
    high=st.none() | st.integers(0, 9),
    victims=st.none() | st.just(Range(low=1, best=2, high=None)),
    indirect=st.none() | st.booleans(),
)
EVENTS = st.builds(
    Event,
    event_id=st.text(),
    version=st.integers(0, 99),
    when=st.none() | st.just(When(start=date(2015, 9, 5), end=date(2015, 9, 5))),
    headline=st.text(),
    toll=st.dictionaries(st.text(), FIGURES),
    people=st.lists(st.builds(Person, name=st.text(), age=st.none() | st.integers())).map(tuple),
    links=st.lists(
        st.builds(Link, mention_id=st.text(), judgement=st.just("same"), score=st.floats(), linked_at=TIMES)
    ).map(tuple),
    extra=st.dictionaries(st.text(), ANY_JSON),
)


def plainly(record: object) -> str:
    return json.dumps(to_dict(record), ensure_ascii=False, separators=(",", ":"))


@given(EVENTS)
def test_an_event_is_written_as_json_writes_its_plain_values(event: Event) -> None:
    """Character for character, whatever is told and whatever is unknown."""
    assert text(event) == plainly(event)


@given(EVENTS, st.integers(0, 99))
def test_a_version_says_nothing_to_a_digest(event: Event, version: int) -> None:
    """The same event under another version has the same digest, told in the field or as an unknown key."""
    data = to_dict(event)
    del data["version"]
    assert text(event, without="version") == json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def test_a_record_in_a_record_keeps_what_was_unknown() -> None:
    """A mention's own unknown keys, a claim's trailing underscore, a person without an age."""
    span = (Evidence(start=0, end=2, quote='"é\n'),)
    claim = Claim(claim_id="c", measure="killed", low=1, best=1, high=None, from_="injured", evidence=span)
    mention = Mention(
        mention_id="m", article_id="a", published_at=datetime(2015, 9, 5, tzinfo=UTC), received_at=None, reader="",
        role="primary", event_type="", event_subtype="", when=None, where=Where(), claims=(claim,),
        people=(Person(name="N"), Person(name="O", age=3)), extra={"later": {"b": 1, "a": None}},
    )  # fmt: skip
    assert encode(mention).decode() == plainly(mention)
    assert '"from":"injured"' in text(mention)
    assert text(mention).endswith('"later":{"b":1,"a":null}}')
    assert len(digest(mention)) == 16
