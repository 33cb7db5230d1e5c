"""What the words around a name say befell the person: killed, injured, missing, kidnapped, arrested."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from core.extraction.names import Name, name_words
from core.extraction.speaker_phrases import speech_words
from core.extraction.text import Sentence
from core.extraction.wordlists import rows
from schemas.mention import PersonRole, PersonStatus


@dataclass(frozen=True, slots=True)
class Fate:
    """A term of `patterns/person_fates.txt`."""

    words: tuple[str, ...]
    status: PersonStatus | None
    role: PersonRole
    how: str


@cache
def fates() -> dict[str, tuple[Fate, ...]]:
    """Fates by their first word, the longer terms first."""
    table: dict[str, list[Fate]] = {}
    for status, role, how, entries in rows("person_fates"):
        for term in entries.split():
            words = tuple(term.split("_"))
            known = None if status == "none" else cast(PersonStatus, status)
            table.setdefault(words[0], []).append(Fate(words, known, cast(PersonRole, role), how))
    return {word: tuple(sorted(found, key=lambda f: -len(f.words))) for word, found in table.items()}


def fate(sentence: Sentence, name: Name) -> Fate | None:
    """The fate told after the name, else before it, else by the head of a list."""
    behind = [token.lower for token in sentence.tokens[name.right : name.right + 3]]
    if behind[:1] == ["'s"]:
        return _owner(behind)
    return _after(sentence, name) or _before(sentence, name) or _listed(sentence, name)


_DEAD_OF = frozenset("body death killing murder slaying assassination remains corpse funeral burial".split())
_BAND = frozenset("gang group men militia cell followers fighters supporters network gunmen forces band".split())


def _owner(behind: Sequence[str]) -> Fate | None:
    """ "NAME's body was found"; "32 members of NAME's gang, 13 of them were killed" tells nothing of his own fate."""
    owned = set(behind[1:])
    if owned & _DEAD_OF:
        return Fate((), "killed", "victim", "owner")
    return Fate((), None, "suspect", "owner") if owned & _BAND else None


def _matches(sentence: Sentence, k: int, how: Sequence[str]) -> Fate | None:
    tokens = sentence.tokens
    for fate in fates().get(tokens[k].lower, ()):
        last = k + len(fate.words)
        if fate.how in how and last <= len(tokens) and all(tokens[k + j].lower == w for j, w in enumerate(fate.words)):
            return fate
    return None


STOPS = frozenset('. ; : ! ? "'.split())


def _after(sentence: Sentence, name: Name) -> Fate | None:
    """Fate words after the name: "was killed", "died", "NAME, 34, killed in"; an active deed makes a suspect."""
    tokens = sentence.tokens
    auxiliary = False
    for k in range(name.right, min(len(tokens), name.right + 16)):
        lower = tokens[k].lower
        if tokens[k].text in STOPS or lower in speech_words().roles["verb"]:
            return None
        if lower in ("was", "were", "been", "being", "be"):
            auxiliary = True
            continue
        found = _matches(sentence, k, ("passive", "own", "state", "deed"))
        if found is None:
            if lower == "by" or lower in ("killing", "wounding", "injuring"):
                return None
            continue
        if found.how == "deed" or found.how == "passive" and not auxiliary:
            return _unaided(sentence, k, found)
        return found
    return None


def _unaided(sentence: Sentence, k: int, found: Fate) -> Fate | None:
    """A participle without "was": passive before by, in, at, on or the end ("Lopez, 34, shot in the"), else a deed."""
    tokens = sentence.tokens
    last = k + len(found.words)
    following = tokens[last].lower if last < len(tokens) else "."
    if following in ("in", "by", "at", "on", "during", "when", ",", ".", "while", "after"):
        return _matches(sentence, k, ("passive",))
    return _matches(sentence, k, ("deed",))


def _before(sentence: Sentence, name: Name) -> Fate | None:
    """ "killed NAME", "the death of NAME", "identified as NAME" after the victim, the suspect."""
    tokens = sentence.tokens
    for k in range(name.left - 1, max(-1, name.left - 5), -1):
        if tokens[k].text in STOPS or tokens[k].text == ",":
            break
        found = _matches(sentence, k, ("object",))
        if found and k + len(found.words) <= name.left:
            passive = k and tokens[k - 1].lower in ("was", "were", "been", "be")
            return None if passive else found
    return None


def _listed(sentence: Sentence, name: Name) -> Fate | None:
    """A list after "the victims were identified as", "the dead are": the head of the sentence tells the fate."""
    words = name_words()
    head = [token.lower for token in sentence.tokens[: min(name.left, 30)]]
    if not {
        "identified",
        "named",
        "as",
        "are",
        "were",
        "include",
        "included",
        "including",
        ":",
        "victim",
        "victims",
    } & set(head):
        return None
    if not {"identified", "named", "victims", "victim", "dead", "suspects", "suspect"} & set(head):
        return None
    if words["suspect"] & set(head):
        return Fate((), None, "suspect", "list")
    if not words["victim"] & set(head):
        return None
    dead = {"dead", "deceased", "killed", "slain"} & set(head)
    hurt = {"injured", "wounded"} & set(head)
    status: PersonStatus | None = "killed" if dead and not hurt else "injured" if hurt and not dead else None
    return Fate((), status, "victim", "list")
