"""The number itself: spelled, in digits, mixed, with its scale, or vague; no bounds, no units yet."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from text_to_num import text2num  # type: ignore[import-untyped]  # a compiled module without annotations

from core.extraction.quantity_words import BIG, DASHES, FRACTIONS, ORDINALS, SPELLED, TENS, TOGETHER, Words
from core.extraction.text import Token

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_DECIMAL = re.compile(r"\d+\.\d+|\d{1,3}(?:,\d{3})+\.\d+")
LONGEST = 24
_ONES = frozenset("one two three four five six seven eight nine".split())


class Number(NamedTuple):
    """Tokens `first` to `last` (exclusive) say `value`; None where they are no whole number (`odd` says what)."""

    first: int
    last: int
    value: int | None
    vague: bool = False
    article: bool = False
    odd: str = ""


def number(tokens: Sequence[Token], i: int, words: Words) -> Number | None:
    """The number that begins at token `i`, or None. Linear: looks at most `LONGEST` tokens ahead."""
    text = tokens[i].lower
    if text[0].isdigit():
        return _digits(tokens, i, words)
    if text == "half":
        return _half(tokens, i, words)
    found = words.vague.starting(tokens, i)
    if found:
        return _vague(tokens, i, i + found[0], words.vague_values[found[1]], words)
    if text in ("a", "an"):
        return _article(tokens, i, words)
    if text in SPELLED:
        return _spelled(tokens, i, words)
    if text in TOGETHER:
        return Number(i, i + 1, TOGETHER[text])
    if text in words.dozens:
        return _bare_dozen(tokens, i, words)
    return None


def _digits(tokens: Sequence[Token], i: int, words: Words) -> Number:
    text = tokens[i].text
    last = i + 1
    if not text.isdecimal() and not _GROUPED.fullmatch(text) and not _DECIMAL.fullmatch(text):
        return Number(i, last, None, odd="clock" if ":" in text else "decimal")
    if text.isdecimal():
        value: Fraction | int = int(text)
        if len(text) <= 3 and last < len(tokens) and tokens[last].text == "000":  # "150 000"
            value, last = value * 1000, last + 1
    elif _GROUPED.fullmatch(text):
        value = int(text.replace(",", "").replace(".", ""))
    else:
        value = Fraction(text.replace(",", ""))
    return _scaled(tokens, i, last, value, words)


def _scaled(tokens: Sequence[Token], i: int, last: int, value: Fraction | int, words: Words) -> Number:
    """The value times the scales that follow: "3.4 million", "2 dozen", "12k", "2 lakh 50 thousand"."""
    while last < len(tokens):
        scale = words.scales.get(tokens[last].lower)
        if scale is None or scale < 1000 and value.denominator != 1:
            break
        if len(tokens[last].text) <= 2 and tokens[last].start != tokens[last - 1].end:  # "12 m" is 12 metres
            break
        if tokens[last].lower == "score" and not tokens[last - 1].lower.isalpha():
            break
        value, last = value * scale, last + 1
        smaller = _smaller(tokens, last, scale, words)
        if smaller and value.denominator == 1:
            return Number(i, smaller.last, int(value) + (smaller.value or 0))
    if value.denominator == 1:
        return Number(i, last, int(value))
    return Number(i, last, None, odd="decimal")


def _smaller(tokens: Sequence[Token], k: int, scale: int, words: Words) -> Number | None:
    """The "50 thousand" of "2 lakh 50 thousand": a number with a smaller scale of its own."""
    if scale < 100_000 or k + 1 >= len(tokens) or not tokens[k].text.isdecimal():
        return None
    own = words.scales.get(tokens[k + 1].lower, scale)
    return number(tokens, k, words) if 100 <= own < scale else None


def _spelled(tokens: Sequence[Token], i: int, words: Words) -> Number:
    run, ends = _run(tokens, i)
    while len(run) > 1:
        try:
            value = int(text2num(" ".join(run), "en"))
            break
        except ValueError:
            run, ends = run[:-1], ends[:-1]
    else:
        value = int(text2num(run[0], "en"))
    last = ends[-1]
    if tokens[last - 1].lower in TENS and last < len(tokens) and _glued_digit(tokens, last):
        value, last = value + int(tokens[last].text), last + 1  # "Twenty 2", half converted
    rest = last + 1 if last < len(tokens) and tokens[last].text in DASHES else last
    if rest < len(tokens):
        following = tokens[rest].lower
        if following in FRACTIONS and (rest > last or following != "second") and value < 20:
            return Number(i, rest + 1, None, odd="fraction")
        if following in ORDINALS and rest > last:
            return Number(i, rest + 1, None, odd="ordinal")
        if value in range(13, 21) and following in TENS:  # nineteen ninety-two
            tail, end = _two_digits(tokens, rest)
            return Number(i, end, value * 100 + tail, odd="year")
    if last < len(tokens) and tokens[last].lower in words.scales and tokens[last].lower not in BIG:
        return _scaled(tokens, i, last, value, words)
    return Number(i, last, value, article=last == i + 1 and value == 1)


def _two_digits(tokens: Sequence[Token], k: int) -> tuple[int, int]:
    """The value of "ninety-two" at token k, and the token after it."""
    value = int(text2num(tokens[k].lower, "en"))
    at = k + 2 if k + 1 < len(tokens) and tokens[k + 1].text in DASHES else k + 1
    if at < len(tokens) and tokens[at].lower in _ONES:
        return value + int(text2num(tokens[at].lower, "en")), at + 1
    return value, k + 1


def _run(tokens: Sequence[Token], i: int) -> tuple[list[str], list[int]]:
    """The number words from `i` on, and where each ends; "and" only after hundred and more."""
    run, ends, k = [tokens[i].lower], [i + 1], i + 1
    if run[0] in ("a", "an"):
        run = ["one"]
    while k < min(len(tokens), i + LONGEST):
        word = tokens[k].lower
        if word in SPELLED:
            run.append(word)
            ends.append(k + 1)
        elif not (
            k + 1 < len(tokens)
            and tokens[k + 1].lower in SPELLED
            and (word in DASHES and tokens[k - 1].lower in TENS or word == "and" and tokens[k - 1].lower in BIG)
        ):
            break
        k += 1
    return run, ends


def _glued_digit(tokens: Sequence[Token], k: int) -> bool:
    return len(tokens[k].text) == 1 and tokens[k].text in "123456789" and tokens[k].start - tokens[k - 1].end <= 1


def _article(tokens: Sequence[Token], i: int, words: Words) -> Number:
    """a, an: 1, unless a scale follows: "a hundred and four", "a dozen", "a half dozen", "a couple of dozen"."""
    if i + 1 < len(tokens):
        following = tokens[i + 1].lower
        if following in BIG:
            return _spelled(tokens, i, words)
        if following in words.dozens:
            return _dozen(tokens, i, i + 1, words)
        if following == "half":
            half = _half(tokens, i + 1, words)
            return Number(i, half.last, half.value, odd=half.odd)
    return Number(i, i + 1, 1, article=True)


def _bare_dozen(tokens: Sequence[Token], i: int, words: Words) -> Number | None:
    """dozen, lakh, "couple of dozen" without a number before it; score, pair and couple alone are other words."""
    at = i + 2 if i + 2 < len(tokens) and tokens[i + 1].lower == "of" else i + 1
    if tokens[i].lower == "couple" and at < len(tokens) and words.dozens.get(tokens[at].lower, 0) >= 12:
        return _dozen(tokens, i, i, words)
    return None if tokens[i].lower in ("score", "pair", "trio", "couple") else _dozen(tokens, i, i, words)


def _dozen(tokens: Sequence[Token], i: int, k: int, words: Words) -> Number:
    value = words.dozens[tokens[k].lower]
    last = k + 1
    if last < len(tokens) and tokens[last].lower in words.dozens:  # a couple dozen
        value, last = value * words.dozens[tokens[last].lower], last + 1
    elif last + 1 < len(tokens) and tokens[last].lower == "of" and tokens[last + 1].lower in words.dozens:
        value, last = value * words.dozens[tokens[last + 1].lower], last + 2
    return Number(i, last, value)


def _half(tokens: Sequence[Token], i: int, words: Words) -> Number:
    """half a dozen, half-dozen, half a million; else a fraction."""
    k = i + 1
    while k < min(len(tokens), i + 4) and (tokens[k].text in DASHES or tokens[k].lower in ("a", "an")):
        k += 1
    if k < len(tokens) and words.dozens.get(tokens[k].lower, 0) >= 12:
        return Number(i, k + 1, words.dozens[tokens[k].lower] // 2)
    return Number(i, i + 1, None, odd="fraction")


def _vague(tokens: Sequence[Token], i: int, last: int, value: int, words: Words) -> Number:
    """several, dozens, tens of thousands, several hundred, a few dozen."""
    if last < len(tokens) and tokens[last].lower in words.dozens and value < 20:
        value, last = value * words.dozens[tokens[last].lower], last + 1
    elif last + 1 < len(tokens) and tokens[last].lower == "of" and value >= 20:
        plural = tokens[last + 1].lower
        if plural.endswith("s") and plural[:-1] in words.dozens and plural in words.vague_values:
            value, last = value * words.dozens[plural[:-1]], last + 2
    return Number(i, last, value, vague=True)
