"""Where an article most likely plays, where no happening of it tells a country: so that it meets others of its kind.

All its names vote for the countries that have places of these names, each by their people, and words that one country
has (`cues.txt`) for that. The result chooses who is
compared with whom (`blocks`) and asserts nothing: an event known by such articles alone has no country.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, find
from core.linking.words import LONGEST, stop
from core.reading.furniture import blank
from core.reading.normalise import normalise, recase
from schemas.article import Article

HEAD = 3_000  # code points of the body that are looked at: what follows is background
NATION = 50_000_000  # people: what a country's own name is worth beside towns of that name
TOWN = 50_000  # people: names of smaller places alone say little, most surnames are some village's
SMALL = 0.4
# Votes, share of all, and times the votes of the next country, from which one stands out. On awsd 325 right and 36
# wrong; on clusters.jsonl 981 and 11.
LEAST, SHARE, MARGIN = 0.7, 0.4, 1.5

SURE, TIMES = 1.5, 2.5  # votes, and times the votes of the country read, from which that one was misread

_TIGHT = re.compile(r" ?([-']) ?")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}")
_PLAIN = re.compile(r"\b[a-z]{3,}")
_COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest central far upper lower downtown".split()
)


def setting(article: Article) -> str | None:
    """The country (ISO 3166-1 alpha-2) in which most of the article's names are places; None where none stands out."""
    return _best(_votes(article))


def elsewhere(article: Article, country: str) -> str | None:
    """Where the article most likely plays, if next to nothing in it is of the country that it was read to play in."""
    votes = _votes(article)
    best = _best(votes)
    if best is None or votes[best] < SURE or votes.get(country, 0.0) * TIMES > votes[best]:
        return None
    return best


def _votes(article: Article) -> dict[str, float]:
    """Country → the votes of names, and of words that only one country has."""
    text = f"{recase(normalise(article.title))} .\n{recase(blank(normalise(article.body[: min(HEAD, LONGEST)])))}"
    votes: dict[str, float] = defaultdict(float)
    for name in _names(text):
        for country, vote in _vote(name):
            votes[country] += vote
    told = " " + _TIGHT.sub(lambda m: m.group(1), text.lower()) + " "
    for phrase, countries in cues().items():
        if f" {phrase} " in told:
            for country in countries:
                votes[country] += 1 / len(countries)
    return votes


def _best(votes: dict[str, float]) -> str | None:
    if not votes:
        return None
    first, *rest = sorted(votes, key=lambda c: (-votes[c], c))
    least = max(LEAST, SHARE * sum(votes.values()), MARGIN * (votes[rest[0]] if rest else 0.0))
    return first if votes[first] >= least else None


@cache
def cues() -> dict[str, tuple[str, ...]]:
    """Phrase → the countries whose it is (cues.txt)."""
    text = (Path(__file__).parent / "cues.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, phrases = line.split(":", 1)
            for phrase in phrases.split("|"):
                found[phrase.strip()] = (*found.get(phrase.strip(), ()), country)
    return found


def _names(text: str) -> tuple[str, ...]:
    """Each place name once, no part of a longer one, none that is also told as a plain word."""
    plain = set(_PLAIN.findall(text))
    found = {name for match in _NAME.finditer(text) for name in _parts(match.group().split())}
    kept: list[str] = []
    for name in sorted(found, key=lambda n: (-len(n), n)):
        if name.lower() not in plain and not any(name in longer for longer in kept) and find(key(name)):
            kept.append(name)
    return tuple(kept)


def _parts(words: list[str]) -> Iterator[str]:
    """All runs of a name's words, points of the compass before it taken off."""
    while words and words[0].lower() in _COMPASS:
        words = words[1:]
    for size in range(1, len(words) + 1):
        for i in range(len(words) - size + 1):
            told = words[i : i + size]
            if size > 1 or len(told[0]) > 3 and told[0].lower() not in stop():
                yield " ".join(told)


def _vote(name: str) -> Iterable[tuple[str, float]]:
    """Countries that have a place of this name, by the share of its people: together 1, less for villages."""
    people: dict[str, float] = {}
    for place in find(key(name)):
        size = NATION if place.kind == COUNTRY else place.population
        people[place.country] = max(people.get(place.country, 0.0), float(size))
    total = sum(people.values())
    weight = 1.0 if max(people.values()) >= TOWN else SMALL
    return [(country, weight * size / total) for country, size in sorted(people.items()) if total]
