"""What stands around a name: words that make it a place, or part of a person, an organisation, a longer name."""

import math
from collections.abc import Sequence
from functools import cache

from core.extraction.gazetteer.load import COUNTRY, DISTRICT, REGION, TOWN
from core.extraction.lexicon import person
from core.extraction.place_lists import demonyms, group, states
from core.extraction.place_names import Name, common
from core.extraction.place_roads import road
from core.extraction.place_told_with import council, with_its_state
from core.extraction.text import Sentence, Token
from core.reading.words import words


def surroundings(name: Name, tokens: Sequence[Token], home: str = "") -> bool:
    """Note what stands around a name; False where it is part of something else (a person's name, a longer name).

    `home`: the town of the dateline, which is itself also in "the Kemi school".
    """
    told = name.word == home if home else False
    told = told or with_its_state(name, tokens)
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.last] if name.last < len(tokens) else None
    _note_kind(name, tokens, before, after)
    name.preposition = before.lower if before is not None and before.lower in group("before") else ""
    name.cue = bool(name.preposition or name.kind)
    if name.demonym:
        return True
    if any(p.kind == COUNTRY for p in name.options):
        if _water(before, after) or _continent(name, before):
            return False
        return _as_country(name, tokens, before, after)
    if road(name, tokens):
        return True
    if _hyphenated(tokens, name) or _titled(name, tokens):
        return False
    if after is not None and after.lower in group("features") and _named_feature(name, after):
        name.options, name.kind, name.cue, name.feature = (), after.lower, True, True
        name.whole = (name.first, name.last + 1)
    elif before is not None and before.lower == "the" and name.last - name.first == 1 and not (name.kind or told):
        least = math.inf if bare(name, tokens) else 150_000
        name.options = tuple(p for p in name.options if p.kind != TOWN or p.population >= least)
        if not name.options:
            return False
    if name.last - name.first == 1 and common(tokens[name.first]) and not told:
        number = after is not None and after.text[0].isdigit()
        if name.preposition not in {"in", "near", "outside"} and not name.kind or number:
            return False
    if (
        _behind_a_name(tokens, name.first)
        or _neighbour(before, name.sentence)
        or not council(name, tokens)
        and _neighbour(after, name.sentence)
    ):
        return False
    _note_role(name, tokens, after)
    return True


def bare(name: Name, tokens: Sequence[Token]) -> bool:
    """ "Fell into the Jhelum near a bridge": a river, for no town is told with an article and without a noun behind."""
    before, after = tokens[name.first - 1 : name.first], tokens[name.last : name.last + 1]
    article = bool(before) and before[0].lower == "the" and name.last - name.first == 1
    article = article and bool(name.options) and not any(p.kind in (COUNTRY, REGION) for p in name.options)
    alone = not after or after[0].lower in group("before") or not after[0].text[0].isalnum()
    return article and alone and not with_its_state(name, tokens)


def _continent(name: Name, before: Token | None) -> bool:
    """ "Latin America", "Central America": no part of the United States."""
    halves = ("latin", "central", "south", "north", "meso", "iberian")
    return before is not None and before.lower in halves and name.word in ("america", "americas")


_WATERS = frozenset("delta river basin lake sea gulf strait straits canal".split())


def _water(before: Token | None, after: Token | None) -> bool:
    """ "The Niger Delta", "Lake Chad": waters that share their name with a country need not lie in it."""
    behind = after is not None and after.text[0].isupper() and after.lower in _WATERS
    return behind or before is not None and before.text == "Lake"


def _named_feature(name: Name, after: Token) -> bool:
    """ "Park Street", "Elmstead neighborhood"; but "Nile valley", "Helmand river": a region keeps its name."""
    return after.lower in _STREETS or not any(p.kind == REGION for p in name.options)


_STREETS = frozenset("street avenue road boulevard drive lane highway".split())


def _as_country(name: Name, tokens: Sequence[Token], before: Token | None, after: Token | None) -> bool:
    """A country's name before a noun, in brackets or as an abbreviation without "in": it says whose, not where."""
    word = tokens[name.first].text
    place = next(p for p in name.options if p.kind == COUNTRY)
    short = name.last - name.first == 1 and word.isupper() and len(word) <= 4
    bracketed = before is not None and before.text in "(," and after is not None and after.text in "),"
    placed = name.preposition or before is not None and before.lower == "the" and _place_noun_free(after)
    listed = before is not None and before.text == "," and not (bracketed and len(word) == 2)
    if short and not placed and not listed:
        foreign = after is not None and after.lower in group("foreign")
        name.demonym, name.options, name.role = place.country, (), "other" if foreign else "demonym"
        return True
    _note_role(name, tokens, after)
    return name.role == "other" or not _hyphenated(tokens, name)


def _place_noun_free(after: Token | None) -> bool:
    return (
        after is None or not after.text[0].isalpha() or after.lower in group("before") or after.lower in group("says")
    )


def _titled(name: Name, tokens: Sequence[Token]) -> bool:
    """ "President Lopez", "Sgt. Hudson": a title makes a name a person's."""
    before = [t.lower for t in tokens[max(0, name.first - 2) : name.first] if t.text != "."]
    return bool(before) and before[-1] in group("titles") and tokens[name.first - 1].text not in ","


def _note_role(name: Name, tokens: Sequence[Token], after: Token | None) -> None:
    """An organisation's name ("New York Times", "The Parma Tile Company"), or a speaker ("Washington said")."""
    name.seat = after is not None and after.lower in group("seats")
    start = name.whole[1]  # "Gulu District" is called so; no school district
    for token in tokens[start : start + 5]:
        if not (token.text[0].isupper() or token.text.startswith("'")):
            break
        if token.lower in group("organisations") or token.lower in group("titles"):
            name.role = "other"
    if _of_something(name, tokens):
        name.role = "other"
    elif _whose(name, tokens, after):
        own = any(p.kind == COUNTRY for p in name.options) and after is not None and after.lower in group("state")
        name.role = "demonym" if own else "other"
    speaks = any(t.lower in group("says") for t in tokens[name.last + 1 : name.last + 9])
    if after is not None and after.lower == "'s" and speaks and any(p.kind == COUNTRY for p in name.options):
        name.role = "demonym"  # "Mexico's transport department said": who says so, not where
    if name.preposition == "from" and name.first > 1 and person(tokens[name.first - 2].lower) is not None:
        name.role = "other"  # "two teachers from Haltern": where they came from
    if after is not None and after.lower in {"news", "newspaper", "radio", "tv", "television"}:
        name.role = "other"
    if any(t.lower in {"hospital", "hospitals"} for t in tokens[name.last : name.last + 2]) and not name.preposition:
        name.role = "other"
    if name.first > 1 and _accredited(tokens[name.first - 2].lower, tokens[name.first - 1].lower):
        name.role = "other"
    spoke = name.preposition == "in" and name.first > 1 and tokens[name.first - 2].lower in group("offices")
    inside = name.first > 1 and tokens[name.first - 1].lower in group("direction")
    inside = inside and tokens[name.first - 2].lower == "in"  # "a hospital in northern Gaza said"
    bare = not (name.preposition or inside)
    if after is not None and (bare or spoke) and (after.lower in group("says") or after.lower in group("acts")):
        name.role = "other"


_ENVOYS = frozenset("ambassador ambassadors envoy envoys emissary consul attache representative delegate".split())
_CITIZENS = frozenset("citizen citizens national nationals native natives subject subjects".split())


def _accredited(noun: str, preposition: str) -> bool:
    """ "The ambassador to Spain", "citizens of Spain": whose they are, not where they were."""
    return noun in _ENVOYS and preposition in ("to", "of", "from") or noun in _CITIZENS and preposition == "of"


def _of_something(name: Name, tokens: Sequence[Token]) -> bool:
    """ "the Farmers' League for the Renewal of Gabon", "WWF Peru": an organisation with a country's name."""
    before = tokens[max(0, name.first - 2) : name.first]
    if not before:
        return False
    initials = before[-1].text.isupper() and 2 < len(before[-1].text) < 6 and before[-1].text.isalpha()
    of = len(before) == 2 and before[1].lower == "of" and before[0].text[0].isupper() and before[0].text[1:].islower()
    return initials and not name.sentence.text.isupper() or of and before[0].lower not in group("kinds")


def _whose(name: Name, tokens: Sequence[Token], after: Token | None) -> bool:
    """ "Somalia militants", "the Chad border": whose, not where."""
    hyphen = after is not None and after.text == "-" and name.last + 1 < len(tokens)
    noun = tokens[name.last + 1] if hyphen else after
    if noun is None or noun.lower not in group("whose"):
        return False
    return hyphen or noun.lower in {"border", "borders", "frontier"} or not name.preposition


def _headline(sentence: Sentence) -> bool:
    """Whether most words are capitalised, so that a capital tells nothing."""
    said = [t for t in sentence.tokens if t.text[0].isalpha() and len(t.text) > 3]
    return sum(t.text[0].isupper() for t in said) * 5 > len(said) * 3


def _hyphenated(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a hyphen ties the name to another word: it is half of a longer name."""
    after = tokens[name.last : name.last + 2]
    before = tokens[max(0, name.first - 2) : name.first]
    ahead = (
        len(after) == 2 and after[0].text == "-" and after[0].start == tokens[name.last - 1].end == after[1].start - 1
    )
    behind = (
        len(before) == 2 and before[1].text == "-" and before[0].end == before[1].start == tokens[name.first].start - 1
    )
    return (ahead and after[1].text[0].isalpha()) or (behind and before[0].text[0].isalpha())


def _behind_a_name(tokens: Sequence[Token], at: int) -> bool:
    """ "Hospicio del Norte": the last part of a longer name."""
    return at > 1 and tokens[at - 1].text in _OF_NAMES and tokens[at - 2].text[0].isupper() and tokens[at - 2].start > 0


_OF_NAMES = frozenset(("del", "della", "du", "dos", "das"))


def _neighbour(token: Token | None, sentence: Sentence) -> bool:
    """A capitalised word beside a name that belongs to it: the name is only part of a longer one."""
    if token is None or not token.text[0].isupper() or not token.text.isalpha() or token.lower in words("calendar"):
        return False
    if common(token) and (token.lower in words("starters") or _headline(sentence)):
        return False
    return token.lower not in demonyms() and token.lower not in _beside() and token.text not in states()


@cache
def _beside() -> frozenset[str]:
    return (
        group("kinds")
        | group("parts")
        | group("features")
        | group("organisations")
        | group("direction")
        | group("titles")
    )


def _note_kind(name: Name, tokens: Sequence[Token], before: Token | None, after: Token | None) -> None:
    behind = council(name, tokens)
    if behind:
        name.kind, name.whole = "district", (name.first, name.last + behind)
        return
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
        name.options, name.unfit = fitting or name.options, not fitting


_KINDS = {
    **dict.fromkeys(
        "province provinces department departments governorate governorates oblast prefecture".split(), (REGION,)
    ),
    **dict.fromkeys("state states region regions".split(), (REGION, COUNTRY)),
    **dict.fromkeys("county counties".split(), (DISTRICT, REGION)),
    **dict.fromkeys("district districts".split(), (DISTRICT, TOWN, REGION)),
    **dict.fromkeys("city town village capital suburb port municipality".split(), (TOWN,)),
}
