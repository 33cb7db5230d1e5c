"""Accidents of what moves people, told by vehicle and verb: "a bus on its way to the coast plunged", "hit by a train".

Lists of phrases ("bus crash") cannot hold what stands between: the vehicle names the way (`patterns/vehicles.txt`), the
word that befell it says that there was an accident.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from core.extraction.wordlists import rows

REACH = 14
"""Tokens between a vehicle and its verb: "a bus carrying 40 pilgrims home from a shrine in the north overturned"."""

_SIGNS = frozenset((">", "=", "<"))
_STOPS = frozenset((".", ";", ":"))
_NO_CRASH = frozenset(("test", "tests", "dummy", "barrier", "site", "report", "statistics"))


@cache
def _ways() -> dict[str, str]:
    """A vehicle's name → the way of its accidents."""
    return {word.strip(): way for way, words in rows("vehicles") if way not in _SIGNS for word in words.split(",")}


@cache
def _befell(sign: str) -> frozenset[tuple[str, ...]]:
    told = (words for key, words in rows("vehicles") if key == sign)
    return frozenset(tuple(phrase.split()) for words in told for phrase in words.split(","))


def accidents(words: Sequence[str]) -> Iterator[tuple[int, int, str, bool]]:
    """(first token, last, way, noun) of every accident told by a vehicle and what befell it, left to right."""
    vehicle = -1
    for at, word in enumerate(words) if not _ways().keys().isdisjoint(words) else ():
        if word in _ways() and words[at - 1 : at] != ["-"]:
            vehicle = at
            if _behind(words, at + 1, "="):
                yield at, at + 2, _ways()[word], True
            elif (hit := _before(words, at)) >= 0:
                yield hit, at + 1, _ways()[word], False
        elif word in _STOPS:
            vehicle = -1
        elif vehicle >= 0 and at - vehicle <= REACH and (word,) in _befell(">"):
            yield vehicle, at + 1, _ways()[words[vehicle]], False


def _behind(words: Sequence[str], at: int, sign: str) -> bool:
    return tuple(words[at : at + 1]) in _befell(sign) and not _NO_CRASH & set(words[at + 1 : at + 2])


def _before(words: Sequence[str], at: int) -> int:
    """Where "hit by" begins before a vehicle, an article and one word more between; -1 where nothing does."""
    for phrase in _befell("<"):
        for gap in range(1, 4):
            first = at - gap - len(phrase) + 1
            if first >= 0 and tuple(words[first : first + len(phrase)]) == phrase:
                return first
    return -1


def way_of(words: Sequence[str]) -> str:
    """The way of the first vehicle told of; "" where none is."""
    return next((_ways()[word] for word in words if word in _ways()), "")
