"""Which numbers are ages: beside "year-old" and "aged", aside after a name or a noun, or told by "was"."""

from collections.abc import Sequence

from core.extraction.near_numbers import MONTHS, Found, glued, in_digits, word_at
from core.extraction.quantity_words import DASHES, Words
from core.extraction.spelled import Number
from core.extraction.text import Token

_OLD = frozenset(("old", "olds"))
_YEARS = frozenset(("year", "years", "yr", "yrs", "month", "months", "week", "weeks", "day", "days"))


def old(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """13-year-old, 13 years old, aged 13, age 13, in his 30s, under 18."""
    k = n.last
    if word_at(tokens, k) in DASHES:
        k += 1
    if word_at(tokens, k) in _YEARS:
        k += 1
        if word_at(tokens, k) in DASHES:
            k += 1
        if word_at(tokens, k) in _OLD or word_at(tokens, k) == "of" and word_at(tokens, k + 1) == "age":
            return "age", k + 1
    if word_at(tokens, n.first - 1) in ("aged", "age", "ages"):
        return "age", n.last
    if word_at(tokens, n.first - 1) in ("under", "over") and n.value == 18:
        return "age", n.last
    return None


def aside(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """Marta Kovac, 34, was; a father, 51, and his son, 13; John Smith (23); in capitals too."""
    if n.value is None or n.value > 115 or n.first < 2 or n.last - n.first > 1 or not in_digits(tokens, n):
        return None
    before, name = tokens[n.first - 1].text, tokens[n.first - 2]
    if not name.text[-1].isalpha() or name.lower in MONTHS or name.lower in _HARMED:
        return None
    placed = word_at(tokens, n.first - 3) in ("in", "at", "near")
    plural = name.text[-1] == "s" and not (n.first > 2 and tokens[n.first - 3].text[0].isupper())
    if placed or plural and before == "(":  # "in Kabul, 13, and"; "Afghans (13)"
        return None
    after = tokens[n.last].text if n.last < len(tokens) else "."
    if before == "(" and after == ")" and name.text[0].isupper():
        return "age", n.last
    if before != ",":
        return None
    closed = after in (",", ".", ";", ")", "|") or after in DASHES and not glued(tokens, n.last)
    paired = after.lower() == "and" and (name.text[0].isupper() or word_at(tokens, n.last + 1).isdecimal())
    opened = after.lower() in ("after", "who", "when", "with") and _full_name(tokens, n.first - 2)
    return ("age", n.last) if closed or paired or opened else None


def _full_name(tokens: Sequence[Token], k: int) -> bool:
    """Two capitals and no "in" before them: "Edwin Sorley, 44 after" is no "In New York, 30"."""
    before = word_at(tokens, k - 2)
    return (
        tokens[k].text[0].isupper() and k > 0 and tokens[k - 1].text[0].isupper() and before not in ("in", "at", "near")
    )


_HARMED = frozenset("injured wounded dead killed hurt missing died arrested kidnapped detained".split())
_SUBJECTS = frozenset("he she victim boy girl man woman child suspect who teen teenager driver".split())


def was(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """She was 51. Lopez was 34. The victims were 17 and 24 stays a count: nothing tells it is none."""
    if n.value is None or n.value > 115 or n.first < 2 or word_at(tokens, n.first - 1) not in ("was", "is", "turned"):
        return None
    subject = tokens[n.first - 2]
    after = word_at(tokens, n.last)
    if after not in ("", ".", ",", ";", "when", "and", "at"):
        return None
    named = subject.text[0].isupper() and subject.text[1:].islower() and subject.lower not in ("it", "there", "toll")
    return ("age", n.last) if subject.lower in _SUBJECTS or named else None
