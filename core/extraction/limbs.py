"""Who is hurt where a part of the body is: "broke his arm", "cut her hand", "his back and arms were bruised"."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from core.extraction.group import Group
from core.extraction.lexicon import listed, person
from core.extraction.wordlists import groups

if TYPE_CHECKING:
    from core.extraction.marked import Marked

_OWN = frozenset(("his", "her", "their"))
_SIDES = frozenset("left right upper lower both one two".split())
_BE = frozenset(("was", "were", "is", "are", "been"))
_OFF = {"cut": "off", "chopped": "off", "hacked": "off", "sliced": "off"}
_REACH = 7
"""Words from "his" to the verb: "his left arm and two of his ribs were broken" is longer and is not read."""


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    listed_here = groups("limbs")
    return frozenset(listed_here["part"]), frozenset(listed_here["struck"])


def opening() -> frozenset[str]:
    """Every word that `limb` begins at."""
    return frozenset().union(_OWN, _OFF, _words()[1])


def limb(words: Sequence[str], at: int) -> int | None:
    """Where the phrase ends that begins at `at` and tells of a part of somebody's body hurt; None where none does."""
    word = words[at]
    if word in _OWN:
        return _passive(words, at)
    parts, struck = _words()
    if word not in struck and word not in _OFF:
        return None
    end = at + 1
    if word in _OFF:
        if words[end : end + 1] != [_OFF[word]]:
            return None
        end += 1
    if end >= len(words) or words[end] not in _OWN:
        return None
    part = _part(words, end + 1, parts)
    return None if part is None else part + 1


def _part(words: Sequence[str], at: int, parts: frozenset[str]) -> int | None:
    """The index of the part, "left" and the like before it."""
    while at < len(words) and words[at] in _SIDES:
        at += 1
    return at if at < len(words) and words[at] in parts else None


def _passive(words: Sequence[str], at: int) -> int | None:
    """ "His left arm and both legs were broken"."""
    parts, struck = _words()
    part = _part(words, at + 1, parts)
    if part is None:
        return None
    be = part + 1
    while be < at + _REACH and be < len(words) and (words[be] in parts or words[be] in _SIDES or words[be] == "and"):
        be += 1
    verb = be + 1
    while verb < be + 3 and verb < len(words) and (words[verb].endswith("ly") or words[verb] in ("also", "been")):
        verb += 1
    if words[be : be + 1] == [] or words[be] not in (*_BE, "had", "has") or verb >= len(words):
        return None
    if words[verb] in _OFF and words[verb + 1 : verb + 2] == ["off"]:
        return verb + 2
    return verb + 1 if words[verb] in struck else None


def possessor(marked: "Marked", known: tuple[Group, ...], first: int) -> Group:
    """Whose limb it is: the nearest before it that "his" or "their" may mean and that strikes nobody; else "he"."""
    own = next(i for i in range(first, first + 3) if marked.word(i) in _OWN)
    several = marked.word(own) == "their"
    for group in reversed(known):
        if group.last > first or group.head in listed("attackers") or group.possessive:
            continue
        noun = person(group.head) if group.head else None
        one = group.best == 1 and not (noun and noun.plural)
        if group.kind in ("one", "number", "definite", "name") and (one or several and (group.best or 0) > 1):
            return group
    one_only = None if several else 1
    return Group(own, own + 1, "pronoun", "", own, one_only, one_only, one_only, "counted", definite=True)
