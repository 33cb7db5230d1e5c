"""Which words of a sentence may name a place: the longest names of the gazetteer, and what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, REGION, Place, find, longer
from core.extraction.place_lists import aliases, demonyms, group
from core.extraction.text import Sentence, Token
from core.reading.words import words

LONGEST = 7
"""Tokens in a name."""
_INNER = frozenset("de la el los las del of the al es ez do da dos di du le les sur ash az as and y e en".split())
_GLUE = frozenset("-'.")


@dataclass(slots=True)
class Name:
    """A run of tokens that may name a place. `options` are the places it may be; none: a name the gazetteer lacks.

    `cue`: words around say that this is a place; `known`: they do so elsewhere in the article. `kind`: the place noun
    with it ("province"); `unfit`: no option is of that kind. `feature`: a street or hill with a name of its own.
    `inside`: the name it is said to lie in; `outer`: all of those. `demonym`: a country told by a word for its people.
    `whole`: the tokens of the expression. `seat`: of its own police or fire service ("Norfolk police").
    `role` as in PlaceExpression.
    """

    sentence: Sentence
    first: int
    last: int
    options: tuple[Place, ...]
    text: str = ""
    cue: bool = False
    kind: str = ""
    preposition: str = ""
    unfit: bool = False
    known: bool = False
    feature: bool = False
    inside: "Name | None" = None
    demonym: str | None = None
    role: str = "event"
    whole: tuple[int, int] = (0, 0)
    outer: list["Name"] = field(default_factory=list)
    seat: bool = False
    _word: str | None = None

    @property
    def word(self) -> str:
        """The look-up form of its words."""
        if self._word is None:
            self._word = key(" ".join(t.lower for t in self.sentence.tokens[self.first : self.last]))
        return self._word

    def renamed(self) -> None:
        """Forget the look-up form: its tokens are others now."""
        self._word = None


@lru_cache(maxsize=1 << 14)
def options(name: str) -> tuple[Place, ...]:
    """All places a key may mean; a country's or region's other name first."""
    told = aliases().get(name, ())
    if any(place.kind == COUNTRY for place in told):
        return told
    found = find(name)
    countries = tuple(place for place in found if place.kind == COUNTRY)
    return (
        countries
        and (*countries, *(p for p in found if p.kind != COUNTRY and p.population > 100_000))
        or (*told, *found)
    )


@lru_cache(maxsize=1 << 15)
def look(name: str) -> tuple[tuple[Place, ...], bool]:
    """The places of a key, and whether longer names begin with it."""
    return options(name), longer(name) or name in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """The first words of names of the lists, of every length."""
    return frozenset(" ".join(alias.split()[:n]) for alias in aliases() for n in range(1, len(alias.split())))


def names(sentence: Sentence, *, caps: bool = False) -> list[Name]:
    """The names of one sentence, left to right, none inside another. `caps`: the text was all capitals."""
    tokens = sentence.tokens
    found: list[Name] = []
    end = 0
    for i in sentence.capitals:
        if i < end:
            continue
        made = None if _opens_none(tokens[i].text) else _at(sentence, tokens, i, caps)
        quarter = _quarter(sentence, tokens, i) if made is None or made.last - i == 1 else None
        if made is None or quarter is not None and quarter.last > made.last:
            made = quarter or (_unlisted(sentence, tokens, i) if i else None)
        if made is not None:
            found.append(made)
            end = made.last
    return found


@lru_cache(maxsize=1 << 15)
def _opens_none(word: str) -> bool:
    """Whether no name of a place or of its people begins with a word."""
    low = word.lower()
    if low in words("calendar"):
        return True
    told, more = look(key(word))
    return not (told or more or low in demonyms() or low in _first_halves())


def _unlisted(sentence: Sentence, tokens: Sequence[Token], i: int) -> Name | None:
    """A name the gazetteer lacks, after "in", "near", "village of": a village. Its words are kept, no point is made."""
    before = tokens[i - 1].lower
    of = before == "of" and i > 1 and tokens[i - 2].lower in group("kinds")
    if before not in {"in", "near"} and not of or not (_bare(tokens[i]) or _lies(tokens, i)):
        return None
    j = i + 1
    while j < len(tokens) and j - i < 5 and (_bare(tokens[j]) or tokens[j].lower in _INNER and tokens[j].text != "and"):
        j += 1
    while tokens[j - 1].lower in _INNER:
        j -= 1
    after = tokens[j] if j < len(tokens) else None
    if after is not None and (after.text[0].isupper() or after.text == "-" or after.lower in group("organisations")):
        return None
    return Name(sentence, i, j, (), whole=(i, j))


def _lies(tokens: Sequence[Token], i: int) -> bool:
    """ "In Slide, in Ethiopia, ...", "in Slide, Texas": an ordinary word that is said to lie in a known area."""
    word, at = tokens[i].text, i + 2
    if len(word) < 3 or not word.istitle() or word.lower() in words("calendar") or len(tokens) <= at + 1:
        return False
    at += tokens[at].lower == "in"
    told, _ = look(key(tokens[at].text)) if tokens[i + 1].text == "," and tokens[at].text[0].isupper() else ((), False)
    return any(place.kind in (COUNTRY, REGION) for place in told)


_WITHIN = frozenset("in near at of from outside throughout across".split())
_QUARTERS = frozenset(
    "neighborhood neighborhoods neighbourhood neighbourhoods district sector suburb quarter colonia barrio section"
    " borough".split()
)

_SERVED = frozenset("school judicial court police congressional electoral fire water health military business".split())
"""Words before "district" that make it nobody's quarter."""


def _quarter(sentence: Sentence, tokens: Sequence[Token], i: int) -> Name | None:
    """ "In the Old Mill neighborhood": a part of a town, by the noun behind its name."""
    if i < 2 or tokens[i - 1].lower != "the" or tokens[i - 2].lower not in _WITHIN:
        return None
    if not _bare(tokens[i]) and not (common(tokens[i]) and tokens[i].lower not in group("direction")):
        return None
    j = next((j for j in range(i + 1, min(len(tokens), i + 5)) if tokens[j].lower in _QUARTERS), 0)
    if not j or any(not t.text.isalpha() for t in tokens[i:j]) or tokens[i].lower in demonyms():
        return None
    served = tokens[j - 1].lower in _SERVED or tokens[j].lower == "district" and not tokens[j - 1].text[0].isupper()
    if served:
        return None
    return Name(sentence, i, j, (), whole=(i, j))


def _bare(token: Token) -> bool:
    word = token.text
    plain = len(word) > 2 and word.isalpha() and word[0].isupper() and word[1:].islower()
    return plain and not common(token) and token.lower not in group("never") and token.lower not in demonyms()


def _at(sentence: Sentence, tokens: Sequence[Token], i: int, caps: bool) -> Name | None:
    people = _people(sentence, tokens, i)
    found: Name | None = people
    own = people.last if people is not None else i
    said = key(tokens[i].text)
    told, more = look(said)
    if (
        told
        and people is None
        and (_fits_case(tokens[i : i + 1], told) or _heads(tokens, i))
        and _says_more(tokens, i, told)
    ):
        found = Name(sentence, i, i + 1, told, whole=(i, i + 1))
    for j in range(i + 2, min(len(tokens), i + _reach(tokens, i, caps)) + 1) if more else ():
        word = key(tokens[j - 1].text)
        if not word:
            continue
        said = f"{said} {word}"
        told, more = look(said)
        upper = tokens[j - 1].text[0].isupper() or caps
        if told and upper and j > own and _fits_case(tokens[i:j], told):
            found = Name(sentence, i, j, told, whole=(i, j))
        if not more:
            break
    return found


def _heads(tokens: Sequence[Token], i: int) -> bool:
    """ "OMSK, Russia --": a short name in capitals at the head of a report, told with its country or state."""
    word = tokens[i].text
    return (
        i == 0
        and len(word) > 2
        and word.isupper()
        and len(tokens) > 2
        and tokens[1].text == ","
        and tokens[2].text[0].isupper()
    )


def _says_more(tokens: Sequence[Token], i: int, told: tuple[Place, ...]) -> bool:
    """An ordinary word is a place only after "in" and the like."""
    placed = i > 0 and tokens[i - 1].lower in {"in", "near", "outside"}
    placed = (
        placed
        or tuple(t.text == "," for t in tokens[i + 1 : i + 3]) == (True, False)
        and tokens[i + 2].text[0].isupper()
    )
    return placed or not common(tokens[i]) or any(p.kind == COUNTRY for p in told)


def _people(sentence: Sentence, tokens: Sequence[Token], i: int) -> Name | None:
    """A word, or two ("South African"), for the people or the things of a country."""
    low = tokens[i].lower
    two = f"{low}-{tokens[i + 1].lower}" if low in _first_halves() and i + 1 < len(tokens) else ""
    for word, last in ((two, i + 2), (low, i + 1)):
        if word in demonyms():
            role = "other" if _person(tokens, i, last) else "demonym"
            return Name(sentence, i, last, (), demonym=demonyms()[word], role=role, whole=(i, last))
    return None


@cache
def _first_halves() -> frozenset[str]:
    return frozenset(word.split("-")[0] for word in demonyms() if "-" in word)


def _person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "(French)", "two Germans", "a Dutch tourist": where somebody is from, not the scene."""
    after = tokens[last].lower if last < len(tokens) else "."
    national = after == "national" and last + 1 < len(tokens) and tokens[last + 1].lower in group("organisations")
    bracketed = first > 0 and tokens[first - 1].text == "("
    return bracketed or not after[0].isalpha() and after not in "-'" or after in group("foreign") and not national


def _reach(tokens: Sequence[Token], i: int, caps: bool) -> int:
    """How many tokens from `i` may belong to one name."""
    n = 1
    while n < LONGEST and i + n < len(tokens):
        token = tokens[i + n]
        if not (
            token.text[0].isupper() or token.text in _GLUE or token.lower in _INNER or caps and token.text.isalpha()
        ):
            break
        n += 1
    return n


def _fits_case(tokens: Sequence[Token], told: tuple[Place, ...]) -> bool:
    """A short word in capitals is an abbreviation: only a country's ("US", "DRC"); "Us" is no country."""
    if len(tokens) > 1:
        return True
    word = tokens[0].text
    if word.lower() in group("never") or any(a.islower() and b.isupper() for a, b in pairwise(word[2:])):
        return False
    if len(word) <= 4 and any(p.kind == COUNTRY for p in told):
        return word.isupper() or len(word) > 3
    return len(word) > 2 and (not word.isupper() or len(word) > 4)


def common(token: Token) -> bool:
    """Whether a word is an ordinary one, whatever its case."""
    return token.lower in words("common") or token.lower in words("calendar")
