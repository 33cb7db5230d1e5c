"""What is stored and not shown: words that a person withheld, and what a withdrawn article said (pure)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.privacy import masked, private
from schemas.mention import Person
from schemas.wire import from_dict
from search.folding import fold
from search.language import Query
from search.results import Page

Record = Mapping[str, Any]
BLANK = "[withheld]"


def without(value: Any, hidden: Sequence[str]) -> Any:
    """Plain JSON without the withheld words, wherever in it they stand."""
    if not hidden:
        return value
    if isinstance(value, str):
        return _blanked(value, hidden)
    if isinstance(value, Mapping):
        return {key: without(each, hidden) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [without(each, hidden) for each in value]
    return value


def _blanked(text: str, hidden: Sequence[str]) -> str:
    """A text that holds withheld words is told as withheld, whole: what stands around a name may be it, too."""
    low = text.casefold()
    return BLANK if any(words.casefold() in low for words in hidden) else text


def unsought(query: Query, hidden: Sequence[str]) -> Query:
    """The query, not answered by withheld words: whoever looks for one finds nothing that has it."""
    asked = {fold(word).casefold() for text in (*query.words, *query.phrases) for word in _words(text)}
    sought = [words for words in hidden if asked & {fold(word).casefold() for word in _words(words)}]
    return replace(query, without=(*query.without, *map(fold, sought))) if sought else query


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def veiled(page: Page, hidden: Sequence[str]) -> Page:
    """A page of hits without withheld words: a sentence that has them is not shown."""
    if not hidden:
        return page
    hits = [
        replace(hit, record=without(hit.record, hidden),
                highlights=tuple(h for h in hit.highlights if without(h.text, hidden) == h.text))
        for hit in page.hits
    ]  # fmt: skip
    return replace(page, hits=tuple(hits))


def headline(event: Record) -> str:
    """The headline of an event as its topic has it, without names that are never shown; none of a retracted one."""
    if event.get("status") == "retracted":
        return ""
    people = [from_dict(Person, person) for person in event.get("people") or ()]
    return masked(str(event.get("headline") or ""), private(people))


def withdrawn(entry: Record) -> Record:
    """A ledger entry of an article that was taken back: that it gave a figure stays, its words and names do not."""
    mention = entry["mention"]
    claims = [{**claim, "evidence": [], "headline": []} for claim in mention["claims"]]
    where = {**mention["where"], "text": ""}
    gone = {"claims": claims, "people": [], "actors": [], "passages": [], "weapons": [], "where": where}
    return {**entry, "mention": {**mention, **gone}, "withdrawn": True}
