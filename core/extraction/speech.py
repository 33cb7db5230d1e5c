"""Who is told to say what in one sentence: every attribution with the words it covers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from core.extraction.claimers import armed, claim_before, of_claimers
from core.extraction.speaker_phrases import (
    AGAIN,
    BARE,
    EDGES,
    LONGEST,
    MOUTHS,
    VERBAL,
    acronym,
    at,
    before_brackets,
    institution,
    kind_of,
    phrase_end,
    phrase_start,
    sentence_text,
    speech_words,
    with_apposition,
)
from core.extraction.text import Sentence, Token
from schemas.claim import SpeakerKind

Reach = Literal["after", "before", "whole"]


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


def attributions(sentence: Sentence) -> tuple[Attribution, ...]:
    """Every attribution of the sentence, in order of its verb."""
    tokens, doors = sentence.tokens, _doors()
    out: list[Attribution] = []
    for k, token in enumerate(tokens):
        door = doors.get(token.lower)
        if door is None:
            continue
        found: Attribution | None = None
        if door == "according":
            found = _according(sentence, k, k + 2) if at(tokens, k + 1) == "to" else None
        elif door == "passed":
            found = _quoted(sentence, k)
        elif door == "verb":
            found = _told(sentence, k)
        elif k < 8 or k > len(tokens) - 8:
            found = _labelled(sentence, k)
        if found:
            out.append(found)
    return tuple(out)


@cache
def _doors() -> dict[str, str]:
    """Words at which an attribution may stand → which way of telling it is."""
    roles = speech_words().roles
    out = dict.fromkeys(":-–—", "label")
    out |= dict.fromkeys((*roles["verb"], *roles["weak"]), "verb")
    return out | dict.fromkeys(roles["passed"], "passed") | {"according": "according"}


def _according(sentence: Sentence, k: int, first: int) -> Attribution | None:
    last = with_apposition(sentence.tokens, first, phrase_end(sentence.tokens, first))
    return _made(sentence, first, last, k, "whole" if k else "after") if last > first else None


def _told(sentence: Sentence, k: int) -> Attribution | None:
    """X said, said X, X told reporters, it was reported by X; "claimed 13 lives" tells nothing."""
    tokens, words = sentence.tokens, speech_words()
    before = k - 1
    while before >= 0 and (tokens[before].lower in words.roles["adverb"] or tokens[before].lower.endswith("ly")):
        before -= 1
    weak = tokens[k].lower in words.roles["weak"]
    if at(tokens, before) in ("not", "'t", "never"):
        return None
    passive = at(tokens, before) in ("was", "were", "been", "is", "are", "being", "be")
    if tokens[k].lower == "claimed" and at(tokens, k + 1) in ("responsibility", "credit", "lives", "the"):
        return None
    if passive:
        return _agent(sentence, k)
    subject = _subject(sentence, k, before) or _shared(sentence, k, before)
    if subject and (not weak or subject.known and (subject.kind != "witness" or subject.pronoun)):
        return subject
    if found := _claimant(sentence, k, before):
        return found
    inverted = before >= 0 and tokens[before].text in EDGES and not weak
    return _inverted(sentence, k) if inverted else None


def _claimant(sentence: Sentence, k: int, before: int) -> Attribution | None:
    """ "The Front claimed the raid and put the dead at 22", "claimed it, saying": who claims a deed tells of it."""
    if at(sentence.tokens, before) not in ("and", "but", ","):
        return None
    found = claim_before(sentence.tokens, k)
    return _party(sentence, *found[:2], k) if found else None


def claim(sentence: Sentence) -> Attribution | None:
    """Who claims a deed in the sentence: those whom "the group" and "it" of the next sentences stand for."""
    found = claim_before(sentence.tokens, len(sentence.tokens))
    return _party(sentence, *found) if found else None


def _party(sentence: Sentence, first: int, last: int, verb: int) -> Attribution | None:
    made = _made(sentence, first, last, verb, "after")
    return made and replace(made, kind="party", known=True)


_SHORT = 8
"""Tokens of a subject at the head of a sentence that says two things."""


def _shared(sentence: Sentence, k: int, before: int) -> Attribution | None:
    """ "A military source confirmed the attack but said 48 had died": the subject of the first verb says it."""
    tokens = sentence.tokens
    if at(tokens, before) not in ("but", "and") or before < 2:
        return None
    end = next((i for i in range(1, before) if tokens[i].lower.endswith("ed")), phrase_end(tokens, 0))
    if not 0 < end <= _SHORT or kind_of([t.lower for t in tokens[:end]]) is None:
        return None
    return _made(sentence, 0, end, k, "after")


def _agent(sentence: Sentence, k: int) -> Attribution | None:
    """ "were reported killed by" names no speaker; "was confirmed by the ministry" does."""
    if at(sentence.tokens, k + 1) != "by":
        return None
    last = phrase_end(sentence.tokens, k + 2)
    found = _made(sentence, k + 2, last, k, "whole") if last > k + 2 else None
    return found if found and found.known else None


def _inverted(sentence: Sentence, k: int) -> Attribution | None:
    last = with_apposition(sentence.tokens, k + 1, phrase_end(sentence.tokens, k + 1))
    found = _made(sentence, k + 1, last, k, "before") if last > k + 1 else None
    if k + 1 >= len(sentence.tokens):
        return None
    named = sentence.tokens[k + 1].text
    return found if found and (found.known or named[0].isupper() and named[1:].islower()) else None


_NO_APPOSITION = frozenset("including among most some many with killing injuring wounding leaving".split())
"""Words after a comma that tell more of the people counted: "14 people, including two nurses, said Ann Hale"."""


def _subject(sentence: Sentence, k: int, end: int) -> Attribution | None:
    """The subject that ends at token `end`, before the verb at `k`; appositions are read through their commas."""
    tokens, words = sentence.tokens, speech_words()
    end = before_brackets(tokens, end) if end >= 0 else end
    if end > 1 and tokens[end].lower == "who":
        end -= 2 if tokens[end - 1].text == "," else 1
    if end < 0:
        return None
    reach: Reach = "after"
    if tokens[end].lower in words.roles["pronoun"]:
        opening = end and tokens[end - 1].text in ',"”'
        return Attribution(end, end + 1, k, "before" if opening else "after", "", "outlet", pronoun=True)
    first = phrase_start(tokens, end)
    last = end + 1
    if tokens[end].text == "," and end > 1:  # "Ali Khan, a police spokesman, said"
        comma = next((j for j in range(end - 1, max(-1, end - LONGEST), -1) if tokens[j].text == ","), -1)
        if comma > 0 and at(tokens, comma + 1) in _NO_APPOSITION:
            return None
        if comma > 0 and end - comma > 1:
            first, last = phrase_start(tokens, comma - 1), end
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
    return not any(word in VERBAL or word.isdigit() or len(word) > 4 and word.endswith("ed") for word in rest)


def _quoted(sentence: Sentence, k: int) -> Attribution | None:
    """X quoted Y as saying; citing Y; Y was quoted by X as saying: Y speaks, X passes it on."""
    tokens = sentence.tokens
    if at(tokens, k - 1) in ("was", "were", "is", "are", "been"):
        first = phrase_start(tokens, k - 2)
        made = _made(sentence, first, k - 1, k, "after") if first < k - 1 else None
        return made and replace(made, passing=True)
    last = phrase_end(tokens, k + 1)
    if last <= k + 1:
        return None
    made = _made(sentence, k + 1, last, k, "after" if at(tokens, last) == "as" else "whole")
    by = phrase_start(tokens, k - 1)
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


_NAMELESS = frozenset("in of on at for with from there here this these not we i you nobody".split())


def _made(sentence: Sentence, first: int, last: int, verb: int, reach: Reach) -> Attribution | None:
    tokens = sentence.tokens
    if any(token.lower in ("reporters", "journalists") for token in tokens[first : min(last, first + 1)]):
        return None
    words = [token.lower for token in tokens[first:last]]
    if of_claimers(words):
        return Attribution(first, last, verb, reach, "the " + words[1], "party", pronoun=True)
    kind = kind_of(words) or ("party" if armed(words) else None)
    named = words[0] not in _NAMELESS and any(
        token.text[0].isupper() for token in tokens[first:last] if token.lower not in BARE
    )
    if kind is None and not named or "according" in words or "what" in words:
        return None
    name = institution(sentence, first, last)
    again = last - first == 2 and words[0] in ("the", "this", "that", "same") and words[1] in AGAIN
    plain = kind or ("official" if _letters(sentence, first, last) else "witness")
    return Attribution(first, last, verb, reach, name, plain, pronoun=again, known=kind is not None)


def _letters(sentence: Sentence, first: int, last: int) -> bool:
    """ "BNPB said", "an ASDMA bulletin said": an agency, in a sentence that is not all capitals.

    Who tells of soldiers struck may be who struck them.
    """
    if any(t.lower in _FOUGHT for t in sentence.tokens):
        return False
    end = next((k for k in range(first, last) if at(sentence.tokens, k) in MOUTHS), last)
    return acronym(sentence.tokens[first:end]) and any(t.text.islower() for t in sentence.tokens)


_FOUGHT = frozenset(
    "soldier soldiers troops fighter fighters army police policemen officers enemy responsibility claimed battle"
    " clash clashes fighting militants rebels war".split()
)
