"""Which group stands next to a trigger, and what may stand between the two."""

from core.extraction.asides import aside
from core.extraction.groups import Group
from core.extraction.lexicon import listed
from core.extraction.marked import Marked

BE = frozenset("was were been being be is are got get gets getting 's".split())
PREPOSITIONS = frozenset(
    "of from in at on with by near for to under against between among inside outside behind into towards toward"
    " over".split()
)
INCLUDE = frozenset(("including", "include", "included", "among"))


def passive(marked: Marked, at: int) -> bool:
    """Whether a form of to be or to get stands before a participle, adverbs between."""
    i = at - 1
    while i >= 0 and i > at - 6 and (between(marked, i) or marked.word(i) in BE):
        if marked.word(i) in BE:
            return True
        i -= 1
    return False


def between(marked: Marked, at: int) -> bool:
    """Whether a word may stand between people and what they suffered."""
    word = marked.word(at)
    return word in listed("between_words") or word.endswith("ly") or word in ("--", '"', "'")


def adjacent_left(marked: Marked, known: tuple[Group, ...], at: int) -> Group | None:
    """The group next to a trigger on its left, with auxiliaries, adverbs, "who" or a bracket between."""
    i = at - 1
    while i >= 0:
        word = marked.word(i)
        if word == ")":
            i = _opening(marked, i) - 1
            continue
        group = next((g for g in known if g.first <= i < g.last), None)
        if group is not None:
            if mere_name(group) and marked.word(group.first - 1) == "," or _struck_by_one(marked, group):
                return None
            return _who_did(marked, known, group, i + 1) or _outermost(marked, known, group)
        if word == "said" and marked.word(i - 1) not in BE and i < at - 1:
            return None  # "whom troops said was hit"
        if between(marked, i) or word in ("who", "that", "which") or (word == "," and i == at - 1):
            i -= 1
            continue
        return None
    return None


def _struck_by_one(marked: Marked, group: Group) -> bool:
    """ "The man who killed nine people was found dead": one was, not the nine."""
    before = marked.trigger_of.get(group.first - 1)
    many = (
        group.kind == "number" and (group.best or 0) > 1 and bool(group.head) and group.head.endswith(("s", "people"))
    )
    struck = before is not None and bool(before.forms & {"past", "ing"}) and not passive(marked, before.first)
    return many and struck and marked.word(group.last) in ("was", "is", "has")


def _who_did(marked: Marked, known: tuple[Group, ...], group: Group, at: int) -> Group | None:
    """ "Teen who shot 4 is killed", "gunmen who killed two nurses were held": who did it, not those they did it to."""
    verb = group.first - 1
    told = verb in marked.trigger_of or marked.tag(verb) in ("VBD", "VBN")
    if not told or marked.word(at) not in ("is", "was", "has", "are", "were", "have", "had"):
        return None
    verb = marked.trigger_of[verb].first if verb in marked.trigger_of else verb
    return next((g for g in known if marked.words[g.last : verb] in (("who",), ("who", "had"))), None)


def _opening(marked: Marked, at: int) -> int:
    for i in range(at, max(-1, at - 30), -1):
        if marked.word(i) == "(":
            return i
    return at


def _outermost(marked: Marked, known: tuple[Group, ...], group: Group) -> Group | None:
    """Out of "the wife of a soldier" the wife; out of "five people, including a driver," the five."""
    before = marked.word(group.first - 1)
    if before == "them" and marked.word(group.first - 2) == "among":
        whole = _ending(known, group.first - 2 - (marked.word(group.first - 3) == ","))
        return whole and _outermost(marked, known, whole)
    if before == "among" and group.kind == "number" and group.best and group.best > 1:
        return group  # "a cook is among nine guests shot"
    if before in INCLUDE:
        whole = _ending(known, group.first - 1 - (marked.word(group.first - 2) == ","))
        return whole and _outermost(marked, known, whole)
    if before in ("and", "or", ","):
        joined = _ending(known, group.first - 1) or (before == "and" and _ending(known, group.first - 2)) or None
        joined = None if group.first - 2 in marked.trigger_of or joined and aside(marked, joined) else joined
        outer = joined and _outermost(marked, known, joined)
        return outer if joined is not None and outer is not None and outer is not joined else group
    rest = _beside_most(marked, known, group)
    if rest is not None:
        return _outermost(marked, known, rest)
    if before in PREPOSITIONS:
        whole = _ending(known, group.first - 1)
        if whole is None and before in ("with", "for") and group.kind == "number":
            return group  # "with 30 others missing", "searched for two men missing": nothing the people belong to
        if whole is not None and whole.kind == "name" and group.kind == "number":
            return group
        return _outermost(marked, known, whole) if whole is not None and before != "by" else None
    return group


_MOST = frozenset(
    "most many mostly mainly largely some several all half almost nearly majority the a of them whom".split()
)


def _beside_most(marked: Marked, known: tuple[Group, ...], group: Group) -> Group | None:
    """Of "250 people, most of them students," the 250: what is set off by commas only says who they are."""
    i = group.first - 1
    while i > 0 and marked.word(i) in _MOST:
        i -= 1
    said = i < group.first - 1 and marked.word(i) in (",", "--", "(") and group.kind == "plural"
    return _ending(known, i) if said else None


def _ending(known: tuple[Group, ...], at: int) -> Group | None:
    return next((g for g in known if g.last == at), None)


def mere_name(group: Group) -> bool:
    """One capitalised word as an object is as often a place or a team as a person."""
    return group.kind == "name" and " " not in group.name
