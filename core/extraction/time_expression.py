"""The shape of a time expression, and of a sentence being read for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from core.extraction.spans_of_time import Direction
from core.extraction.text import Sentence, Token
from core.extraction.time_words import TimeWords
from schemas.place import When

TimeKind = Literal["date", "duration", "set", "reference", "dateline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The local day of publication, and the day of the dateline where the article has one."""

    published: date
    dateline: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Tokens `first` to `last` (exclusive). `when` is None for durations, sets and references.

    kind `reference`: "two days later", "the same day" need the day of the happening told before: shift(that,
    offset_days). With `governs` what it leans on is told after it ("a day after 22 people died"): the happening of
    those words is at shift(this happening's day, -offset_days). kind `dateline`: the day of writing, no happening's.
    since: an interval from then up to publication ("since January"); until: it is an end ("by", "until").
    """

    first: int
    last: int
    when: When | None
    kind: TimeKind = "date"
    offset_days: int = 0
    governs: bool = False
    since: bool = False
    until: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence being read: its tokens, the day of writing, the words of time."""

    sentence: Sentence
    tokens: Sequence[Token]
    base: date
    words: TimeWords

    def word(self, k: int) -> str:
        """Token k in lower case, "" outside the sentence."""
        return self.tokens[k].lower if 0 <= k < len(self.tokens) else ""

    def glued(self, k: int) -> bool:
        """Token k stands against the one before, without a space."""
        return 0 < k < len(self.tokens) and self.tokens[k].start == self.tokens[k - 1].end

    def text(self, first: int, last: int) -> str:
        """The words from token `first` to `last` as they stand in the sentence."""
        start = self.sentence.start
        return self.sentence.text[self.tokens[first].start - start : self.tokens[last - 1].end - start]

    def expression(self, first: int, last: int, when: When) -> TimeExpression:
        """A date, with the words before it that change what it means: since, by, until, early."""
        before = self.word(first - 1)
        said = replace(when, text=self.text(first, last))
        if before == "since" and when.start <= self.base:
            said = replace(said, end=max(self.base, when.start))
            return TimeExpression(first=first, last=last, when=said, since=True)
        kind: TimeKind = "dateline" if self._heads(first, last) else "date"
        return TimeExpression(first=first, last=last, when=said, kind=kind, until=before in ("by", "until", "till"))

    def _heads(self, first: int, last: int) -> bool:
        """The expression stands in a dateline: "PLACE, 3 JAN 90 --", "PLACE, March 3 (AP) -"."""
        if self.sentence.index > 3 or first > 8 or first < 1 or self.tokens[first - 1].text not in ",(":
            return False
        following = self.word(last)
        dashes = following in ("-", "–", "—", "_") and not self.glued(last) and not self.glued(last + 1)
        double = following == "-" and self.word(last + 1) == "-"
        agency = following in ("(", "/") and self.word(last + 2) in (")", "/") and self.tokens[last + 1].text.isupper()
        return dashes or double or agency

    def direction(self, i: int) -> Direction:
        """Whether the clause before token i (or, at the head of a sentence, after it) speaks of what is to come."""
        before = self.word(i - 1)
        if before in ("until", "till", "by"):
            return "future"
        for k in range(i - 1, max(-1, i - 16), -1):
            found = self._tense(k)
            if found:
                return found
            if self.word(k) in (";", ":", ".", "?", "!", '"'):
                break
        if i <= 2:
            for k in range(i + 1, min(len(self.tokens), i + 14)):
                found = self._tense(k)
                if found:
                    return found
        return "past"

    def _tense(self, k: int) -> Direction | None:
        word = self.word(k)
        if word in self.words.future:
            following = self.word(k + 1)
            if word in ("due", "set", "going") and (following != "to" or word == "due" and self.word(k + 2) == "the"):
                return None
            if word in ("by", "until", "till", "wo") and not (word == "wo" and following in ("n't", "'t")):
                return None
            return "past" if following == "have" else "future"
        if word in ("be", "face", "appear", "begin", "meet", "hold", "take") and self.word(k - 1) == "to":
            return "future"
        if word in self.words.told or len(word) > 4 and word.endswith("ed"):
            passive = {self.word(k - 1), self.word(k - 2)} & {"be"}
            return None if passive else "past"
        return None
