"""A mention as the judge sees it: with the words of its article that are its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from schemas.mention import Mention, Person

_WORD = re.compile(r"\w+")
# The dead, the hurt and the accused tell happenings apart; officials and witnesses speak at many.
_TELLING = frozenset({"victim", "suspect"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`terms` are rare words; `fingerprint` is the article's, `reported_at` when it was published.

    `succeeds` is the event that an older revision of the article told in this mention's place.
    """

    mention: Mention
    terms: tuple[str, ...] = ()
    fingerprint: str = ""
    reported_at: datetime
    succeeds: str | None = None


def told(mention: Mention, terms: Iterable[str], fingerprint: str, succeeds: str | None = None) -> Told:
    """The article's own news owns all rare words of the article; another mention only those of its own sentences."""
    return Told(
        mention=mention,
        terms=own_terms(mention, terms),
        fingerprint=fingerprint if mention.role == "primary" else "",
        reported_at=mention.published_at,
        succeeds=succeeds,
    )


def own_terms(mention: Mention, terms: Iterable[str]) -> tuple[str, ...]:
    if mention.role == "primary":
        return tuple(terms)
    quotes = [p.quote for p in mention.passages] + [e.quote for c in mention.claims for e in c.evidence]
    words = {w for quote in quotes for w in _WORD.findall(quote.lower())}
    return tuple(t for t in terms if words.issuperset(_WORD.findall(t)))


def telling(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(p for p in people if p.role in _TELLING and p.name)
