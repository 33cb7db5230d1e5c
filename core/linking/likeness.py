"""What two texts say alike: names, ages, spots and rare words shared, others told; whole copies."""

from collections.abc import Iterator
from functools import lru_cache
from math import sqrt

from core.linking.facts import Profile, Voice
from core.linking.feature import Feature
from core.linking.rarity import FEWEST, Rarity, Reach
from core.linking.score import WEIGHTS
from core.linking.told import Told
from core.linking.words import term_kind, worth
from core.reading.fingerprint import similarity

ENOUGH_HERE = 20.0  # rarity among the events nearest in words that is a full sign
ENOUGH_CLOSE = 20.0  # shared rarity in the sentences that tell of it that is a full sign
COPY_TERMS = 0.4  # a copy shares at least so many of the rare words: others need not be compared
COPY = 0.6  # estimated share of common word shingles: rewrites stay below 0.4, a copy with another title above this
# How much shared rarity is a full sign, by kind of term (`words.term_kind`).
_ENOUGH = {"names": 20.0, "ages": 8.0, "spots": 8.0, "capitals": 20.0, "plain": 20.0}
# Points of a rarity of one, at most.
_SIGN = {name: max(0.0, WEIGHTS[f"shared_{name}"]) / enough for name, enough in _ENOUGH.items()}
_TELLING = max(0.0, WEIGHTS["shared_telling"]) / ENOUGH_CLOSE
_HERE = max(0.0, WEIGHTS["shared_here"]) / ENOUGH_HERE
_TELL_APART = ("names", "ages", "spots")


def likeness(told: Told, event: Profile, rarity: Rarity) -> Iterator[Feature]:
    """All that the words say, in a fixed order. Terms stand as the article ranks them, the most telling first."""
    theirs = event.terms
    shared = [t for t in told.terms if t in theirs]
    yield from _signs(told, event, shared, rarity)
    if shared:
        yield from _words(told, event, shared, rarity)


def at_most(told: Told, event: Profile, rarity: Rarity) -> float:
    """Points that `likeness` cannot exceed, for a tenth of its work.

    What each shared word says by itself adds up; two bags of words are no more alike than the shared words' share of
    the mention's own length (Cauchy and Schwarz).
    """
    theirs = event.terms
    shared = [t for t in told.terms if t in theirs]
    if not shared:
        return 0.0
    lengths, signs, whole = rarity.reaches.get(id(told)) or _reach(told, rarity)
    alike = sqrt(sum([lengths[t] for t in shared]) / whole) if whole else 0.0
    points = max(0.0, WEIGHTS["shared_words"]) * min(1.0, alike) + sum([signs[t] for t in shared])
    return points + (max(0.0, WEIGHTS["wire_copy"]) if len(shared) >= COPY_TERMS * len(told.terms) else 0.0)


def _reach(told: Told, rarity: Rarity) -> Reach:
    """Of each word its square as part of the mention's bag of words, and the points of the signs it can be; the sum of
    all squares. Worked out once a mention."""
    squares, signs = {}, {}
    for term, times in told.terms.items():
        (value, sign), rare = _weight(term), rarity[term]
        squares[term] = (times * value * rare) ** 2
        signs[term] = (rare - 1.0) * (sign + (_TELLING * value if times > 1 else 0.0)) + _HERE * value * FEWEST
    found = rarity.reaches[id(told)] = squares, signs, sum(squares.values())
    return found


@lru_cache(maxsize=1 << 16)
def _weight(term: str) -> tuple[float, float]:
    """What a term is worth, and the points of a rarity of one as a sign of its kind."""
    return worth(term), _SIGN[term_kind(term)]


def _signs(told: Told, event: Profile, shared: list[str], rarity: Rarity) -> Iterator[Feature]:
    """Terms of each kind shared; names, ages, spots told by both in the sentences that tell of it, and none shared."""
    by_kind: dict[str, list[str]] = {}
    for term in shared:
        by_kind.setdefault(term_kind(term), []).append(term)
    for name, enough in _ENOUGH.items():
        if both := by_kind.get(name):
            value = min(1.0, (sum([rarity[t] for t in both]) - len(both)) / enough)
            yield Feature(f"shared_{name}", value, f"share {', '.join(both[:3])}")
        elif name in _TELL_APART and name in told.close_kinds:
            theirs = [(-n, t) for t, n in event.terms.items() if n > 1 and term_kind(t) == name]
            if theirs:
                most = [t for _, t in sorted(theirs)[:3]]  # whatever order they were stored in
                yield Feature(f"other_{name}", 1.0, f"other {name} than {', '.join(most)}")


def _words(told: Told, event: Profile, shared: list[str], rarity: Rarity) -> Iterator[Feature]:
    mine, theirs = told.terms, event.terms
    if len(shared) >= COPY_TERMS * len(mine):
        copy = copied(told.fingerprint, event)
        if copy is not None:
            yield Feature("wire_copy", 1.0, f"a copy of article {copy.voice} told it")
    close = [t for t in shared if mine[t] > 1 and theirs[t] > 1]
    if close:
        value = min(1.0, sum([worth(t) * (rarity[t] - 1.0) for t in close]) / ENOUGH_CLOSE)
        yield Feature("shared_telling", value, f"both tell of it with {', '.join(close[:3])}")
    here = min(1.0, sum([worth(t) * rarity.here(t) for t in shared]) / ENOUGH_HERE)
    yield Feature("shared_here", here, "share words that few of the events most like it have")
    yield Feature("shared_words", _cosine(told, event, shared, rarity), f"share {len(shared)} rare words")


def _cosine(told: Told, event: Profile, shared: list[str], rarity: Rarity) -> float:
    """Of two bags of rare words, each weighed by worth, rarity and how much it belongs to the telling."""
    mine, theirs = told.terms, event.terms
    dot = sum([mine[t] * theirs[t] * (worth(t) * rarity[t]) ** 2 for t in shared])
    sizes = rarity.own_size(mine) * rarity.size(theirs)
    return min(1.0, dot / sizes) if sizes else 0.0


def copied(fingerprint: str, event: Profile) -> Voice | None:
    """The voice this text is a copy of, among those the event remembers."""
    if not fingerprint:
        return None
    return next((v for v in event.voices if similarity(fingerprint, v.fingerprint) >= COPY), None)
