"""Named persons of an article: age, sex, what befell them, and which part they had."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import cast

from core.extraction.names import Name, name_words, names
from core.extraction.speaker_phrases import sentence_text, speech_words
from core.extraction.text import Sentence
from core.extraction.wordlists import rows
from schemas.claim import Evidence
from schemas.mention import Person, PersonRole, PersonStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """A person and where in the article: `sentences` are the indices of the sentences that name them."""

    person: Person
    sentences: tuple[int, ...] = field(default=())


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


def people(sentences: Sequence[Sentence]) -> tuple[NamedPerson, ...]:
    """Every named person of the article once, in order of first naming.

    A later surname alone counts as the same person; of several fates the gravest stands (killed before injured).
    """
    found: list[NamedPerson] = []
    for sentence in sentences:
        for person in _told(sentence):
            twin = next((k for k, other in enumerate(found) if _same(other.person.name, person.name)), None)
            one = NamedPerson(person=person, sentences=(sentence.index,))
            if twin is None:
                found.append(one)
            else:
                found[twin] = _merged(found[twin], one)
    found = [_surnames(one, sentences) for one in found]
    return tuple(one for one in found if _telling(one.person))


def _told(sentence: Sentence) -> list[Person]:
    """The persons one sentence names; in a row ("Ann Lee, 12; Bo Lee, 14, and Di Lee were hurt") they share a fate."""
    found = names(sentence)
    told = [_person(sentence, name) for name in found]
    rows: list[list[int]] = []
    for k, name in enumerate(found):
        gap = [token.lower for token in sentence.tokens[found[k - 1].right : name.left]] if k else ["."]
        if gap and all(word in (",", ";", "and", "&") for word in gap):
            rows[-1].append(k)
        else:
            rows.append([k])
    for row in rows:
        fates = [(told[k].status, told[k].role) for k in row if told[k].status or told[k].role in ("victim", "suspect")]
        for k in row if fates else ():
            if told[k].status is None and told[k].role == "other":
                told[k] = replace(told[k], status=fates[-1][0], role=fates[-1][1])
    return told


def _telling(person: Person) -> bool:
    return person.age is not None or person.status is not None or person.role != "other"


def _same(a: str, b: str) -> bool:
    """Equal, or one is the other without its first or middle words: "Smith" and "John Smith"."""
    one, two = a.casefold().split(), b.casefold().split()
    short, long = sorted((one, two), key=len)
    return (
        short == long or long[-len(short) :] == short or len(short) > 1 and (short[0], short[-1]) == (long[0], long[-1])
    )


_GRAVE: tuple[PersonStatus | None, ...] = ("killed", "kidnapped", "missing", "injured", "arrested", None)
_ROLES: tuple[PersonRole, ...] = ("victim", "suspect", "official", "witness", "other")


def _merged(a: NamedPerson, b: NamedPerson) -> NamedPerson:
    one, two = a.person, b.person
    person = Person(
        name=max(one.name, two.name, key=len), age=one.age if one.age is not None else two.age, sex=one.sex or two.sex,
        role=min(one.role, two.role, key=_ROLES.index), status=min(one.status, two.status, key=_GRAVE.index),
        evidence=tuple(dict.fromkeys((*one.evidence, *two.evidence))),
    )  # fmt: skip
    return NamedPerson(person=person, sentences=tuple(dict.fromkeys((*a.sentences, *b.sentences))))


def _person(sentence: Sentence, name: Name) -> Person:
    status, role = _fate(sentence, name)
    tokens = sentence.tokens
    start, end = tokens[name.left].start, tokens[name.right - 1].end
    quote = sentence.text[start - sentence.start : end - sentence.start]
    evidence = (Evidence(start=start, end=end, quote=quote),) if sentence.field == "body" else ()
    text = " ".join(sentence_text(sentence, name.first, name.last).split())
    return Person(name=text, age=name.age, sex=_sex(sentence, name), role=role, status=status, evidence=evidence)


def _fate(sentence: Sentence, name: Name) -> tuple[PersonStatus | None, PersonRole]:
    """What the words around the name say befell the person, else what part the person has."""
    words = name_words()
    found = _after(sentence, name) or _before(sentence, name) or _listed(sentence, name)
    titles = set(name.title.split())
    if found and not (found.role == "victim" and titles & words["suspect"]):
        return found.status, found.role
    if titles & words["suspect"]:
        return None if found is None else found.status, "suspect"
    if titles & words["victim"]:
        return None, "victim"
    if _speaks(sentence, name):
        return None, "official" if titles & words["office"] or _appointed(sentence, name) else "witness"
    if titles & words["office"]:
        return None, "official"
    return None, "other"


def _matches(sentence: Sentence, k: int, how: Sequence[str]) -> Fate | None:
    tokens = sentence.tokens
    for fate in fates().get(tokens[k].lower, ()):
        last = k + len(fate.words)
        if fate.how in how and last <= len(tokens) and all(tokens[k + j].lower == w for j, w in enumerate(fate.words)):
            return fate
    return None


_WAS = frozenset("was were is are been being be has had have who and later also both".split())
_STOPS = frozenset('. ; : ! ? "'.split())


def _after(sentence: Sentence, name: Name) -> Fate | None:
    """Fate words after the name: "was killed", "died", "NAME, 34, killed in"; an active deed makes a suspect."""
    tokens = sentence.tokens
    auxiliary = False
    for k in range(name.right, min(len(tokens), name.right + 16)):
        lower = tokens[k].lower
        if tokens[k].text in _STOPS or lower in speech_words().roles["verb"]:
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
        if tokens[k].text in _STOPS or tokens[k].text == ",":
            break
        found = _matches(sentence, k, ("object",))
        if found and k + len(found.words) <= name.left:
            passive = k and tokens[k - 1].lower in ("was", "were", "been", "be")
            return None if passive else found
    return None


_IDENTIFIED = frozenset("identified named names as victims dead killed suspect suspects victim".split())


def _listed(sentence: Sentence, name: Name) -> Fate | None:
    """A list after "the victims were identified as", "the dead are": the head of the sentence tells the fate."""
    words = name_words()
    head = [token.lower for token in sentence.tokens[: name.left]][:30]
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


def _speaks(sentence: Sentence, name: Name) -> bool:
    """NAME said · said NAME · NAME, a police spokesman, told."""
    tokens, roles = sentence.tokens, speech_words().roles
    if name.left and tokens[name.left - 1].lower in roles["verb"]:
        return True
    depth = 0
    for k in range(name.right, min(len(tokens), name.right + 12)):
        if tokens[k].lower in roles["verb"]:
            return depth != 1
        depth += tokens[k].text == ","
        if tokens[k].text in _STOPS or depth == 0 and k > name.right + 2:
            return False
    return False


def _appointed(sentence: Sentence, name: Name) -> bool:
    tokens, office = sentence.tokens, name_words()["office"]
    return any(
        token.lower in office
        for token in (*tokens[max(0, name.first - 4) : name.first], *tokens[name.last : name.last + 8])
    )


def _sex(sentence: Sentence, name: Name) -> str | None:
    words = name_words()
    near = [token.lower for token in sentence.tokens[max(0, name.left - 1) : name.first]]
    near += [token.lower for token in sentence.tokens[name.last : name.right + 3]]
    near += name.title.split()
    if name.left > 1 and sentence.tokens[name.left - 1].text == ",":  # "his wife, Ann Lee"
        near.append(sentence.tokens[name.left - 2].lower)
    man, woman = set(near) & words["man"], set(near) & words["woman"]
    return "male" if man and not woman else "female" if woman and not man else None


def _surnames(one: NamedPerson, sentences: Sequence[Sentence]) -> NamedPerson:
    """What later sentences tell under the surname alone: "Smith died at the scene"."""
    parts = one.person.name.split()
    if len(parts) < 2:
        return one
    surname = parts[-1]
    for sentence in sentences:
        if sentence.index in one.sentences or sentence.index < one.sentences[0] or surname not in sentence.text:
            continue
        k = next((k for k, token in enumerate(sentence.tokens) if token.text == surname), None)
        if (
            k is None
            or k
            and sentence.tokens[k - 1].text[0].isupper()
            and sentence.tokens[k - 1].lower not in name_words()["title"]
            and k > 1
        ):
            continue
        told = _person(sentence, Name(k, k + 1, k, k + 1))
        if one.person.role in ("official", "witness") and told.role == "victim" and told.status is None:
            continue
        one = _merged(one, NamedPerson(person=replace(told, name=one.person.name), sentences=(sentence.index,)))
    return one
