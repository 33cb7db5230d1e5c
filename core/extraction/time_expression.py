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
    offset_days). With `governs` what it leans on is told after it ("two days after 17 farmers died"): the happening of
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
        if when.precision == "day" and (self.word(last) in self.words.named or self._initials(last)):
            kind = "set"
        return TimeExpression(first=first, last=last, when=said, kind=kind, until=before in ("by", "until", "till"))

    def _initials(self, k: int) -> bool:
        """ "19 April (M-19) Movement": the short name stands between."""
        close = next((j for j in range(k + 1, k + 6) if self.word(j) in (")", "]")), 0)
        return self.word(k) in ("(", "[") and bool(close) and self.word(close + 1) in self.words.named

    def _heads(self, first: int, last: int) -> bool:
        """The expression stands in a dateline: "PLACE, 3 JAN 90 --", "PLACE, March 3 (AP) -"."""
        if self.sentence.index > 3 or first > 8 or first < 1 or self.tokens[first - 1].text not in ",(":
            return False
        following = self.word(last)
        dashes = following in ("-", "–", "—", "_") and not self.glued(last) and not self.glued(last + 1)
        double = following == "-" and self.word(last + 1) == "-"
        return dashes or double or following in ("(", "/") and self._agency(last + 1)

    def _agency(self, k: int) -> bool:
        """ "(ACAN-EFE) --", "/PRNewswire/ -": a few words in capitals, then the closing sign."""
        for j in range(k, min(len(self.tokens), k + 6)):
            if self.tokens[j].text in ")/":
                return j > k
            if self.tokens[j].text[0].islower():
                return False
        return False

    def direction(self, i: int) -> Direction:
        """Whether the clause of token i speaks of what is to come; past where nothing tells."""
        return self.tense(i) or "past"

    def tense(self, i: int) -> Direction | None:
        """The tense of the clause of token i: the words before it first, then those after; None where nothing tells."""
        k = i - 1
        while self.word(k) in self.words.clock or self.word(k)[:1].isdigit():
            k -= 1
        owned = self.word(i + 1) in ("'s", "'", "`")
        if self.word(k) in ("until", "till") or self.word(k) == "by" and not owned and not self._had(k):
            return "future"
        if self.word(k) == "as" and self.word(k - 1) in ("early", "soon", "late"):
            return "future"
        found, closed = (None, True) if owned else self._tense_before(i)
        if found and not (found == "future" and self.word(i - 1) == "the"):
            return found
        if closed or i <= 2 or self.word(k) == "the":
            return next((tense for j in range(i + 1, min(len(self.tokens), i + 14)) if (tense := self._tense(j))), None)
        return None

    def _had(self, k: int) -> bool:
        return any(self.word(j) == "had" for j in range(max(0, k - 8), k))

    def _tense_before(self, i: int) -> tuple[Direction | None, bool]:
        """The tense of the words before token i, and whether a clause of its own opens there."""
        for k in range(i - 1, max(-1, i - 16), -1):
            if self.word(k) in self.words.clause:
                return None, True
            found = self._tense(k)
            if found:
                return found, False
            if self.word(k) in (";", ":", ".", "?", "!", '"'):
                break
        return None, False

    def _tense(self, k: int) -> Direction | None:
        """What one word says of the tense: will, is scheduled to, to be; was, died, or a word in -ed."""
        word, following = self.word(k), self.word(k + 1)
        if word in self.words.future:
            return "past" if following == "have" else "future"
        if word in self.words.plan:
            if word == "scheduled" and self.word(k - 1) in ("has", "have"):
                return "future"
            return "future" if following in ("to", "for") and self.word(k + 2) not in ("the", "a") else None
        if word == "wo" and following in ("n't", "'t"):
            return "future"
        if word in ("be", "face", "appear", "begin", "meet", "hold", "take") and self.word(k - 1) == "to":
            return "past" if self.word(k - 2) in ("was", "were", "had") else "future"
        if word in self.words.told or len(word) > 4 and word.endswith("ed") and not self.tokens[k].text.istitle():
            return None if "be" in (self.word(k - 1), self.word(k - 2)) else "past"
        return None
