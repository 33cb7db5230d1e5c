"""Which words of a sentence may name a place: the longest names of the gazetteer in runs of capitals, with their surroundings."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, DISTRICT, REGION, TOWN, Place, find
from core.extraction.place_lists import aliases, demonyms, group, states
from core.extraction.text import Sentence, Token
from core.reading.words import words

LONGEST = 7
"""Tokens in a name."""
_INNER = frozenset("de la el los las del of the al es ez do da dos di du le les sur ash az as and y e en".split())
_GLUE = frozenset("-'.")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec".split()
)


@dataclass(slots=True)
class Name:
    """A run of tokens that may name a place. `options` are the places it may be; none: a name the gazetteer lacks.

    `cue`: words around say that this is a place. `kind`: the place noun with it ("province"). `inside`: the name it is
    said to lie in. `demonym`: a country told by a word for its people. `role` as in PlaceExpression.
    """

    sentence: Sentence
    first: int
    last: int
    options: tuple[Place, ...]
    text: str = ""
    cue: bool = False
    kind: str = ""
    inside: "Name | None" = None
    demonym: str | None = None
    role: str = "event"
    whole: tuple[int, int] = (0, 0)
    outer: list["Name"] = field(default_factory=list)


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


def names(sentence: Sentence, *, caps: bool = False) -> list[Name]:
    """The names of one sentence, left to right, none inside another. `caps`: the text was all capitals and is recased."""
    tokens = sentence.tokens
    found: list[Name] = []
    i = 0
    while i < len(tokens):
        made = _at(sentence, tokens, i, caps) if tokens[i].text[0].isupper() else None
        if made is not None:
            found.append(made)
            i = made.last
        else:
            i += 1
    return found


def _at(sentence: Sentence, tokens: Sequence[Token], i: int, caps: bool) -> Name | None:
    low = tokens[i].lower
    if low in _CALENDAR:
        return None
    for j in range(min(len(tokens), i + _reach(tokens, i, caps)), i, -1):
        if not (tokens[j - 1].text[0].isupper() or caps and tokens[j - 1].text[0].isalpha()):
            continue
        told = options(key(" ".join(t.text for t in tokens[i:j])))
        if told and _fits_case(tokens[i:j], told):
            return Name(sentence, i, j, told, whole=(i, j))
    if low in demonyms():
        return Name(sentence, i, i + 1, (), demonym=demonyms()[low], role="demonym", whole=(i, i + 1))
    return None


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
    if len(word) <= 4 and any(p.kind == COUNTRY for p in told):
        return word.isupper() or len(word) > 3
    return len(word) > 2 and (not word.isupper() or len(word) > 4)


def common(token: Token) -> bool:
    """Whether a word is an ordinary one, whatever its case."""
    return token.lower in words("common") or token.lower in _CALENDAR


def surroundings(name: Name, tokens: Sequence[Token]) -> bool:
    """Note what stands around a name; False where it is part of something else (a person's name, a longer name)."""
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.last] if name.last < len(tokens) else None
    _note_kind(name, tokens, before, after)
    preposition = before is not None and before.lower in group("before")
    name.cue = name.cue or preposition or bool(name.kind)
    if name.demonym:
        return True
    single = name.last - name.first == 1
    country = any(p.kind == COUNTRY for p in name.options)
    if before is not None and before.lower.strip(".") in group("titles") and not country and before.text[0].isupper():
        return False
    if before is not None and before.text == "." and name.first > 1 and tokens[name.first - 2].lower in group("titles"):
        return False
    if single and common(tokens[name.first]) and not country and not preposition:
        return False
    if _neighbour(before) and not country and before is not None and before.lower not in group("direction"):
        return False
    if _neighbour(after) and after is not None and after.lower not in group("direction"):
        return False
    if after is not None and after.text[0].isupper() and after.lower in group("organisations"):
        name.role = "other"
    elif after is not None and single and not preposition and after.lower in group("says"):
        name.role = "other"
    return True


def _neighbour(token: Token | None) -> bool:
    """A capitalised word beside a name that is no ordinary word: the name is only part of a longer one."""
    return (
        token is not None
        and token.text[0].isupper()
        and token.text.isalpha()
        and not common(token)
        and token.lower not in demonyms()
        and token.lower not in group("kinds") | group("parts") | group("organisations") | group("direction")
        and token.text not in states()
    )


def _note_kind(name: Name, tokens: Sequence[Token], before: Token | None, after: Token | None) -> None:
    if after is not None and after.lower in group("kinds"):
        name.kind, name.whole = after.lower, (name.first, name.last + 1)
    elif (
        before is not None
        and before.lower in {"of", "de"}
        and name.first > 1
        and tokens[name.first - 2].lower in group("kinds")
    ):
        name.kind = tokens[name.first - 2].lower
    elif before is not None and before.lower in {
        "city",
        "town",
        "village",
        "capital",
        "province",
        "district",
        "suburb",
    }:
        name.kind = before.lower
    wanted = _KINDS.get(name.kind)
    if wanted:
        fitting = tuple(p for p in name.options if p.kind in wanted)
        name.options = fitting or name.options


_KINDS = {
    **dict.fromkeys(
        "province provinces department departments governorate governorates oblast prefecture".split(), (REGION,)
    ),
    **dict.fromkeys("state states region regions".split(), (REGION, COUNTRY)),
    **dict.fromkeys("county counties".split(), (DISTRICT, REGION)),
    **dict.fromkeys("district districts".split(), (DISTRICT, TOWN, REGION)),
    **dict.fromkeys("city town village capital suburb port municipality".split(), (TOWN,)),
}
