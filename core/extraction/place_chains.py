"""Chains: "Medina, OH", "Santa Inés, Chone canton", "a village in Kunar province" — who is said to lie in whom."""

from collections.abc import Sequence

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, DISTRICT, REGION, Place
from core.extraction.place_context import within
from core.extraction.place_lists import country, demonyms, group, states
from core.extraction.place_names import Name, common
from core.extraction.text import Token

_BETWEEN = frozenset(", ( in of - the a an".split()) | {"'", "s"}
_AREAS = frozenset("province department governorate district county region state jurisdiction municipality".split())
_SEATS = frozenset(("capital",))
_ITS_OWN = _SEATS | frozenset("city town port province state region department governorate island islands".split())
"""Nouns that belong to the name after "of" ("the coastal city of X"); "X district of Y" and "X village of Y" do not."""
GAP = 7
"""Tokens between a place and the one it lies in."""


def chained(found: Sequence[Name]) -> list[Name]:
    """The names with `inside` set and the outer ones taken into them; names the gazetteer lacks are added where they
    stand before a known one ("Osprey creek, Batumi")."""
    kept: list[Name] = []
    for name in reversed(found):
        following = kept[-1] if kept and kept[-1].sentence is name.sentence else None
        if following is not None and _has(name, following):
            _own(name, following)
            if not name.demonym:
                continue
        elif following is not None and _lies_in(name, following):
            kept.pop()
            _join(name, following)
        elif not name.demonym:
            _state(name)
        kept.append(name)
    kept.reverse()
    out: list[Name] = []
    for name in kept:
        lead = _led(name)
        if lead is not None:
            while out and out[-1].sentence is lead.sentence and out[-1].last > lead.first:
                out.pop()
        out.append(lead or name)
    return out


def one_sense(found: Sequence[Name]) -> Sequence[Name]:
    """ "Paris, Texas … a Paris family": a town told once with its state or country is that town where it stands bare.

    Told in two states it is neither.
    """
    inside: dict[str, list[Name]] = {}
    chains = [link for name in found for link in (name, *name.outer)]
    lacking = {name.word for name in chains if name.inside is not None and not name.options}
    for name in chains:
        if name.inside is not None and not name.demonym:
            inside.setdefault(name.word, []).append(name.inside)
    for name in found:
        told = inside.get(name.word, ())
        if name.inside is None and told and not name.demonym and len({one.word for one in told}) == 1:
            name.inside = told[0]
            if name.word in lacking:
                name.options = ()
    return found


def _join(name: Name, outer: Name) -> None:
    name.inside, name.cue = outer, True
    name.whole = (name.whole[0], outer.whole[1])
    name.outer = [outer, *outer.outer]


def _has(name: Name, inner: Name) -> bool:
    """ "Nigeria's Enugu state", "the Georgian resort of Batumi", "the Somali capital, Mogadishu": whose it is."""
    tokens = name.sentence.tokens
    start, end = name.last if name.demonym else name.whole[1], inner.first
    if not name.demonym and end > start and tokens[start].lower == "'s":
        start += 1
    elif not name.demonym or inner.demonym:
        return False
    said = [t.lower for t in tokens[start:end]]
    if len(said) > GAP or any(not w.isalpha() and w != "," for w in said) or group("before") & set(said) - {"of"}:
        return False
    tied = said[:-1] if said and said[-1] in {"of", ","} else said
    if tied is not said and (not tied or tied[-1] not in group("kinds")):
        return False
    if tied and tied[-1] not in group("kinds") | group("direction") | group("parts"):
        return False
    owner = (country(name.demonym),) if name.demonym else name.options
    known = within(inner.options, owner) if inner.options else tied
    return inner.inside is None and bool(known)


def _own(name: Name, inner: Name) -> None:
    """The inner name lies in the one before it."""
    if name.demonym:
        span = (name.first, name.last)
        inner.inside = Name(name.sentence, *span, (country(name.demonym),), role="demonym", cue=True, whole=span)
    else:
        inner.inside, inner.outer = name, [name, *inner.outer]
        inner.whole = (name.first, inner.whole[1])
    inner.cue = True


def _lies_in(name: Name, outer: Name) -> bool:
    """Whether the words between say so, and the gazetteer agrees."""
    if (
        name.demonym
        or outer.demonym
        or not any(p.kind in (COUNTRY, REGION, DISTRICT) for p in outer.options)
        and not outer.inside
    ):
        return False
    tokens = name.sentence.tokens
    start = outer.whole[0] if name.last <= outer.whole[0] else outer.first  # "in Ethiopia's Afar region"
    between = [t.lower for t in tokens[name.last : start]]
    if len(between) > GAP or not between:
        return False
    plain = [w for w in between if w not in group("kinds") | group("parts") | group("features") | group("direction")]
    if any(word not in _BETWEEN for word in plain) or plain in (["of"], ["the"], ["-"]):
        return False
    areas = tuple(p for p in outer.options if p.kind in (COUNTRY, REGION) or p.kind == DISTRICT and _district(outer))
    if not areas or _listed(name, areas):
        return False
    if not within(name.options, areas):
        turned = between[0] == "," and len(between) == 2 and between[1] in group("direction")
        beside = between[0] in {",", "in"} and plain in ([","], [",", "in"], ["in"]) and outer.kind in _AREAS
        straight = [w for w in between if w not in group("direction")]
        abroad = straight in (["in"], ["in", "the"]) and any(p.kind == COUNTRY for p in areas)
        said = between[0] == "," and bool({"a", "an"} & set(between[1:2])) and between[-1] in ("of", "in")
        stated = between == [","] and _of_a_state(name, areas) and _ends(tokens, outer.last)
        if not (said or name.cue and (turned or beside or abroad or stated)):
            return False
        name.options = ()
    outer.options = areas
    return True


def _district(outer: Name) -> bool:
    """A district counts as the outer place only where it is called one ("Yuma County", "Gulu district")."""
    return outer.kind in _AREAS or any(p.kind == DISTRICT and p.name.endswith(" County") for p in outer.options)


def _listed(name: Name, areas: tuple[Place, ...]) -> bool:
    """ "Cusco, Arequipa region": two regions side by side, unless the one has a town of the other's name."""
    regions = {(p.country, p.name) for p in areas if p.kind == REGION}
    beside = any(p.kind == REGION and (p.country, p.name) not in regions for p in name.options)
    own = name.word
    inner = any(key(p.name) == own for p in within(name.options, areas))
    return beside and bool(regions) and not any(p.kind == COUNTRY for p in areas) and not inner


def _state(name: Name) -> None:
    """A US state's code after a town: "Medina, OH"; "Galena, Ill."."""
    tokens = name.sentence.tokens
    at = name.last + 1
    if at >= len(tokens) or tokens[name.last].text not in ",(":
        return
    code = tokens[at].text
    state = states().get(code.rstrip(".")) or states().get(code.replace(".", ""))
    if state is None:
        return
    if not within(name.options, (state,)):
        if "." not in code or not _of_a_state(name, (state,)):
            return
        name.options = ()
    outer = Name(name.sentence, at, at + 1, (state,), text=tokens[at].text, cue=True, whole=(at, at + 1))
    _join(name, outer)


def _of_a_state(name: Name, areas: tuple[Place, ...]) -> bool:
    """ "Oxley, N.C.": a village that the gazetteer lacks, whose only namesakes lie abroad, is not abroad."""
    return any(p in states().values() for p in areas) and all(p.country != "US" for p in name.options)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the chain ends there: "in Oxley, Ohio on Monday", not "in Oxley, Ohio officials said"."""
    return at >= len(tokens) or not tokens[at].text[0].isalnum() or tokens[at].lower in _GOES_ON


_GOES_ON = frozenset("on at after when where while by in with as was were is has had and who".split())


def _led(name: Name) -> Name | None:
    """A name the gazetteer lacks right before a known place: "Osprey creek, Batumi"."""
    tokens = name.sentence.tokens
    comma = name.first - 1
    if name.demonym or comma < 2 or tokens[comma].text not in {",", "in", "of"} or not (name.options or name.inside):
        return None
    end = comma
    part = tokens[end - 1].lower in group("parts") | group("kinds") | group("features")
    end -= part
    start = end
    while start > 0 and end - start < 6 and _runs(tokens[start - 1]):
        start -= 1
    if start == end or common(tokens[start]) and not part or tokens[start].lower in group("never").union(demonyms()):
        return None
    its_own = {"of": _ITS_OWN, ",": _SEATS}.get(tokens[comma].text, frozenset[str]())
    if part and tokens[end].lower in its_own:
        return None
    before = tokens[start - 1].lower if start else ""
    if not part and (before not in group("before") or before in _DOERS or before == "of" and _befell(tokens, start)):
        return None
    lead = Name(name.sentence, start, end, (), cue=True, kind=tokens[comma - 1].lower if part else "place", inside=name)
    lead.whole = (start, name.whole[1])
    lead.outer = [name, *name.outer]
    return lead


_DOERS = frozenset(("by", "with", "for", "against"))


def _befell(tokens: Sequence[Token], start: int) -> bool:
    """ "The murder of Ann Lee in Batumi" is of a person; "the hamlet of Osprey in Batumi" is a place."""
    return start > 1 and tokens[start - 2].lower in _BEFELL


_BEFELL = frozenset(
    "murder murders killing killings death deaths slaying slayings assassination shooting stabbing beating lynching"
    " execution disappearance kidnapping abduction arrest detention trial release funeral body bodies wounding torture"
    " rape case life wife husband son daughter brother sister father mother family friend widow".split()
)


def _runs(token: Token) -> bool:
    return (
        token.text[0].isupper()
        and token.text.isalpha()
        or token.lower in {"de", "la", "el", "los", "las", "del", "-", "al"}
    )
