"""Who is told to say what in one sentence: every attribution with the words it covers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from core.extraction.text import Sentence, Token
from core.extraction.wordlists import rows
from schemas.claim import SpeakerKind

Reach = Literal["after", "before", "whole"]
LONGEST = 14
_EDGES = frozenset(", ; : . ! ? ( ) \" “ ” -- — – [ ] '".split())
_CLAUSE = frozenset(
    "that but while whereas when after before because although though if which as where since than and".split()
)
_VERBAL = frozenset("was were is are been be being died killed wounded injured had have has did".split())
_BARE = frozenset("the a an local some several other its his their this that one two senior top state-run".split())
_TITLES = frozenset("spokesman spokeswoman spokesperson spokesmen official officials officer officers source sources "
                    "statement statements report reports sources spokespersons spokespeople chief chiefs bulletin "
                    "communique communiqué commander representative representatives".split())  # fmt: skip
_AGAIN = _TITLES - frozenset(("officials", "officers", "chief", "chiefs", "commander")) | frozenset(("man", "woman"))
_HEADS = _TITLES | frozenset("head director leader leaders member members staff".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `first` to `last` name who speaks; `verb` is the telling verb (or "according").

    reach: the told words stand `after` the attribution, `before` it, or are the `whole` sentence.
    pronoun: "he said", "the source added": whoever spoke before. known: a word of the phrase is in the lists.
    passing: told at second hand ("quoted", "citing"), passed_by: by whom ("state TV quoted the ministry").
    """

    first: int
    last: int
    verb: int
    reach: Reach
    name: str
    kind: SpeakerKind
    pronoun: bool = False
    known: bool = True
    passed_by: str = ""
    passing: bool = False


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


def attributions(sentence: Sentence) -> tuple[Attribution, ...]:
    """Every attribution of the sentence, in order of its verb."""
    words, tokens = speech_words(), sentence.tokens
    out: list[Attribution] = []
    for k, token in enumerate(tokens):
        found: Attribution | None = None
        if token.lower == "according" and _at(tokens, k + 1) == "to":
            found = _according(sentence, k, k + 2)
        elif token.lower in words.roles["passed"]:
            found = _quoted(sentence, k)
        elif token.lower in words.roles["verb"] or token.lower in words.roles["weak"]:
            found = _told(sentence, k)
        elif token.text in ":-–—" and (k < 8 or k > len(tokens) - 8):
            found = _labelled(sentence, k)
        if found:
            out.append(found)
    return tuple(out)


def _at(tokens: Sequence[Token], k: int) -> str:
    return tokens[k].lower if 0 <= k < len(tokens) else ""


def kind_of(words: Sequence[str]) -> SpeakerKind | None:
    """The kind of speaker a phrase names, from lower-case words; None where no word is known."""
    kinds = speech_words().kinds
    terms = [*words, *(" ".join(pair) for pair in zip(words, words[1:], strict=False))]
    terms += [" ".join(three) for three in zip(words, words[1:], words[2:], strict=False)]
    found = sorted(kinds[term] for term in terms if term in kinds)
    if not found:
        return None
    kind = found[0][1]
    return "official" if kind in ("office", "generic") else kind  # type: ignore[return-value]


def _according(sentence: Sentence, k: int, first: int) -> Attribution | None:
    last = _with_apposition(sentence.tokens, _phrase_end(sentence.tokens, first))
    return _made(sentence, first, last, k, "whole" if k else "after") if last > first else None


def _with_apposition(tokens: Sequence[Token], last: int) -> int:
    """Where "Ali Khan, a police spokesman" ends, for a name that ends at the comma `last`."""
    if _at(tokens, last) != "," or _at(tokens, last + 1) not in _BARE | _HEADS | {"who"}:
        return last
    end = _phrase_end(tokens, last + 1)
    return end if kind_of([token.lower for token in tokens[last + 1 : end]]) else last


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where a noun phrase that begins at `first` ends: at a comma, a clause, a verb."""
    verbs = speech_words().roles["verb"]
    for k in range(first, min(len(tokens), first + LONGEST)):
        lower = tokens[k].lower
        if tokens[k].text in _EDGES or lower in _VERBAL or lower in verbs or k > first and lower in _CLAUSE - {"and"}:
            return k
    return min(len(tokens), first + LONGEST)


def _told(sentence: Sentence, k: int) -> Attribution | None:
    """X said, said X, X told reporters, it was reported by X; "claimed 13 lives" tells nothing."""
    tokens, words = sentence.tokens, speech_words()
    before = k - 1
    while before >= 0 and (tokens[before].lower in words.roles["adverb"] or tokens[before].lower.endswith("ly")):
        before -= 1
    weak = tokens[k].lower in words.roles["weak"]
    passive = _at(tokens, before) in ("was", "were", "been", "is", "are", "being", "be")
    if tokens[k].lower == "claimed" and _at(tokens, k + 1) in ("responsibility", "credit", "lives", "the"):
        return None
    if passive:
        return _agent(sentence, k)
    subject = _subject(sentence, k, before)
    if subject and (not weak or subject.known and (subject.kind != "witness" or subject.pronoun)):
        return subject
    inverted = before >= 0 and tokens[before].text in _EDGES and not weak
    return _inverted(sentence, k) if inverted else None


def _agent(sentence: Sentence, k: int) -> Attribution | None:
    """ "were reported killed by" names no speaker; "was confirmed by the ministry" does."""
    if _at(sentence.tokens, k + 1) != "by":
        return None
    last = _phrase_end(sentence.tokens, k + 2)
    found = _made(sentence, k + 2, last, k, "whole") if last > k + 2 else None
    return found if found and found.known else None


def _inverted(sentence: Sentence, k: int) -> Attribution | None:
    last = _with_apposition(sentence.tokens, _phrase_end(sentence.tokens, k + 1))
    found = _made(sentence, k + 1, last, k, "before") if last > k + 1 else None
    if found is None or found.known or sentence.tokens[k + 1].text[0].isupper():
        return found
    return None


def _subject(sentence: Sentence, k: int, end: int) -> Attribution | None:
    """The subject that ends at token `end`, before the verb at `k`; appositions are read through their commas."""
    tokens, words = sentence.tokens, speech_words()
    if end < 0:
        return None
    reach: Reach = "after"
    if tokens[end].lower in words.roles["pronoun"] and (end == 0 or tokens[end].lower != "who"):
        opening = end and tokens[end - 1].text in ',"”'
        return Attribution(end, end + 1, k, "before" if opening else "after", "", "outlet", pronoun=True)
    first = _phrase_start(tokens, end)
    last = end + 1
    if tokens[end].text == "," and end > 1:  # "Ali Khan, a police spokesman, said"
        comma = next((j for j in range(end - 1, max(-1, end - LONGEST), -1) if tokens[j].text == ","), -1)
        if comma > 0 and end - comma > 1:
            first, last = _phrase_start(tokens, comma - 1), end
            if first >= comma:
                first = comma + 1
    if first >= last:
        return None
    if first and tokens[first - 1].text in ',"”' or _closes(tokens, k):
        reach = "before" if _closes(tokens, k) else "whole"
    return _made(sentence, first, last, k, reach)


def _closes(tokens: Sequence[Token], k: int) -> bool:
    """Nothing is told after the verb: it ends the sentence, or only a time and an addressee follow."""
    rest = [token.lower for token in tokens[k + 1 : k + 9]]
    if "that" in rest[:6] or len(tokens) - k > 9:
        return False
    return not any(word in _VERBAL or word.isdigit() or len(word) > 4 and word.endswith("ed") for word in rest)


def _phrase_start(tokens: Sequence[Token], end: int) -> int:
    """Where the noun phrase that ends at `end` begins."""
    k = end
    while k >= 0 and end - k < LONGEST:
        token = tokens[k]
        if (
            token.text in _EDGES
            or token.lower in _CLAUSE - {"and"}
            or token.lower in _VERBAL
            or token.lower[0].isdigit()
        ):
            break
        if token.lower == "and" and not _both_speak(tokens, k, end):
            break
        if token.lower in speech_words().roles["verb"] and k != end:
            break
        k -= 1
    return k + 1


def _both_speak(tokens: Sequence[Token], k: int, end: int) -> bool:
    before = kind_of([_at(tokens, k - 1)])
    return before is not None and kind_of([token.lower for token in tokens[k + 1 : end + 1]]) is not None


def _quoted(sentence: Sentence, k: int) -> Attribution | None:
    """X quoted Y as saying; citing Y; Y was quoted by X as saying: Y speaks, X passes it on."""
    tokens = sentence.tokens
    if _at(tokens, k - 1) in ("was", "were", "is", "are", "been"):
        first = _phrase_start(tokens, k - 2)
        made = _made(sentence, first, k - 1, k, "after") if first < k - 1 else None
        return made and replace(made, passing=True)
    last = _phrase_end(tokens, k + 1)
    if last <= k + 1:
        return None
    made = _made(sentence, k + 1, last, k, "after" if _at(tokens, last) == "as" else "whole")
    by = _phrase_start(tokens, k - 1)
    passed = sentence_text(sentence, by, k) if by < k else ""
    return made and replace(made, passed_by=passed, passing=True)


def _labelled(sentence: Sentence, k: int) -> Attribution | None:
    """A headline's "Police: 13 killed", "13 killed in blast: officials", "13 killed - police"."""
    tokens = sentence.tokens
    spaced = 0 < k < len(tokens) - 1 and (tokens[k].text == ":" or tokens[k].start > tokens[k - 1].end)
    if not spaced or sentence.field != "title" and tokens[k].text != ":":
        return None
    if k <= 4 and kind_of([token.lower for token in tokens[:k]]):
        return _made(sentence, 0, k, k, "after")
    tail = [token.lower for token in tokens[k + 1 :]]
    if len(tail) <= 5 and kind_of(tail):
        return _made(sentence, k + 1, len(tokens), k, "before")
    return None


def sentence_text(sentence: Sentence, first: int, last: int) -> str:
    """The words from token `first` to `last` (exclusive)."""
    return sentence.text[sentence.tokens[first].start - sentence.start : sentence.tokens[last - 1].end - sentence.start]


def _made(sentence: Sentence, first: int, last: int, verb: int, reach: Reach) -> Attribution | None:
    tokens = sentence.tokens
    if any(token.lower in ("reporters", "journalists") for token in tokens[first : min(last, first + 1)]):
        return None
    words = [token.lower for token in tokens[first:last]]
    kind = kind_of(words)
    named = tokens[first].text[0].isupper()
    if kind is None and not named:
        return None
    name = _institution(sentence, first, last)
    again = last - first == 2 and words[0] in ("the", "this", "that", "same") and words[1] in _AGAIN
    return Attribution(first, last, verb, reach, name, kind or "witness", pronoun=again, known=kind is not None)


def _institution(sentence: Sentence, first: int, last: int) -> str:
    """The name without articles and without the mouth that speaks for it: "an interior ministry spokesman" → "interior
    ministry", "a spokesman for the army" → "army", "Ali Khan, a police spokesman" → "police"."""
    tokens = sentence.tokens
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
    while first < last - 1 and tokens[first].lower in _BARE:
        first += 1
    end = last
    for k in range(first + 1, last):
        if tokens[k].lower in _TITLES and kind_of([token.lower for token in tokens[first:k]]):
            end = k  # "police spokesman Ali Khan" is the police
            break
    if end - first > 1 and tokens[end - 1].lower == "'s":
        end -= 1
    return sentence_text(sentence, first, max(end, first + 1))
