"""Suggestions while typing: fields, countries, kinds and headlines. Never names of people."""

from dataclasses import dataclass

from search import queries
from search.client import Shelf
from search.countries import country_names
from search.filters import FIELDS
from search.folding import fold
from search.kinds import KINDS

MOST, LONGEST = 10, 200


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` is the whole query it makes; `kind` field, country, kind or event; `label` says what it is."""

    text: str
    kind: str
    label: str


def typed(text: str) -> list[Suggestion]:
    """What the last word of a query may become: a field, or the value of one."""
    before, _, last = text.rpartition(" ")
    lead = f"{before} " if before else ""
    name, colon, value = last.partition(":")
    found: list[tuple[str, str, str]] = []
    if colon and name.lower() == "country":
        found = [(f"country:{code}", "country", country) for code, country in country_names().items()
                 if _begins(country, value) or code == value.upper()]  # fmt: skip
    elif colon and name.lower() == "kind":
        found = [(f"kind:{kind}", "kind", kind) for kind in KINDS if kind.startswith(value.lower())]
    elif last and not colon:
        found = [(f"{field}:", "field", f"field {field}") for field in FIELDS if field.startswith(last.lower())]
        found += [(f"country:{code}", "country", country) for code, country in country_names().items()
                  if len(last) > 2 and _begins(country, last)]  # fmt: skip
    return [Suggestion(lead + word, kind, label) for word, kind, label in sorted(found, key=lambda each: each[2])]


def _begins(name: str, typed: str) -> bool:
    return fold(name).lower().startswith(fold(typed).lower())


async def suggest(shelf: Shelf, text: str) -> list[Suggestion]:
    """At most ten, headlines last. Raises Unreachable."""
    text = text[:LONGEST]
    found = typed(text)[: MOST - 4]
    words = "".join(c if c.isalnum() or c in " '" else " " for c in text).strip()
    if len(words) < 3 or ":" in text:
        return found
    answer = await shelf.search("events", queries.headlines(words))
    events = [hit["_source"]["record"] for hit in answer["hits"]["hits"]]
    shown = [e for e in events if e.get("headline")]
    return [*found, *(Suggestion(f"event:{e['event_id']}", "event", e["headline"]) for e in shown)][:MOST]
