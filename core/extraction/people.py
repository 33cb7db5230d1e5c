"""Named persons of an article: age, sex, what befell them, and which part they had."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from core.extraction.fates import STOPS, fate
from core.extraction.lexicon import listed
from core.extraction.names import Name, name_words, names
from core.extraction.speaker_phrases import sentence_text, speech_words
from core.extraction.text import Sentence
from schemas.claim import Evidence
from schemas.mention import Person, PersonRole, PersonStatus

MOST = 50
"""Pieces of evidence kept for one person, as many as a list on the wire holds, and later sentences asked about him."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """A person and where in the article: `sentences` are the indices of the sentences that name them.

    `suspect`: some sentence says that they did it, whatever befell them in the end.
    """

    person: Person
    sentences: tuple[int, ...] = field(default=())
    suspect: bool = False


def people(sentences: Sequence[Sentence]) -> tuple[NamedPerson, ...]:
    """Every named person of the article once, in order of first naming.

    A later surname alone counts as the same person; of several fates the gravest stands (killed before injured).
    """
    found: list[NamedPerson] = []
    by_surname: dict[str, list[int]] = {}
    for sentence in sentences:
        for person in _told(sentence):
            one = NamedPerson(person=person, sentences=(sentence.index,), suspect=_did_it(sentence, person))
            known = by_surname.setdefault(_surname(person.name), [])
            twin = next((k for k in known if _same(found[k].person.name, person.name)), None)
            if twin is None:
                known.append(len(found))
                found.append(one)
            else:
                found[twin] = _merged(found[twin], one)
    naming = _naming(sentences, by_surname)
    found = [_surnames(one, naming) for one in found]
    return tuple(one for one in found if _telling(one.person))


def _surname(name: str) -> str:
    """The last word of a name that is no "Jr" and the like, in small letters."""
    parts = [part.rstrip(".") for part in name.casefold().split()]
    while len(parts) > 1 and parts[-1] in name_words()["suffix"]:
        parts.pop()
    return parts[-1]


def _naming(sentences: Sequence[Sentence], surnames: Mapping[str, object]) -> dict[str, list[Sentence]]:
    """The sentences in which each surname stands."""
    out: dict[str, list[Sentence]] = {}
    for sentence in sentences if surnames else ():
        for word in {token.lower for token in sentence.tokens if token.text[0].isupper()} & surnames.keys():
            out.setdefault(word, []).append(sentence)
    return out


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
    role = "suspect" if a.suspect or b.suspect else min(one.role, two.role, key=_ROLES.index)
    person = Person(
        name=max(one.name, two.name, key=len), age=one.age if one.age is not None else two.age, sex=one.sex or two.sex,
        role=role, status=min(one.status, two.status, key=_GRAVE.index),
        evidence=one.evidence if len(one.evidence) >= MOST else tuple(dict.fromkeys((*one.evidence, *two.evidence))),
    )  # fmt: skip
    where = tuple(dict.fromkeys((*a.sentences, *b.sentences)))
    return NamedPerson(person=person, sentences=where, suspect=a.suspect or b.suspect)


def _did_it(sentence: Sentence, person: Person) -> bool:
    """Told as the one who did it: "the gunman, identified as NAME", "NAME opened fire", "NAME was the shooter"."""
    words, doers = [token.lower for token in sentence.tokens], name_words()["suspect"]
    last = person.name.split()[-1].casefold()
    at = words.index(last) if last in words else len(words)
    struck = words[at + 1 : at + 2] == ["shot"] and words[at + 2 : at + 3] != ["and"]
    struck = struck and (at + 2 >= len(words) or words[at + 2] in _SHOT_HOW)
    if person.role == "suspect" and person.status != "arrested" and not struck:
        return True
    return any(
        words[k] in doers and words[k - 1] in ("the", "lone", "suspected") and words[k - 2] in ("as", "was", "is", ",")
        for k in range(at + 3, min(len(words), at + _FAR))
    )


_SHOT_HOW = frozenset(
    "to dead in multiple several once twice at repeatedly , . outside inside near by while during".split()
)
""" "Found Ian Tolley shot to death": he shot nobody."""
_FAR = 16
"""Words from a name to what it is called: "identified NAME of Hull as the shooter"."""


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
    found = fate(sentence, name)
    titles = set(name.title.split())
    if found and found.how == "list" and (titles & words["office"] or _speaks(sentence, name)):
        found = None
    if _planned(sentence, name):
        return None if found is None else found.status, "suspect"
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


def _planned(sentence: Sentence, name: Name) -> bool:
    """ "NAME, the mastermind of the attack", "the man behind it, NAME"."""
    words = [token.lower for token in sentence.tokens]
    behind = words[name.right : name.right + 8]
    ahead = words[max(0, name.left - 5) : name.left]
    aside = behind[:1] == [","] and (set(behind[1:5]) & listed("masterminds") or behind[2:4] == ["man", "behind"])
    before = words[max(0, name.left - 8) : name.left]
    behind_it = any(pair == ("man", "behind") for pair in zip(before, before[1:], strict=False))
    return bool(aside or set(ahead[-3:]) & listed("masterminds") or behind_it and not {".", ";"} & set(before))


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
        if tokens[k].text in STOPS or depth == 0 and k > name.right + 2:
            return False
    return False


def _appointed(sentence: Sentence, name: Name) -> bool:
    tokens, office = sentence.tokens, name_words()["office"]
    return any(
        token.lower in office
        for token in (*tokens[max(0, name.first - 4) : name.first], *tokens[name.last : name.last + 8])
    )


def _sex(sentence: Sentence, name: Name) -> str | None:
    """By words beside the name: Mr., "a man", "a father of two"; what another is to them tells nothing."""
    words, tokens = name_words(), sentence.tokens
    after = [token.lower for token in tokens[name.right : name.right + 4]]
    aside = after[:1] == [","] and after[1:2] not in (["a"], ["an"], ["the"])
    if aside or {"'s", ";", "and", "."} & set(after):  # "Robert Stone, his wife", "Ida Stone, the boy's aunt"
        after = []
    near = [token.lower for token in (*tokens[max(0, name.left - 1) : name.first], *tokens[name.last : name.right])]
    near += [*after, *name.title.split()]
    if name.left > 1 and tokens[name.left - 1].text == ",":  # "his wife, Ann Lee"
        near.append(tokens[name.left - 2].lower)
    man, woman = set(near) & words["man"], set(near) & words["woman"]
    return "male" if man and not woman else "female" if woman and not man else None


def _surnames(one: NamedPerson, naming: Mapping[str, Sequence[Sentence]]) -> NamedPerson:
    """What later sentences (the next `MOST` that name it) tell under the surname alone: "Smith died at the scene"."""
    surname = _surname(one.person.name)
    if " " not in one.person.name:
        return one
    all_told = naming.get(surname, ())
    first = bisect_left(all_told, one.sentences[0], key=lambda s: s.index)
    for sentence in islice(all_told, first, first + MOST):
        if sentence.index in one.sentences:
            continue
        k = next(k for k, token in enumerate(sentence.tokens) if token.lower == surname and token.text[0].isupper())
        if k > 1 and _part_of_another(sentence, k):
            continue
        told = _person(sentence, Name(k, k + 1, k, k + 1))
        if one.person.role in ("official", "witness") and told.role == "victim" and told.status is None:
            continue
        one = _merged(one, NamedPerson(person=replace(told, name=one.person.name), sentences=(sentence.index,)))
    return one


def _part_of_another(sentence: Sentence, k: int) -> bool:
    """The word before has a capital and is no title: another name."""
    before = sentence.tokens[k - 1]
    return before.text[0].isupper() and before.lower not in name_words()["title"]
