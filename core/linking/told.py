"""A mention as the judge sees it: with the words of its article that are its own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from core.linking.kept import kept
from core.linking.opening import Opening, of_words, parsed
from core.linking.sequels import sequel
from core.linking.sites import sites
from core.linking.words import headline, term_kind
from core.reading.normalise import fold
from schemas.mention import Mention, Person

COMPARED = ("killed", "injured", "missing", "kidnapped")
_PASSING = ("missing", "kidnapped")
_WORD = re.compile(r"\w+")
# The dead, the hurt and the accused tell happenings apart; officials and witnesses speak at many.
_TELLING = frozenset({"victim", "suspect"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`terms` are rare words, each with its weight; `fingerprint` is the article's, `reported_at` its publication.

    `succeeds` is the event that an older revision of the article told in this mention's place. `sites` are the kinds of
    place it is told to have struck, `close_kinds` the kinds of terms in its own sentences, `opening` its first words.
    `sequel`: it is no first report (`comes_after`).
    `besides` are day and dead of the article's other mentions that tell both.
    """

    mention: Mention
    terms: Mapping[str, int] = field(default_factory=dict)
    fingerprint: str = ""
    reported_at: datetime
    succeeds: str | None = None
    sites: frozenset[str] = frozenset()
    close_kinds: frozenset[str] = frozenset()
    opening: Opening = Opening()
    sequel: bool = False
    besides: frozenset[tuple[date, int]] = frozenset()
    people: tuple[Person, ...] = field(init=False, compare=False, repr=False)
    figures: Mapping[str, int] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Of the mention what every event is compared with: who tells happenings apart, and how many of whom."""
        found = ((measure, figure(self.mention, measure)) for measure in COMPARED)
        object.__setattr__(self, "people", telling(self.mention.people))
        object.__setattr__(self, "figures", {measure: best for measure, best in found if best is not None})


def told(
    mention: Mention,
    title: str,
    terms: Sequence[str],
    fingerprint: str,
    succeeds: str | None = None,
    beside: Iterable[Mention] = (),
    opening: str = "",
) -> Told:
    """The mention with its article's words; a fingerprint only where it is the article's own news.

    `beside` are the article's other mentions: words and sites told only of them are not this one's.
    """
    others_told = tuple(beside)
    others = [q for m in others_told for q in own_words(m, "")]
    found = _less(own_terms(mention, title, terms), _words(others))
    return Told(
        mention=mention,
        terms=found,
        fingerprint=fingerprint if mention.role == "primary" else "",
        reported_at=mention.published_at,
        succeeds=succeeds,
        sites=(at := struck(mention, title)) - sites(others) or at,
        close_kinds=frozenset(term_kind(t) for t, n in found.items() if n > 1),
        opening=opens(mention, opening),
        sequel=comes_after(mention, title),
        besides=frozenset(filter(None, map(_deaths_of_a_day, others_told))),
    )


def _deaths_of_a_day(mention: Mention) -> tuple[date, int] | None:
    when, dead = mention.when, figure(mention, "killed")
    one = when is not None and when.start == when.end and bool(when.text)
    return (when.start, dead) if one and when is not None and dead else None


def opens(mention: Mention, stored: str) -> Opening:
    """The article's opening where it is its own news; of what it tells besides, the sentences that tell it."""
    return parsed(stored) if mention.role == "primary" else _of_own(mention)


def comes_after(mention: Mention, title: str) -> bool:
    """Whether it is no first report: its headline tells what came after, or it has none, as what is told besides."""
    return mention.role != "primary" or sequel(title)


@kept(4096)
def _of_own(mention: Mention) -> Opening:
    return of_words(own_words(mention, ""))


@kept(4096)
def struck(mention: Mention, title: str) -> frozenset[str]:
    """The kinds of site it is told to have struck: the headline's, where that tells any of the article's own news."""
    head = sites([headline(title)]) if mention.role == "primary" else frozenset()
    return head or sites(own_words(mention, title))


def _less(terms: Mapping[str, int], others: frozenset[str]) -> Mapping[str, int]:
    return {t: n for t, n in terms.items() if n > 1 or not others.issuperset(_parts(t))} if others else terms


def _words(quotes: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(_said, quotes))


@lru_cache(maxsize=4096)
def _said(quote: str) -> frozenset[str]:
    """The words of a sentence: asked for when it comes, and whenever its event changes."""
    return frozenset(_WORD.findall(fold(quote).lower()))


@lru_cache(maxsize=100_000)
def _parts(term: str) -> tuple[str, ...]:
    """The words a rare term is made of."""
    return tuple(_WORD.findall(term))


def own_words(mention: Mention, title: str) -> list[str]:
    """The mention's own sentences and claims, with the headline where it is the article's own news."""
    quotes = [p.quote for p in mention.passages] + [e.quote for c in mention.claims for e in c.evidence]
    return [*quotes, headline(title)] if mention.role == "primary" else quotes


@kept(4096)
def own_terms(mention: Mention, title: str, terms: Sequence[str]) -> Mapping[str, int]:
    """Term → 3 where it stands in the title of the article's own news, 2 in the mention's own sentences, else 1.

    The article's own news owns all rare words of the article; another mention only those of its own sentences.
    """
    primary = mention.role == "primary"
    words = _words(own_words(mention, title))
    close = {t for t in terms if t in words or not t.isalnum() and words.issuperset(_parts(t))}
    head = _words([headline(title)]) if primary else frozenset()
    top = {t for t in close if t in head or not t.isalnum() and head.issuperset(_parts(t))}
    return {t: 3 if t in top else 2 if t in close else 1 for t in terms if primary or t in close}


def figure(mention: Mention, measure: str) -> int | None:
    """What the mention tells of a measure; of the missing, who may be found by now, the figure they were told with."""
    if measure in _PASSING:
        told = [c.best for c in mention.claims if c.measure == measure and c.best and c.scope == "event"]
        return max(told, default=None)
    found = mention.toll.get(measure)
    return None if found is None else found.best


def telling(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(p for p in people if p.role in _TELLING and p.name)
