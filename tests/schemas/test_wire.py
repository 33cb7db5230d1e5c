"""Record ⇄ dict ⇄ bytes: what goes out comes in again, what is unknown survives, what is wrong is named."""

import dataclasses
import json
from datetime import UTC, datetime
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from schemas.claim import Claim, Evidence
from schemas.contract import RECORDS
from schemas.event import Event
from schemas.operations import Generation
from schemas.wire import WireError, decode, digest, encode, instant, parse_instant, to_dict

TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda x: st.lists(x, max_size=3))


def values(hint: Any) -> st.SearchStrategy:
    """Anything a field of this type may hold."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.none() | values(next(a for a in args if a is not type(None)))
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return st.lists(values(args[0]), max_size=2).map(tuple)
    if dataclasses.is_dataclass(hint):
        return records(hint)
    if origin is not None:
        return st.dictionaries(st.text(min_size=1, max_size=5), values(args[1]), max_size=2)
    floats = st.floats(allow_nan=False, allow_infinity=False)
    plain = {str: st.text(max_size=8), int: st.integers(), float: floats, bool: st.booleans(), datetime: TIMES}
    return plain.get(hint, st.dates())


def records(cls: type) -> st.SearchStrategy:
    if cls is Claim:
        return st.just(Claim(claim_id="c", measure="killed", low=1, best=2, high=None, evidence=(EVIDENCE,)))
    hints = get_type_hints(cls)
    fields = {f.name: values(hints[f.name]) for f in dataclasses.fields(cls) if f.name != "extra"}
    return st.builds(cls, **fields)


EVIDENCE = Evidence(start=0, end=3, quote="two")


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_what_goes_out_comes_in_again(cls: type, data: st.DataObject) -> None:
    """Every record survives the wire, and its bytes are the same the second time."""
    record = data.draw(records(cls))
    raw = encode(record)
    assert decode(cls, raw) == record
    assert encode(decode(cls, raw)) == raw


@given(unknown=st.dictionaries(st.from_regex(r"x_[a-z]{1,5}", fullmatch=True), JSON, max_size=3))
def test_unknown_fields_survive(unknown: dict[str, Any]) -> None:
    """A field this reader does not know is written back as it came."""
    raw = json.dumps({"schema": "event/1", "event_id": "TJ-1", **unknown}).encode()
    again = json.loads(encode(decode(Event, raw)))
    assert {key: again[key] for key in unknown} == unknown


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[]", "JSON object"),
        (b"[" * 100_000, "not JSON"),
        (b'{"generation": "a", "partitions": 6}', "schema"),
        (b'{"schema": "generation/2", "generation": "a", "partitions": 6}', "generation/1"),
        (b'{"schema": "generation/1", "generation": 7, "partitions": 6}', "generation: wants str"),
        (b'{"schema": "generation/1", "generation": "a", "partitions": true}', "partitions: wants int"),
        (b'{"schema": "generation/1", "generation": "a"}', "partitions"),
    ],
)
def test_what_is_wrong_is_named(raw: bytes, word: str) -> None:
    """Bytes that are no such record raise WireError with the field or the fault."""
    with pytest.raises(WireError, match=word):
        decode(Generation, raw)


def test_an_article_needs_no_schema_but_may_not_have_another() -> None:
    """Publishers may leave `schema` out; another version is refused."""
    article = {"id": "a", "title": "t", "body": "b", "published_at": "2015-09-05"}
    assert decode(Article, json.dumps(article).encode()).published_at == datetime(2015, 9, 5, 12, tzinfo=UTC)
    with pytest.raises(WireError, match="article/9"):
        decode(Article, json.dumps({**article, "schema": "article/9"}).encode())


def test_the_word_from_is_from_on_the_wire() -> None:
    """A field named by a word of Python's loses its underscore on the wire."""
    claim = Claim(claim_id="c", measure="killed", low=2, best=2, high=2, from_="injured", evidence=(EVIDENCE,))
    assert to_dict(claim)["from"] == "injured"


def test_a_digest_tells_content_not_version() -> None:
    """Another version of the same content has the same digest; another content has not."""
    event = Event(event_id="TJ-1", version=1)
    assert digest(event) == digest(dataclasses.replace(event, version=2))
    assert digest(event) != digest(dataclasses.replace(event, headline="x"))


def test_a_claim_without_evidence_cannot_exist() -> None:
    """No words, no claim."""
    with pytest.raises(ValueError, match="without evidence"):
        Claim(claim_id="c", measure="killed", low=1, best=1, high=1)


@pytest.mark.parametrize(("low", "best", "high"), [(3, 2, None), (1, 5, 4)])
def test_a_claim_keeps_its_bounds(low: int, best: int, high: int | None) -> None:
    """Low is at most best, best at most high."""
    with pytest.raises(ValueError, match="is above"):
        Claim(claim_id="c", measure="killed", low=low, best=best, high=high, evidence=(EVIDENCE,))


def test_times_are_utc_and_a_bare_date_is_noon() -> None:
    """RFC 3339, whatever zone they came in."""
    assert instant(parse_instant("2015-09-05T17:00:00+05:00")) == "2015-09-05T12:00:00Z"
    assert instant(parse_instant("2015-09-05")) == "2015-09-05T12:00:00Z"
