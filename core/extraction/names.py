"""Where names of persons stand in a sentence, with age and title; by form and neighbourhood, no list of given names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.extraction.numbers import quantities
from core.extraction.text import Sentence, Token
from core.extraction.wordlists import groups

LONGEST = 5
_AGE = re.compile(r"\d|\b(?:old|aged?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (exclusive) are the name, those from `left` to `right` its title and age too."""

    first: int
    last: int
    left: int
    right: int
    age: int | None = None
    title: str = ""


@cache
def name_words() -> dict[str, frozenset[str]]:
    """`patterns/person_names.txt` by group."""
    return {group: frozenset(entries) for group, entries in groups("person_names").items()}


def names(sentence: Sentence) -> tuple[Name, ...]:
    """Names with at least a sign of a person beside them or two words of their own, in order."""
    tokens = sentence.tokens
    ages = _ages(sentence) if _AGE.search(sentence.text) else {}
    capitals: bool | None = None
    out: list[Name] = []
    end = 0
    for k in sorted({*sentence.capitals, *ages}) if ages else sentence.capitals:
        if k < end:
            continue
        capitals = _in_capitals(tokens) if capitals is None else capitals
        found = None if capitals else _by_case(tokens, k, ages)
        if found is None and k in ages:
            found = _before_age(tokens, k, ages[k], capitals)
        if found and not (out and found.first < out[-1].last):
            out.append(found)
            end = found.last
    return tuple(out)


def _in_capitals(tokens: Sequence[Token]) -> bool:
    """All in capitals, or a headline with a capital on every word: case says nothing."""
    words = [token.text for token in tokens if len(token.text) > 2 and token.text.isalpha()]
    return len([word for word in words if word[0].isupper()]) * 5 > len(words) * 4 if len(words) > 4 else False


def _ages(sentence: Sentence) -> dict[int, tuple[int, int]]:
    """Ages by the token they begin at: the age, and the token after it."""
    return {q.first: (q.best, q.last) for q in quantities(sentence) if q.unit == "age" and q.best <= 115}


def _is_part(token: Token) -> bool:
    text = token.text
    if not text[0].isupper() or not text[0].isalpha():
        return False
    lower = token.lower
    words = name_words()
    if lower in words["stop"]:
        return False
    return text[1:2].islower() or len(text) == 1 or len(text) == 2 and text[1] == "." or "." in text or text.isupper()


def _by_case(tokens: Sequence[Token], k: int, ages: dict[int, tuple[int, int]]) -> Name | None:
    """A run of words with capitals, its title taken off; None for organisations and places."""
    words = name_words()
    if not _is_part(tokens[k]) and not (tokens[k].lower in words["title"] and tokens[k].text[0].isupper()):
        return None
    end = _run_end(tokens, k)
    first = _after_titles(tokens, k, end)
    if first >= end:
        return None
    title = " ".join(token.lower for token in tokens[k:first] if token.text != ".") or _title_before(tokens, k)
    parts = [token for token in tokens[first:end] if token.text not in (".", "-", "'", "’")]
    closed = end + (end < len(tokens) and tokens[end].text == "." and tokens[end - 1].lower in words["suffix"])
    age, left, right = _age_beside(tokens, k, first, closed, ages)
    if not parts or _is_other(tokens, k, end, parts, age, title):
        return None
    return Name(first, end, left, right, age, title)


def _after_titles(tokens: Sequence[Token], k: int, end: int) -> int:
    """Where the name begins in "Vale Police Chief Anna Holm": after the last title that is not the last word."""
    words, first = name_words(), k
    for j in range(k, end):
        titled = tokens[j].lower in words["office"] or tokens[j].lower in words["title"] and j == first
        if titled and j + 1 < end or j == first and tokens[j].lower in (".", "police"):
            first = j + 1
            if first < end and tokens[first].text == ".":
                first += 1
    return end if first == end - 1 and tokens[first].lower in words["title"] else first


_PLACED = frozenset(
    "in at near outside inside on from into through to around across between toward towards via aboard a an the of 's "
    "silver white red blue black gray grey green gold brown tan maroon stolen".split()
)
_BODIES = frozenset("police department dept ministry army university college school hospital county city office agency "
                    "council committee court".split())  # fmt: skip


def _is_other(tokens: Sequence[Token], k: int, end: int, parts: Sequence[Token], age: int | None, title: str) -> bool:
    """No person: an organisation, a place ("in Gorse Meadows"), a thing ("a Lada Niva"), a word with an age."""
    words = name_words()
    following = tokens[end] if end < len(tokens) else None
    bodies = words["organisation"] if age is None else _BODIES
    if any(token.lower in bodies for token in parts):
        return True
    if following and (following.lower in words["organisation"] and following.text[0].isupper() and age is None):
        return True
    if following and following.text == "(" and end + 1 < len(tokens) and tokens[end + 1].text == "@":
        return True
    if all(token.text.isupper() and len(token.text) > 1 for token in parts):
        return True
    long = [token for token in parts if len(token.text) > 1 and token.lower not in words["particle"]]
    if not long or len(long) < 2 and age is None and not title:
        return True
    if len(long) < 2 and following and following.lower in _NOUNS | words["man"] | words["woman"]:
        return True
    placed = k and tokens[k - 1].lower in _PLACED
    fated = k > 1 and tokens[k - 1].lower == "of" and tokens[k - 2].lower in _LOSSES
    return bool(placed and age is None and not title and not fated)


_NOUNS = frozenset(
    "resident residents student male female native citizen national teen teenager soldier officer".split()
)
_LOSSES = frozenset(
    "death deaths killing killings murder slaying body bodies shooting kidnapping abduction arrest trial assassination "
    "funeral names disappearance relatives family mother father".split()
)


def _run_end(tokens: Sequence[Token], k: int) -> int:
    end = k
    while end < len(tokens) and end - k < LONGEST + 4:
        joined = end > k and tokens[end].start == tokens[end - 1].end
        following = tokens[end + 1] if end + 1 < len(tokens) else None
        step = _step(tokens, k, end, following, joined)
        if not step:
            break
        end += step
    while end > k + 1 and tokens[end - 1].text in ".-'’":
        end -= 1
    return end


def _step(tokens: Sequence[Token], k: int, end: int, following: Token | None, joined: bool) -> int:
    """How many tokens from `end` on belong to the name that began at `k`; 0 where it ends."""
    words, token = name_words(), tokens[end]
    if _is_part(token) or token.lower in words["title"] and token.text[0].isupper():
        return 1
    if end == k:
        return 0
    if token.lower in words["suffix"]:
        return 1
    if following is None:
        return 0
    if token.lower in words["particle"] and (
        _is_part(following) or following.text == "-" or following.lower in words["particle"]
    ):
        return 1
    glued = token.text in "-'’" and joined and following.start == token.end
    if glued and (following.text[0].isupper() or following.lower in words["particle"]):
        return 2
    if token.text == "." and _abbreviates(tokens, end):
        return 1
    return 2 if token.text == "," and following.lower in words["suffix"] else 0


def _abbreviates(tokens: Sequence[Token], k: int) -> bool:
    """The stop at token k belongs to an initial, a title or Jr., and more of the name may follow."""
    before = tokens[k - 1].lower
    words = name_words()
    return (
        len(before) == 1 or before in words["title"] and before + "." in words["title"] or before in ("jr", "sr", "st")
    )


def _title_before(tokens: Sequence[Token], k: int) -> str:
    """ "suspect John Smith", "spokesman Ali Khan": a title in small letters before the name."""
    before = tokens[k - 1].lower if k else ""
    words = name_words()
    return before if before in words["title"] or before in words["suspect"] or before in words["victim"] else ""


_BROKEN = frozenset("and was who by with from in at near on to into outside that".split())


def _age_beside(
    tokens: Sequence[Token], left: int, first: int, end: int, ages: dict[int, tuple[int, int]]
) -> tuple[int | None, int, int]:
    """NAME, 34, · NAME (34) · NAME, a 34-year-old · NAME, aged 34 · 34-year-old [man] NAME."""
    if not ages:
        return None, left, end
    for k in range(end + 1, min(len(tokens), end + 4)):
        if k in ages and tokens[end].text in ",(":
            return ages[k][0], left, ages[k][1]
    for k in range(left - 1, max(-1, left - 12), -1):
        age, after = ages.get(k, (0, 0))
        between = tokens[after:left] if left - 4 <= after <= left else ()
        plain = all(token.text[0].isalpha() or token.text == "-" for token in between)
        if left - 4 <= after <= left and k in ages and plain and not any(token.lower in _BROKEN for token in between):
            return age, k, end
    return None, left, end


def _before_age(tokens: Sequence[Token], k: int, found: tuple[int, int], capitals: bool) -> Name | None:
    """The words before ", 34," in a text where case says nothing: up to three that are no common words."""
    if not capitals or k < 2 or tokens[k - 1].text not in ",(":
        return None
    words = name_words()
    first = k - 1
    while first and k - 1 - first < 4:
        token = tokens[first - 1]
        if not token.text.isalpha() or token.lower in words["stop"] or token.lower in words["title"]:
            break
        if (
            token.lower in words["organisation"] - words["particle"]
            or token.lower in words["victim"] | words["suspect"]
        ):
            break
        first -= 1
    if first == k - 1 or len(tokens[first].text) < 2:
        return None
    title = tokens[first - 1].lower if first and tokens[first - 1].lower in words["title"] else ""
    return Name(first, k - 1, first, found[1], found[0], title)
