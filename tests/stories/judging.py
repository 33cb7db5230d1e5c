"""Holds what came out (events and tallies, as plain JSON) against a story's expected.jsonl; see seeds/README.md."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def problems(expected: Iterable[Json], events: list[Json], tallies: list[Json]) -> list[str]:
    """Every expectation that does not hold, in words; empty where the story came out right."""
    found = [e for e in events if e["status"] == "open"]
    out: list[str] = []
    for line in expected:
        if "event" in line:
            out += _event(line["event"], found)
        elif "tally" in line:
            out += _tally(line, tallies)
        else:
            out += _numbers(line["events"], found)
    return out


def role(event: Json) -> str:
    """primary, secondary or background, from the lists of articles."""
    if event["primary_article_ids"]:
        return "primary"
    return "secondary" if event["article_ids"] else "background"


def _event(want: Json, events: list[Json]) -> list[str]:
    tried = [(list(_differences(want, event)), event) for event in events]
    fits = [event for wrong, event in tried if not wrong]
    if len(fits) == 1:
        return []
    if fits:
        return [f"{len(fits)} events fit {want}"]
    nearest = min(tried, key=lambda pair: len(pair[0]), default=(["no event at all"], {}))
    return [f"no event fits {dict(want)}: nearest {_short(nearest[1])}: {'; '.join(nearest[0])}"]


def _differences(want: Json, event: Json) -> Iterator[str]:
    is_role = role(event)
    if want["role"] != is_role and not (want["role"] == "counted" and is_role != "background"):
        yield f"role {is_role}"
    when = event["when"] or {}
    if {k: when.get(k) for k in ("start", "end")} != want["when"]:
        yield f"when {when}"
    where = event["where"]
    if where["country"] != want["country"]:
        yield f"country {where['country']}"
    if want.get("place", "").lower() not in f"{where['name']} {where['text']}".lower():
        yield f"place {where['name']!r} {where['text']!r}"
    if "near_km" in want and not _near(want["near_km"], where):
        yield f"point {where['lat']}, {where['lon']}"
    if want.get("articles", event["counts"]["articles"]) != event["counts"]["articles"]:
        yield f"articles {event['counts']['articles']}"
    if want.get("voices", event["voices"]) != event["voices"]:
        yield f"voices {event['voices']}"
    yield from figures(want["toll"], want.get("absent", ()), event["toll"], len(event["passages"]))


def figures(want: Json, absent: Iterable[str], toll: Json, passages: int = 0) -> Iterator[str]:
    """Where a toll is not as wanted."""
    for measure in absent:
        if measure in toll:
            yield f"{measure} {toll[measure].get('best')} told by nobody"
    for measure, wanted in want.items():
        figure = toll.get(measure)
        if figure is None:
            yield f"{measure} absent"
            continue
        for key, value in wanted.items():
            got = _value(figure, key, value, passages)
            if got != value:
                yield f"{measure}.{key} {got}, wanted {value}"


def _value(figure: Json, key: str, wanted: Any, passages: int) -> Any:
    if key in ("by_side", "by_trait"):
        return {part: (figure[key].get(part) or {}).get("best") for part in wanted}
    if key in ("victims", "held"):
        return (figure.get(key) or {}).get("best")
    if key == "evidences":
        return min(passages, wanted)
    return figure[key]


def _tally(line: Json, tallies: list[Json]) -> list[str]:
    want = {k: v for k, v in line["tally"].items() if k != "basis"}
    found = [t for t in tallies if t["scope"] == want and t["basis"] == line["tally"]["basis"]]
    if not found:
        return [f"no tally for {want}"] if line["toll"] else []
    wrong = list(figures(line["toll"], line.get("absent", ()), found[-1]["toll"]))
    return [f"tally {want}: {'; '.join(wrong)}"] if wrong else []


def _numbers(want: Json, events: list[Json]) -> list[str]:
    roles = [role(event) for event in events]
    got = {
        "counted": sum(r != "background" for r in roles),
        "background": roles.count("background"),
        "with_killed": sum("killed" in event["toll"] for event in events),
    }
    return [f"{got[k]} events {k}, wanted {v}: {[_short(e) for e in events]}" for k, v in want.items() if got[k] != v]


def _near(want: Json, where: Json) -> bool:
    """Whether the point lies `km` from `of`, give or take `within`, on a sphere of 6371 km."""
    if where["lat"] is None:
        return False
    a, b, c, d = map(math.radians, (*want["of"], where["lat"], where["lon"]))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return abs(2 * 6371 * math.asin(math.sqrt(half)) - want["km"]) <= want["within"]


def _short(event: Json) -> str:
    if not event:
        return "-"
    toll = {m: f.get("best") for m, f in event["toll"].items()}
    when = (event["when"] or {}).get("start")
    return f"{event['event_id']} {role(event)} {when} {event['where']['name']!r} {toll} {event['headline']!r}"
