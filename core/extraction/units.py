"""Which numbers are no people: ages, distances, money, years, clock times, dates, names, scores."""

from collections.abc import Callable, Sequence
from typing import cast

from core.extraction.quantity import Unit
from core.extraction.quantity_words import DASHES, Words
from core.extraction.spelled import Number
from core.extraction.text import Token

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_CURRENCIES = frozenset(["$", "£", "€", "¥", "₹", "rs", "inr", "usd", "eur", "us$"])
_BETWEEN = frozenset("square nautical cubic us british american more other additional consecutive straight full whole "
                     "long short further million billion thousand separate different".split())  # fmt: skip
_OLD = frozenset(("old", "olds"))
_YEARS = frozenset(("year", "years", "yr", "yrs", "month", "months", "week", "weeks", "day", "days"))
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


Found = tuple[Unit, int] | None


def _word(tokens: Sequence[Token], k: int) -> str:
    return tokens[k].lower if 0 <= k < len(tokens) else ""


def _digits(tokens: Sequence[Token], n: Number) -> bool:
    return tokens[n.first].lower[0].isdigit()


def _glued(tokens: Sequence[Token], k: int) -> bool:
    """Token k stands against token k - 1, without a space."""
    return 0 < k < len(tokens) and tokens[k].start == tokens[k - 1].end


def _old(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """13-year-old, 13 years old, aged 13, age 13, in his 30s, under 18."""
    k = n.last
    if _word(tokens, k) in DASHES:
        k += 1
    if _word(tokens, k) in _YEARS:
        k += 1
        if _word(tokens, k) in DASHES:
            k += 1
        if _word(tokens, k) in _OLD or _word(tokens, k) == "of" and _word(tokens, k + 1) == "age":
            return "age", k + 1
    if _word(tokens, n.first - 1) in ("aged", "age", "ages"):
        return "age", n.last
    if _word(tokens, n.first - 1) in ("under", "over") and n.value == 18:
        return "age", n.last
    return None


def _after_name(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """Maria Lopez, 34, was; John Smith (23); in capitals too."""
    if n.value is None or n.value > 115 or n.first < 2 or n.last - n.first > 1 or not _digits(tokens, n):
        return None
    before, name = tokens[n.first - 1].text, tokens[n.first - 2].text
    if not name[:1].isupper() or name.lower() in MONTHS:
        return None
    after = tokens[n.last].text if n.last < len(tokens) else "."
    if before == "," and after in (",", ".", ";", ")", "and", "AND"):
        return "age", n.last
    if before == "(" and after == ")":
        return "age", n.last
    return None


def _against_letters(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """7th, 30s, 5km, 10pm, 16A on the right; M16, AK-47, #4, $5, .45 on the left."""
    if not _digits(tokens, n):
        return None
    if _glued(tokens, n.last) and tokens[n.last].text[0].isalpha():
        return _suffix(tokens, n, words)
    previous = _word(tokens, n.first - 1)
    if previous in _CURRENCIES or previous == "$":
        return "money", n.last
    if previous == "#":
        return "name", n.last
    if not _glued(tokens, n.first):
        return None
    if previous == "." and n.first > 1 and not _glued(tokens, n.first - 1) or previous == "." and n.first == 1:
        return "calibre", n.last
    if previous.isalpha():
        return "name", n.last
    if previous in DASHES and _glued(tokens, n.first - 1) and _word(tokens, n.first - 2).isalpha():
        spelled = _word(tokens, n.first - 2) in words.starters or _word(tokens, n.first - 2) in ("mid", "to")
        return None if spelled else ("name", n.last)
    return None


def _suffix(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    letters = tokens[n.last].lower
    if letters in ("st", "nd", "rd", "th"):
        month = {_word(tokens, n.first - 1), _word(tokens, n.last + 1), _word(tokens, n.last + 2)} & MONTHS
        return ("date" if month else "ordinal"), n.last + 1
    if letters == "s":
        return ("age" if n.value is not None and n.value < 100 else "decade"), n.last + 1
    if letters in words.units:
        return cast(Unit, words.units[letters]), n.last + 1
    if letters in ("year", "day", "x"):
        return "compound", n.last + 1
    return ("name", n.last + 1) if len(letters) < 3 else None


def _date(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """March 3, 3 March, 3 of March, 3/4/2015, 2015-09-05, 9/11."""
    if not _digits(tokens, n) or n.value is None:
        return None
    before, after = _word(tokens, n.first - 1), _word(tokens, n.last)
    if before == "." and not _glued(tokens, n.last):
        before = _word(tokens, n.first - 2)
    if n.value <= 31 and (before in MONTHS - {"may"} or before == "may" and tokens[n.first - 1].text[0].isupper()):
        return None if before == "march" and tokens[n.first - 1].text == "march" else ("date", n.last)
    month = after if after != "of" else _word(tokens, n.last + 1)
    if n.value <= 31 and month in MONTHS and not (month in ("may", "march") and tokens[n.last].text.islower()):
        return "date", n.last
    if (
        after == "/"
        and _glued(tokens, n.last)
        and _glued(tokens, n.last + 1)
        or before == "/"
        and _glued(tokens, n.first)
    ):
        return "date", n.last
    return None


def _year(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """Four digits between 1800 and 2100, unless people follow and nothing before says it is a year."""
    if n.value is None or not 1800 <= n.value <= 2100 or not tokens[n.first].text.isdecimal() or n.last - n.first > 1:
        return None
    before, after = _word(tokens, n.first - 1), _word(tokens, n.last)
    if after in _PEOPLE and not (before in _YEAR_BEFORE and before != "," or before in MONTHS):
        return None
    return "year", n.last


def _numbered(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """Highway 12, No. 4, AK - 47, Air Force One."""
    k = n.first - 1
    before = _word(tokens, k)
    if before in (".", *DASHES):
        k -= 1
    named = _word(tokens, k)
    if before in DASHES:
        return ("name", n.last) if named in words.brands and _digits(tokens, n) else None
    if before == ".":
        return ("name", n.last) if named in ("no", "nos") and _digits(tokens, n) else None
    following = _word(tokens, n.last)
    counting = following in _PEOPLE or len(following) > 3 and following.endswith("s") and following.isalpha()
    if (
        named in words.names
        and not counting
        and (_digits(tokens, n) or tokens[k].text[0].isupper() and not tokens[k].text.isupper())
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
    hyphen = _word(tokens, k) in DASHES
    if hyphen:
        k += 1
    word = _word(tokens, k)
    if word in _BETWEEN and _word(tokens, k + 1) in words.units:
        k, word = k + 1, _word(tokens, k + 1)
    if word == "per" and _word(tokens, k + 1) in ("cent", "centum"):
        return "percent", k + 2
    if word in ("a", "per") and _word(tokens, k + 1) in ("day", "week", "month", "year", "hour", "minute", "night"):
        return "rate", k + 2
    kind = words.units.get(word)
    if kind is None or not hyphen and _singular(word, kind) and n.value != 1:
        return None
    if kind == "clock" and not hyphen and word in ("am", "pm", "cal") and n.value is not None and n.value > 12:
        return None
    return cast(Unit, kind), k + 1


_PLURALS = frozenset("second minute hour day week weekend month year decade century night mile metre meter kilometre "
                     "kilometer dollar pound degree session time won sterling m c".split())  # fmt: skip


def _singular(word: str, kind: str) -> bool:
    return word in _PLURALS


def _compound(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """two-vehicle, three-storey; not 4-member family, 200-strong crowd, 13-plus."""
    if not (_word(tokens, n.last) in DASHES and _word(tokens, n.last + 1).isalpha()):
        return None
    glued = _glued(tokens, n.last) and _glued(tokens, n.last + 1)
    word = _word(tokens, n.last + 1)
    if not glued or word in _SIZED or word in words.starters or word in ("plus", "odd", "more", "to", "and", "or"):
        return None
    return "compound", n.last + 2


def _address(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """1287 Hebron Road, 1000 block of; 555-1234."""
    if not _digits(tokens, n) or n.value is None:
        return None
    for k in range(n.last, min(len(tokens), n.last + 4)):
        if tokens[k].lower in _STREETS and (tokens[k].text[0].isupper() or tokens[k].lower == "block"):
            return "address", k + 1
        if not tokens[k].text[0].isupper() and tokens[k].text != ".":
            break
    tail = _word(tokens, n.last + 1)
    if _word(tokens, n.last) in DASHES and len(tokens[n.first].text) == 3 and len(tail) == 4 and tail.isdecimal():
        return "phone", n.last + 2
    return None


def _score(tokens: Sequence[Token], n: Number, words: Words) -> Found:
    """3-2, 24/7, 5 x 3: digits against digits that do not rise are no range."""
    if not _digits(tokens, n) or n.value is None or n.last + 1 >= len(tokens):
        return None
    other = tokens[n.last + 1].text
    if tokens[n.last].text not in DASHES or not other.isdecimal():
        return None
    falls = int(other) <= n.value and int(other) < 100
    return ("score", n.last + 2) if falls or _word(tokens, n.last + 2) in _COMPARED else None


Rule = Callable[[Sequence[Token], Number, Words], Found]
# Letters against digits first ("5km"), then ages (before durations: "13 years old"), dates before years.
_RULES: tuple[Rule, ...] = (
    _against_letters, _old, _measured, _date, _address, _score, _year, _numbered, _compound, _after_name,
)  # fmt: skip
