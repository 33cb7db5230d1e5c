"""The phrases that name speakers: where they begin and end, which kind of speaker they name, under what name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.extraction.text import Sentence, Token
from core.extraction.time_words import time_words
from core.extraction.wordlists import rows
from schemas.claim import SpeakerKind

LONGEST = 14
EDGES = frozenset(", ; : . ! ? ( ) \" “ ” -- — – [ ] '".split())

_CLAUSE = frozenset(
    "that but while whereas when after before because although though if which as where since than and".split()
)

VERBAL = frozenset("was were is are been be being died killed wounded injured had have has did".split())

BARE = frozenset("the a an local some several other its his their this that one two senior top state-run".split())

MOUTHS = frozenset("spokesman spokeswoman spokesperson spokesmen official officials officer officers source sources "
                    "statement statements report reports sources spokespersons spokespeople chief chiefs bulletin "
                    "communique communiqué commander representative representatives release records "
                    "record documents figures data tally spokeswomen".split())  # fmt: skip

AGAIN = MOUTHS - frozenset(("officials", "officers", "chief", "chiefs", "commander")) | frozenset(("man", "woman"))

_HEADS = MOUTHS | frozenset("head director leader leaders member members staff".split())


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Speaker words by kind in order of rank, and the verbs of telling by role."""

    kinds: dict[str, tuple[int, str]]
    roles: dict[str, frozenset[str]]


@cache
def speech_words() -> SpeechWords:
    """The lists, read once."""
    kinds: dict[str, tuple[int, str]] = {}
    for rank, (kind, entries) in enumerate(rows("speaker")):
        for term in entries.split():
            kinds.setdefault(term.replace("_", " "), (rank, kind))
    roles: dict[str, set[str]] = {}
    for role, entries in rows("speaker_verbs"):
        roles.setdefault(role, set()).update(entries.split())
    return SpeechWords(kinds, {role: frozenset(entries) for role, entries in roles.items()})


def at(tokens: Sequence[Token], k: int) -> str:
    return tokens[k].lower if 0 <= k < len(tokens) else ""


def kind_of(words: Sequence[str]) -> SpeakerKind | None:
    """The kind of speaker a phrase names, from lower-case words; None where no word is known."""
    kinds = speech_words().kinds
    terms = [*words, *(" ".join(pair) for pair in zip(words, words[1:], strict=False))]
    terms += [" ".join(three) for three in zip(words, words[1:], words[2:], strict=False)]
    found = [kinds[term] for term in terms if term in kinds]
    if not found:
        return None
    kind = min(found)[1]
    return "official" if kind in ("office", "generic") else kind  # type: ignore[return-value]


def with_apposition(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where "Ali Khan, a police spokesman" ends, for a name from `first` to the comma at `last`."""
    if at(tokens, last) != "," or at(tokens, last + 1) not in BARE | _HEADS | {"who"}:
        return last
    if kind_of([token.lower for token in tokens[first:last]]):
        return last
    end = phrase_end(tokens, last + 1)
    return end if kind_of([token.lower for token in tokens[last + 1 : end]]) else last


def phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where a noun phrase that begins at `first` ends: at a comma, a clause, a verb."""
    verbs = speech_words().roles["verb"]
    for k in range(first, min(len(tokens), first + LONGEST)):
        lower = tokens[k].lower
        if tokens[k].text in EDGES and not _abbreviation(tokens, k) or lower in VERBAL or lower in verbs:
            return k
        if k > first and lower in _CLAUSE - {"and"} or lower in _PRONOUNS:
            return k
    return min(len(tokens), first + LONGEST)


_PRONOUNS = frozenset("he she they it we i".split())

_SHORT = frozenset("sgt lt capt gen col maj cpl dr mr mrs ms gov sen rep det st supt insp cmdr brig prof rev".split())


def _abbreviation(tokens: Sequence[Token], k: int) -> bool:
    """The stop of "Sgt. Ali Khan"."""
    following = tokens[k + 1].text if k + 1 < len(tokens) else ""
    initial = len(at(tokens, k - 1)) == 1 and at(tokens, k - 1).isalpha()
    return tokens[k].text == "." and (initial or at(tokens, k - 1) in _SHORT and following[:1].isupper())


def before_brackets(tokens: Sequence[Token], end: int) -> int:
    """The token before "(APRA)" or "[FMLN]", where the phrase that ends at `end` ends with one."""
    if tokens[end].text in ")]":
        for k in range(end - 1, max(-1, end - LONGEST), -1):
            if tokens[k].text in "([":
                return k - 1
    return end


_LEFT_EDGES = (_CLAUSE - {"and"}) | VERBAL | {"to", "not", "by"}


def phrase_start(tokens: Sequence[Token], end: int) -> int:
    """Where the noun phrase that ends at `end` begins."""
    k = end
    while k >= 0 and end - k < LONGEST:
        token = tokens[k]
        if token.text in EDGES and not _abbreviation(tokens, k) or token.lower in _LEFT_EDGES:
            break
        glued = k > 0 and tokens[k - 1].end == token.start and tokens[k - 1].text.isalpha()  # "M23"
        if token.lower[0].isdigit() and not glued and at(tokens, k + 1) not in ("st", "nd", "rd", "th"):
            break
        if token.lower == "and" and not _both_speak(tokens, k, end):
            break
        if token.lower in speech_words().roles["verb"] and k != end:
            break
        k -= 1
    return k + 1


def _both_speak(tokens: Sequence[Token], k: int, end: int) -> bool:
    before = kind_of([at(tokens, k - 1)])
    return before is not None and kind_of([token.lower for token in tokens[k + 1 : end + 1]]) is not None


def sentence_text(sentence: Sentence, first: int, last: int) -> str:
    """The words from token `first` to `last` (exclusive)."""
    return sentence.text[sentence.tokens[first].start - sentence.start : sentence.tokens[last - 1].end - sentence.start]


def acronym(tokens: Sequence[Token]) -> bool:
    """ "BNPB", "the AFAD": an office known by its letters, unless the whole text is in capitals."""
    plain = [t.text for t in tokens if t.lower not in BARE]
    return len(plain) == 1 and plain[0].isalpha() and plain[0].isupper() and _LETTERS[0] <= len(plain[0]) <= _LETTERS[1]


_LETTERS = (3, 7)

_PEOPLE = frozenset(("officials", "official", "authorities"))
_FIELDS = frozenset("health medical rescue emergency relief security defence defense intelligence".split())
"""Fields that are no institution by themselves: "health officials" is not "health"."""


def _without_days(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """ "The army on Thursday", "Wednesday evening the agency": the day is when it was said, not who said it."""
    days, parts = time_words().weekdays, time_words().parts
    told = {*days, *parts, "late", "early", "on"}
    while first < last - 1 and tokens[first].lower in told and tokens[first + 1].lower not in _OF_DAYS:
        first += 1
    if last - first > 2 and tokens[last - 1].lower in days and tokens[last - 2].lower in ("on", "late", "early"):
        last -= 2
    return first, last


_OF_DAYS = frozenset("'s prayer prayers sermon mosque".split())


def institution(sentence: Sentence, first: int, last: int) -> str:
    """The name without articles and without the mouth that speaks for it: "an interior ministry spokesman" → "interior
    ministry", "a spokesman for the army" → "army", "Ali Khan, a police spokesman" → "police"."""
    tokens = sentence.tokens
    first, last = _without_days(tokens, first, last)
    commas = [k for k in range(first, last) if tokens[k].text == ","]
    if commas:
        parts = [(a, b) for a, b in zip([first, *(c + 1 for c in commas)], [*commas, last], strict=True) if a < b]
        known = [part for part in parts if kind_of([token.lower for token in tokens[slice(*part)]])]
        first, last = (known or parts or [(first, last)])[0]
    for k in range(first, last - 1):  # a spokesman for, an official at
        if tokens[k].lower in _HEADS and tokens[k + 1].lower in ("for", "of", "at", "from", "in", "with"):
            if kind_of([token.lower for token in tokens[k + 2 : last]]):
                first = k + 2
            else:
                last = k + 1
            break
    while first < last - 1 and tokens[first].lower in BARE:
        first += 1
    last = next((k for k in range(first + 1, last) if tokens[k].lower in ("who", "which", "whose", "familiar")), last)
    end = last
    for k in range(first + 1, last):
        if tokens[k].lower in _PEOPLE and k - first == 1 and tokens[first].lower in _FIELDS:
            break
        ahead = tokens[first:k]
        if tokens[k].lower in MOUTHS | {"news", "press"} and (kind_of([t.lower for t in ahead]) or acronym(ahead)):
            end = k  # "police spokesman Ali Khan" is the police
            break
    if end - first > 1 and tokens[end - 1].lower == "'s":
        end -= 1
    return sentence_text(sentence, first, max(end, first + 1))
