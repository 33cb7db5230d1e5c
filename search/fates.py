"""Whether the sentence a person was read from says what befell anybody (pure).

A name beside no such word may be anybody's: a man told to be behind an attack must not be listed among its dead.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from core.extraction.wordlists import rows

Record = Mapping[str, Any]


def sentence(event: Record, person: Record) -> Record | None:
    """The passage that holds the person's evidence, by its offsets and by its words."""
    for words in person.get("evidence") or ():
        for passage in event.get("passages") or ():
            at = words["start"] - passage["start"]
            if at >= 0 and passage["text"][at : at + len(words["quote"])] == words["quote"]:
                return dict(passage)
    return None


def told(person: Record, passage: Record) -> bool:
    """Whether the sentence itself says what befell somebody."""
    text = passage["text"].replace(person["name"], " ").lower()
    words = f" {' '.join(re.sub(r'[^a-z]', ' ', text).split())} "
    return any(f" {term} " in words for term in _fates(person["status"]))


def doubtful(event: Record, person: Record) -> bool:
    """Whether the sentence is there, and tells of no such fate."""
    passage = sentence(event, person)
    return passage is not None and not told(person, passage)


@cache
def _fates(status: str) -> frozenset[str]:
    told = {term for kind, _, how, terms in rows("person_fates") if kind == status and how != "deed" for term in
            terms.replace("-", " ").split()}  # fmt: skip
    return frozenset({term.replace("_", " ") for term in told} | {"victim", "victims", "death", "deaths"})
