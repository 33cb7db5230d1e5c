"""Who holds people: an authority arrests, anybody else kidnaps (tolls.md, "Measures")."""

from core.extraction.attachment import between
from core.extraction.lexicon import listed, modifiers, person
from core.extraction.marked import Marked
from core.extraction.triggers import Trigger

_REACH = 9
"""Tokens behind "by" that may name the captors: "by followers of a mountain warlord"."""
_BY = 12
"""Tokens behind the verb within which "by" may stand: "detained on the main road near the village by …"."""


_CLAUSE = frozenset((".", ";", "when", "while", "as", "after", "who", "that", "because"))
_AUTHORITY = frozenset("authorities authority police soldiers government army court officials customs".split())


def arresting(marked: Marked, t: Trigger) -> bool:
    """Whether "taken away", "marched off" tells of an arrest: by the police, by soldiers."""
    if t.measure != "kidnapped" or t.phrase.split()[0] not in ("taken", "marched", "carried", "forcibly"):
        return False
    by = next((i for i in range(t.last - 1, t.last + 3) if marked.word(i) == "by"), -1)
    if by < 0 or _captors(marked, by + 1, by + 1 + _REACH):
        return False
    return any(marked.word(i) in _AUTHORITY | _OFFICERS for i in range(by + 1, by + 4))


_OFFICERS = frozenset("officers officer troops forces guards detectives gendarmes agents".split())


def kidnapping(marked: Marked, t: Trigger, *, active: bool) -> bool:
    """Whether "detained", "captured", "seized" tells of a kidnapping: by rebels, gunmen, a party of no state."""
    if t.measure != "arrested":
        return False
    at = t.first - 1
    while at > 0 and between(marked, at):
        at -= 1
    if marked.word(at) in ("they", "he", "she") and _by_those_before(marked, at):
        return True
    if active:
        return "past" in t.forms and _captors(marked, at, at + 1)
    if _ransomed(marked, t):
        return True
    for i in range(t.last, min(t.last + _BY, len(marked.words))):
        if marked.word(i) == "by":
            return _captors(marked, i + 1, i + 1 + _REACH)
        if i in marked.trigger_of or marked.word(i) in _CLAUSE:
            return False
    return False


def _by_those_before(marked: Marked, at: int) -> bool:
    """ "Gunmen released 12 of the 15 teachers they had seized": those told before are captors, and no authority."""
    before = marked.words[:at]
    nouns = [noun for word in before if (noun := person(word)) is not None]
    armed = bool(listed("captors") & set(before)) or any(noun.side == "militant" for noun in nouns)
    return armed and not (_AUTHORITY | _OFFICERS) & set(before)


_HELD = frozenset(("detained", "held", "captured", "seized"))
_LET_GO = frozenset("released freed return returned go leave".split())


def _ransomed(marked: Marked, t: Trigger) -> bool:
    """ "Detained and let go after paying a ransom": no authority asks for one."""
    behind = marked.words[t.last :]
    return t.phrase in _HELD and "ransom" in behind and not _LET_GO.isdisjoint(behind)


def _captors(marked: Marked, first: int, last: int) -> bool:
    if any(marked.word(i) in _AUTHORITY for i in range(first, min(last, first + 4))):
        return False
    for i in range(first, min(last, len(marked.words))):
        word = marked.word(i)
        if (
            word in (",", ".", ";", "and", "who", "for", "after", "in", "on", "while", "during")
            or i in marked.trigger_of
        ):
            return False
        if word == "armed" and marked.word(i + 1) == "forces":
            return False  # an army, by its name
        if word in listed("captors"):
            return True
        noun, beside = person(word), modifiers().get(word)
        if noun is not None and noun.side == "militant" or beside is not None and beside.side == "militant":
            return True
    return False
