"""What kind of happening words tell of: types and sub-types of ACLED and EM-DAT (`patterns/event_types.txt`)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from core.extraction.text import Sentence
from core.extraction.vehicles import accidents
from core.extraction.wordlists import rows
from core.extraction.wordlists import words as listed

ACCIDENT = "Technological disaster"
VIOLENT = ("Violence against civilians", "Explosions/Remote violence", "Battles", "Riots", "Protests")


@dataclass(frozen=True, slots=True)
class Kind:
    """Tokens `first` to `last` (exclusive) tell of `event_type`; `noun` may be referred to later ("the attack")."""

    first: int
    last: int
    event_type: str
    event_subtype: str
    strength: int
    noun: bool
    word: str


_Entry = tuple[str, str, int, bool]


def cut(phrase: str) -> tuple[str, ...]:
    """A phrase of a word list, cut as sentences are."""
    text = phrase.strip()
    return tuple(t.lower for t in Sentence(index=0, field="body", start=0, end=len(text), text=text).tokens)


@cache
def _phrases() -> dict[str, dict[tuple[str, ...], _Entry]]:
    out: dict[str, dict[tuple[str, ...], _Entry]] = {}
    for event_type, subtype, strength, words in rows("event_types"):
        for phrase in words.split(","):
            key = cut(phrase)
            entry = (event_type, subtype, int(strength[0]), strength.endswith("n"))
            known = out.setdefault(key[0], {}).get(key)
            if known is None or known[2] < entry[2]:
                out[key[0]][key] = entry
    return out


def kinds(words: Sequence[str]) -> tuple[Kind, ...]:
    """Every word of a sentence that tells of a happening, the longest phrase first."""
    return _kinds(tuple(words))


@lru_cache(maxsize=1024)
def _kinds(words: tuple[str, ...]) -> tuple[Kind, ...]:
    """Kept, for several steps ask it of one sentence."""
    out: list[Kind] = []
    phrases = _phrases()
    end = 0
    for at in [i for i, word in enumerate(words) if word in phrases]:
        fitting = [p for p in phrases[words[at]] if words[at : at + len(p)] == p] if at >= end else ()
        if not fitting:
            continue
        phrase = max(fitting, key=len)
        event_type, subtype, strength, noun = phrases[words[at]][phrase]
        if event_type != "-" and not _for_survivors(words, at + len(phrase)):
            out.append(Kind(at, at + len(phrase), event_type, subtype, strength, noun, " ".join(phrase)))
        end = at + len(phrase)
    out = _at_works(words, out)
    told = [
        a for a in _accidents(words, out) if not any(_within(k, a) and k.event_subtype == a.event_subtype for k in out)
    ]
    plain = [k for k in out if not any(_within(k, a) for a in told)]
    return tuple(sorted((*plain, *told), key=lambda kind: kind.first))


_LOST = frozenset("survivors missing victims bodies wreckage clues".split())


def _for_survivors(words: Sequence[str], at: int) -> bool:
    """ "A hunt for survivors": nobody is pursued."""
    return (
        words[at - 1] == "hunt" and words[at : at + 1] in (["for"], ("for",)) and bool(_LOST & set(words[at : at + 4]))
    )


_BURSTS = frozenset("explosion explosions blast blasts exploded explodes explode blew up".split())


def _at_works(words: Sequence[str], told: list[Kind]) -> list[Kind]:
    """An explosion at a factory or a depot is an accident, where the sentence tells of no bomb and no attacker."""
    bare = [k for k in told if k.event_type.startswith("Explosions") and k.word in _BURSTS]
    meant = [k for k in told if k.event_type in VIOLENT and k not in bare]
    if not bare or meant or not listed("works") & set(words):
        return told
    accident = {
        id(k): replace(k, event_type=ACCIDENT, event_subtype="Explosion (Industrial)", strength=6) for k in bare
    }
    return [accident.get(id(k), k) for k in told]


def _within(told: Kind, accident: Kind) -> bool:
    """Whether a phrase of the list is a part of an accident told by its vehicle."""
    return told.event_type == ACCIDENT and accident.first <= told.first < accident.last


def _accidents(words: Sequence[str], told: Sequence[Kind]) -> list[Kind]:
    """Accidents of vehicles; where the sentence tells of violence, a bus that crashed is only what came of it."""
    violent = any(kind.event_type in VIOLENT and kind.strength > 1 for kind in told)
    out = []
    for first, last, way, noun in accidents(words):
        strength = 1 if violent and not noun else 7 if noun else 6
        out.append(Kind(first, last, ACCIDENT, way, strength, noun, f"{words[first]} {words[last - 1]}"))
    return out


def strongest(found: Iterable[Kind]) -> Kind | None:
    """The kind that decides what a happening is; the first told among equals."""
    return max(found, key=lambda kind: kind.strength, default=None)


def family(event_type: str) -> str:
    """Violence, a disaster, an arrest: what never is one happening with another family."""
    if event_type in VIOLENT:
        return "violence"
    return event_type or ""
