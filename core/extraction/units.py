"""Which numbers are no people: ages, distances, money, years, clock times, dates, names, scores."""

from collections.abc import Callable, Sequence
from typing import cast

from core.extraction import ages
from core.extraction.near_numbers import MONTHS, Found, counts_after_month, glued, in_digits, is_verb, word_at
from core.extraction.quantity import Unit
from core.extraction.quantity_words import DASHES, Words
from core.extraction.spelled import Number
from core.extraction.text import Token

_CURRENCIES = frozenset(["$", "£", "€", "¥", "₹", "rs", "inr", "usd", "eur", "us$"])
_BETWEEN = frozenset("square nautical cubic us british american more other additional consecutive straight full whole "
                     "long short further million billion thousand separate different".split())  # fmt: skip
_STREETS = frozenset("street st road rd avenue ave drive dr lane ln boulevard blvd court ct place pl way parkway "
                     "highway terrace circle block".split())  # fmt: skip
_YEAR_BEFORE = frozenset("in since until till by during from the of for after before between to and mid late early "
                         "through year spring summer autumn fall winter ,".split())  # fmt: skip
_PEOPLE = frozenset(
    "people persons others civilians soldiers troops men women children fighters militants were".split()
)
_COMPARED = frozenset("win victory defeat loss vote draw decision lead tie score majority ruling".split())
_SIZED = frozenset("member man strong person woman seat seater passenger party".split())


def unit(tokens: Sequence[Token], n: Number, words: Words) -> tuple[Unit, int]:
    """The unit of a number and the token after it (exclusive end); "" where it can count people.

    Rules are tried in order; the first that knows the number wins.
    """
    if n.odd and n.odd != "decimal":
        return cast(Unit, n.odd), n.last
    for rule in _RULES:
        found = rule(tokens, n, words)
        if found:
            return found
    return cast(Unit, n.odd), n.last


def _against_letters(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """7th, 30s, 5km, 10pm, 16A on the right; M16, AK-47, #4, $5, .45 on the left."""
    if not in_digits(tokens, n):
        return None
    left = _against_left(tokens, n, words)
    if left is None and glued(tokens, n.last) and tokens[n.last].text[0].isalpha():
        return _suffix(tokens, n, words)
    return left


def _against_left(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    previous = word_at(tokens, n.first - 1)
    if previous in _CURRENCIES or previous == "$":
        return "money", n.last
    if previous == "#":
        return "name", n.last
    if not glued(tokens, n.first):
        return None
    if previous == "." and n.first > 1 and not glued(tokens, n.first - 1) or previous == "." and n.first == 1:
        return "calibre", n.last
    if previous.isalpha():
        return "name", n.last
    if previous in DASHES and glued(tokens, n.first - 1) and word_at(tokens, n.first - 2).isalpha():
        spelled = word_at(tokens, n.first - 2) in words.starters or word_at(tokens, n.first - 2) in ("mid", "to")
        return None if spelled else ("name", n.last)
    return None


def _suffix(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    letters = tokens[n.last].lower
    if letters in ("st", "nd", "rd", "th"):
        month = {word_at(tokens, n.first - 1), word_at(tokens, n.last + 1), word_at(tokens, n.last + 2)} & MONTHS
        return ("date" if month else "ordinal"), n.last + 1
    if letters == "s":
        old = word_at(tokens, n.first - 1) in (
            "his",
            "her",
            "their",
            "mid",
            "early",
            "late",
            "in",
            "to",
            "and",
            *DASHES,
        )
        return ("age" if old and n.value is not None and n.value < 100 else "decade"), n.last + 1
    if letters in words.units:
        return cast(Unit, words.units[letters]), n.last + 1
    if letters in ("year", "day", "x"):
        return "compound", n.last + 1
    return None if letters in _PEOPLE else ("name", n.last + 1)


def _date(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """March 3, 3 March, 3 of March, 3/4/2015, 2015-09-05, 9/11."""
    if not in_digits(tokens, n) or n.value is None:
        return None
    before, after = word_at(tokens, n.first - 1), word_at(tokens, n.last)
    at = n.first - 2 if before == "." else n.first - 1
    if word_at(tokens, at) in MONTHS:
        if word_at(tokens, at - 1).isdecimal() and len(tokens[n.first].text) in (2, 4):
            return "year", n.last  # 3 JAN 90
        if n.value <= 31 and not is_verb(tokens, at, at - 1) and not counts_after_month(tokens, at, n.last):
            return "date", n.last
    month = n.last + (after == "of")
    if n.value <= 31 and word_at(tokens, month) in MONTHS and not is_verb(tokens, month, n.first - 1):
        return "date", n.last
    if after == "/" and glued(tokens, n.last) and glued(tokens, n.last + 1) or before == "/" and glued(tokens, n.first):
        return "date", n.last
    return None


def _year(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """Four digits between 1800 and 2100, unless people follow and nothing before says it is a year."""
    text = tokens[n.first].text
    apart = word_at(tokens, n.first - 1) == "'" and glued(tokens, n.first) and len(text) == 2 and text.isdecimal()
    if apart and word_at(tokens, n.first - 2) in _YEAR_BEFORE | MONTHS:
        return "year", n.last  # in '98
    if n.value is None or not 1800 <= n.value <= 2100 or not tokens[n.first].text.isdecimal() or n.last - n.first > 1:
        return None
    before, after = word_at(tokens, n.first - 1), word_at(tokens, n.last)
    if after in _PEOPLE and not (before in _YEAR_BEFORE and before != "," or before in MONTHS):
        return None
    return "year", n.last


def _numbered(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """Highway 12, No. 4, AK - 47, Air Force One."""
    k = n.first - 1
    before = word_at(tokens, k)
    if before in (".", *DASHES):
        k -= 1
    named = word_at(tokens, k)
    if before in DASHES:
        return ("name", n.last) if named in words.brands and in_digits(tokens, n) else None
    if before == ".":
        return ("name", n.last) if named in ("no", "nos") and in_digits(tokens, n) else None
    following = word_at(tokens, n.last)
    counting = following in _PEOPLE or len(following) > 3 and following.endswith("s") and following.isalpha()
    if (
        named in words.names
        and not counting
        and (in_digits(tokens, n) or tokens[k].text[0].isupper() and not tokens[k].text.isupper())
    ):
        return "name", n.last
    if named == "magnitude":
        return "magnitude", n.last
    capital = tokens[n.first].text[0].isupper() and not tokens[n.first].text.isupper()
    if capital and n.first and not n.article and _proper(tokens, n.last) and not _opening(tokens, n.first):
        return "name", n.last
    return None


def _proper(tokens: Sequence[Token], k: int) -> bool:
    return k < len(tokens) and tokens[k].text[0].isupper()


def _opening(tokens: Sequence[Token], k: int) -> bool:
    """A sentence or quotation begins at token k, so that its capital says nothing; or all is in capitals."""
    return k == 0 or not (tokens[k - 1].text[0].isalnum() or tokens[k - 1].text == ",") or _titled(tokens)


def _titled(tokens: Sequence[Token]) -> bool:
    words = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 3]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _measured(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """20 kilometres, 24-hour, three more days, 5.6-magnitude, 13 per cent, 3 million dollars."""
    k = n.last
    hyphen = word_at(tokens, k) in DASHES
    if hyphen:
        k += 1
    word = word_at(tokens, k)
    if word in _BETWEEN and word_at(tokens, k + 1) in words.units:
        k, word = k + 1, word_at(tokens, k + 1)
    if word == "per" and word_at(tokens, k + 1) in ("cent", "centum"):
        return "percent", k + 2
    if word in ("a", "per") and word_at(tokens, k + 1) in ("day", "week", "month", "year", "hour", "minute", "night"):
        return "rate", k + 2
    if n.vague and word == "in" and {word_at(tokens, k + 1), word_at(tokens, k + 2)} & _WORTH:
        return "money", k + 1
    kind = words.units.get(word) if not (n.article and word == "second") else None
    if kind is None or not hyphen and _singular(word, kind) and n.value != 1:
        return None
    if kind == "clock" and not hyphen and word in ("am", "pm", "cal") and n.value is not None and n.value > 12:
        return None
    return cast(Unit, kind), k + 1


_WORTH = frozenset("losses damage damages cash money aid ransom debt debts taxes revenue revenues funds compensation "
                   "investment investments loans property dollars pesos euros rupees".split())  # fmt: skip
"""Behind "millions in": what is counted is money."""
_PLURALS = frozenset("second minute hour day week weekend month year decade century night mile metre meter kilometre "
                     "kilometer dollar pound degree session time won sterling m c".split())  # fmt: skip


def _singular(word: str, kind: str) -> bool:
    return word in _PLURALS


def _two_before(tokens: Sequence[Token], n: Number) -> tuple[str, str]:
    return word_at(tokens, n.first - 2), word_at(tokens, n.first - 1)


def _hour(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """at 0645; 4 11 p.m., 901 528 5555 where stops and hyphens were lost; 7 and 9 p.m."""
    if not in_digits(tokens, n):
        return None
    text, following = tokens[n.first].text, word_at(tokens, n.last)
    told = (
        word_at(tokens, n.first - 1) in ("at", "around", "about", "approximately")
        and text[:2] < "24"
        and text[2:] < "60"
    )
    if text.isdecimal() and len(text) == 4 and (text[0] == "0" or told and "at" in _two_before(tokens, n)):
        return "clock", n.last
    if text.isdecimal() and text[0] == "0" and len(text) > 1:
        return "name", n.last
    if following.isdecimal() and not glued(tokens, n.last):
        if words.units.get(word_at(tokens, n.last + 1)) == "clock":
            return "clock", n.last
        if len(text) == 3 and n.value and len(following) in (3, 4) and text.isdecimal():
            return "phone", n.last + 1
    return None


def _compound(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """two-vehicle, three-storey; not 4-member family, 200-strong crowd, 13-plus."""
    if not (word_at(tokens, n.last) in DASHES and word_at(tokens, n.last + 1).isalpha()):
        return None
    joined = glued(tokens, n.last) and glued(tokens, n.last + 1)
    word = word_at(tokens, n.last + 1)
    if joined and in_digits(tokens, n) and tokens[n.last + 1].text.istitle() and word in words.starters:
        return "name", n.last + 2  # 7-Eleven
    if not joined or word in _SIZED or word in words.starters or word in ("plus", "odd", "more", "to", "and", "or"):
        return None
    return "compound", n.last + 2


def _address(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """4410 Tannery Road, 300 block of; 555-1234."""
    if not in_digits(tokens, n) or n.value is None:
        return None
    calls = word_at(tokens, n.first - 1).startswith(("call", "dial"))
    if n.value == 911 and word_at(tokens, n.last) not in _PEOPLE or n.value in (112, 999) and calls:
        return "phone", n.last
    if word_at(tokens, n.first - 1) == "|" and word_at(tokens, n.last) == "|":
        return "name", n.last  # page numbers
    for k in range(n.last, min(len(tokens), n.last + 4)):
        if tokens[k].lower in _STREETS and (tokens[k].text[0].isupper() or tokens[k].lower == "block"):
            return "address", k + 1
        if not tokens[k].text[0].isupper() and tokens[k].text != "." and not _ordinal(tokens, k):
            break
    tail = word_at(tokens, n.last + 1)
    if word_at(tokens, n.last) == ")" and len(tokens[n.first].text) == len(tail) == 3 and tail.isdecimal():
        return "phone", n.last
    if word_at(tokens, n.last) in DASHES and len(tokens[n.first].text) == 3 and len(tail) == 4 and tail.isdecimal():
        return "phone", n.last + 2
    return None


def _ordinal(tokens: Sequence[Token], k: int) -> bool:
    """Either half of "3rd" in "2505 3rd Avenue"."""
    halves = (word_at(tokens, k), word_at(tokens, k + 1)), (word_at(tokens, k - 1), word_at(tokens, k))
    return any(a.isdecimal() and b in ("st", "nd", "rd", "th") for a, b in halves)


def _score(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """3-2, 24/7, 5 x 3: digits against digits that do not rise are no range."""
    if not in_digits(tokens, n) or n.value is None or n.last + 1 >= len(tokens):
        return None
    other = tokens[n.last + 1].text
    if tokens[n.last].text not in DASHES or not other.isdecimal():
        return None
    falls = int(other) <= n.value and int(other) < 100
    return ("score", n.last + 2) if falls or word_at(tokens, n.last + 2) in _COMPARED else None


Rule = Callable[[Sequence[Token], Number, Words], Found]
# Letters against digits first ("5km"), then ages (before durations: "13 years old"), dates before years.
_RULES: tuple[Rule, ...] = (
    _against_letters, ages.old, _measured, _hour, _date, _address, _year, _score, _numbered, _compound,
    ages.aside, ages.was,
)  # fmt: skip
