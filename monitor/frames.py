"""Frames of the live stream: records of Kafka as server-sent events, and places to resume from (pure)."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from search.hiding import headline, without

Place = tuple[str, int]
Places = Mapping[Place, int]
# topic → what its records are called on the stream
EVENTS = {"tallies": "tally", "events": "event", "alerts": "alert"}
_ID = re.compile(r"[0-9a-z]{1,64}(~[a-z]{1,20}-\d{1,5}-\d{1,19}){0,1000}")


@dataclass(frozen=True, slots=True)
class Frame:
    """One changed thing: `event` is tally, event or alert; `country` what it is filtered by ('' where none).

    One that is not `streamed` is only kept as it is now, for pages.
    """

    event: str
    key: str
    country: str
    data: Mapping[str, Any]
    streamed: bool = True

    def encoded(self) -> bytes:
        words = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))
        return f"event: {self.event}\ndata: {words}\n\n".encode()


def frames(records: Iterable[tuple[str, bytes | None, bytes | None]]) -> tuple[Frame, ...]:
    """One frame a thing, as it is after the last of its records `(topic, key, value)`; in order of that last one."""
    found: dict[tuple[str, str], Frame] = {}
    for topic, key, value in records:
        frame = _frame(topic, (key or b"").decode(errors="replace"), value)
        if frame is not None:
            found.pop((frame.event, frame.key), None)
            found[frame.event, frame.key] = frame
    return tuple(found.values())


def veiled(found: tuple[Frame, ...], hidden: Sequence[str]) -> tuple[Frame, ...]:
    """The frames without withheld words."""
    return tuple(replace(frame, data=without(frame.data, hidden)) for frame in found) if hidden else found


def passed_over(key: str) -> bool:
    """Whether a tally of that scope is neither streamed nor on the first page: nine in ten, and none is decoded."""
    basis, _, rest = key.partition("/")
    period, _, scope = rest.partition("/")
    names = [part.partition("=")[0] for part in scope.split("/")]
    if basis == "report_date":
        return True
    if basis != "event_date" or names == ["country"]:
        return basis == "event_date" and len(period) == 7
    return names != ["country", "event_type"] or period != "all"


def _frame(topic: str, key: str, value: bytes | None) -> Frame | None:
    if EVENTS[topic] == "tally" and passed_over(key):
        return None
    data = _object(value)
    if data is None:
        return None
    event = EVENTS[topic]
    if event == "tally":
        streamed = default_scope(data)
        country = str((data.get("scope") or {}).get("country") or "")
        return Frame(event, key, country, data, streamed) if streamed or by_type(data) else None
    if event == "alert":
        # Of one search many events may alert in one tick; none may hide another.
        key = f"{data.get('search')} {data.get('event_id')}"
    where = data.get("where") or {}
    return Frame(event, key, str(where.get("country") or ""), brief(data) if event == "event" else data)


def _object(value: bytes | None) -> dict[str, Any] | None:
    # A record deleted by compaction has no value; one that is no JSON is not ours to show.
    try:
        data = json.loads(value) if value else None
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


def default_scope(tally: Mapping[str, Any]) -> bool:
    """What is streamed unasked: a country, all time or one day, by event date."""
    scope = tally.get("scope") or {}
    narrow = any(scope.get(name) for name in ("admin1", "event_type", "side", "conflict"))
    period = str(scope.get("period", ""))
    return bool(scope.get("country")) and not narrow and tally.get("basis") == "event_date" and len(period) in (3, 10)


def by_type(tally: Mapping[str, Any]) -> bool:
    """What the first page adds up: a country and a type, all time, by event date."""
    scope = {name for name, value in (tally.get("scope") or {}).items() if value is not None}
    whole = (tally.get("scope") or {}).get("period") == "all" and tally.get("basis") == "event_date"
    return whole and scope == {"country", "event_type", "period"}


def brief(event: Mapping[str, Any]) -> dict[str, Any]:
    """An event without its long lists: whoever wants them asks for the event. People stay on the event's page."""
    told = {key: value for key, value in event.items() if key not in ("links", "people", "passages", "history")}
    return told | ({"headline": headline(event)} if "headline" in event else {})


def spell(generation: str, places: Places) -> str:
    """The id of a frame: generation and the next offset of every partition."""
    return "~".join([generation, *(f"{topic}-{part}-{at}" for (topic, part), at in sorted(places.items()))])


def place(id: str, generation: str) -> dict[Place, int] | None:
    """The places an id spells; None where it is foreign: another generation, or no id of ours."""
    if not _ID.fullmatch(id) or id.split("~", 1)[0] != generation:
        return None
    told = (word.rsplit("-", 2) for word in id.split("~")[1:])
    return {(topic, int(part)): int(at) for topic, part, at in told}


def covers(places: Places, other: Places) -> bool:
    """Whether `places` is at or past `other` in every partition, and speaks of the same ones."""
    return places.keys() == other.keys() and all(places[part] >= at for part, at in other.items())
