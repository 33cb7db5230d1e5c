"""Dates of the calendar: 3 March 2015, March 3, 2015-09-05, 03/04/2015, in 1997, the 1990s, holidays, seasons."""

import re
from dataclasses import replace
from datetime import date

from core.extraction.near_numbers import counts_after_month, is_verb
from core.extraction.quantity_words import DASHES
from core.extraction.quantity_words import words as quantity_words
from core.extraction.spans_of_time import (
    Direction,
    day_near,
    exact,
    full_year,
    holiday,
    month_near,
    month_of,
    on_day,
    year_of,
)  # fmt: skip
from core.extraction.spelled import number
from core.extraction.time_expression import Reading, TimeExpression
from core.extraction.units import unit
from schemas.place import When

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SUFFIXES = ("st", "nd", "rd", "th")


def numeric(r: Reading, i: int) -> TimeExpression | None:
    """2015-09-05, 5.9.2015, 03/04/2015, 3/4/15; of two readings the nearest one not after the day of writing."""
    dotted = _DOTTED.fullmatch(r.tokens[i].text)
    if dotted:
        return _day(r, i, i + 1, _either(int(dotted[1]), int(dotted[2]), int(dotted[3]), r.base))
    sign = r.word(i + 1)
    if sign not in ("/", "-") or not (r.glued(i + 1) and r.glued(i + 2)) or r.word(i + 3) != sign or not r.glued(i + 4):
        return None
    parts = [r.tokens[k].text for k in (i, i + 2, i + 4)]
    if not all(part.isdecimal() for part in parts):
        return None
    if len(parts[0]) == 4:
        return _day(r, i, i + 5, exact(int(parts[0]), int(parts[1]), int(parts[2])))
    year = full_year(parts[2], r.base) if len(parts[2]) in (2, 4) else None
    return _day(r, i, i + 5, _either(int(parts[0]), int(parts[1]), year, r.base)) if year else None


def _either(a: int, b: int, year: int, base: date) -> date | None:
    """Month first or day first, whichever there is; of both, the nearer to the day of writing and not after it."""
    days = [day for day in (exact(year, a, b), exact(year, b, a)) if day]
    past = [day for day in days if day <= base]
    return max(past) if past else min(days, default=None)


def _day(r: Reading, first: int, last: int, day: date | None) -> TimeExpression | None:
    return r.expression(first, last, on_day(day, "")) if day else None


def day_month(r: Reading, i: int) -> TimeExpression | None:
    """3 March, 3rd of March 2015, 3-5 March, 3 JAN 90."""
    first = _day_number(r, i)
    if first is None:
        return None
    k, day = first
    until = None
    if r.word(k) in DASHES or r.word(k) in ("to", "and"):
        second = _day_number(r, k + 1)
        if second:
            k, until = second
    if r.word(k) == "of":
        k += 1
    month = r.words.months.get(r.word(k))
    if month is None or is_verb(r.tokens, k, i - 1):
        return None
    k += 1
    if r.word(k) == "." and r.word(k - 1) in r.words.short:
        k += 1
    k, year = _year_after(r, k, short=True)
    k, year = (k, year) if year else _told_year(r, k)
    return _dated(r, i, k, (day, until), month, year)


def _day_number(r: Reading, k: int) -> tuple[int, int] | None:
    text = r.word(k)
    if not text.isdecimal() or len(text) > 2 or not 1 <= int(text) <= 31:
        return None
    return (k + 2 if r.word(k + 1) in _SUFFIXES and r.glued(k + 1) else k + 1), int(text)


def _year_after(r: Reading, k: int, short: bool = False) -> tuple[int, int | None]:
    """A year from token k on (after a comma or "of"): the token after it, and the year."""
    j = k + 1 if r.word(k) in (",", "of", "'") else k
    text = r.word(j)
    if text.isdecimal() and (len(text) == 4 or len(text) == 2 and (r.word(k) == "'" or short and j == k)):
        year = full_year(text, r.base)
        if year and (len(text) == 2 or 1800 <= year <= 2100):
            return j + 1, year
    return k, None


def _told_year(r: Reading, k: int) -> tuple[int, int | None]:
    """July last year, 18 November of this year: the token behind, and the year."""
    at = k + 1 if r.word(k) in ("of", ",") else k
    if r.word(at + 1) != "year" or r.word(at) not in r.words.past | r.words.now | r.words.next:
        return k, None
    shift = -1 if r.word(at) in r.words.past else 1 if r.word(at) in r.words.next else 0
    return at + 2, r.base.year + shift


def _direction(r: Reading, first: int, last: int) -> Direction:
    before = r.word(first - 1)
    if before in r.words.past:
        return "past"
    if r.word(last) in r.words.ahead:
        return "near"
    return "future" if before in r.words.next else r.tense(first) or "near"


def _dated(
    r: Reading, first: int, last: int, days: tuple[int, int | None], month: int, year: int | None
) -> TimeExpression | None:
    start = exact(year, month, days[0]) if year else day_near(days[0], month, r.base, _direction(r, first, last))
    if start is None:
        return None
    found = r.expression(first, last, on_day(start, ""))
    end = exact(start.year, start.month, days[1]) if days[1] else None
    if end and end > start and found.when:
        return replace(found, when=replace(found.when, end=end))
    return found


def month(r: Reading, i: int) -> TimeExpression | None:
    """March 3, March 3-5, 2015, March 2015, late March, last March, March."""
    number = r.words.months[r.word(i)]
    k = i + 1
    if r.word(k) == "." and r.word(i) in r.words.short:
        k += 1
    lost = r.word(i) in ("may", "march")
    if is_verb(r.tokens, i, i - 1) or r.tokens[i].text.islower() and not lost:
        return None
    found = _month_day(r, i, k, number)
    if found:
        return found
    after, year = _year_after(r, k)
    if year:
        return r.expression(_widened(r, i), after, month_of(year, number, ""))
    after, year = _told_year(r, k)
    if year:
        return r.expression(_widened(r, i), after, month_of(year, number, ""))
    return _bare_month(r, i, number)


def _month_day(r: Reading, i: int, k: int, month: int) -> TimeExpression | None:
    day = _day_number(r, k)
    if day is None:
        return None
    last, until = day[0], None
    if counts_after_month(r.tokens, i, last):
        return None
    if r.word(last) in DASHES or r.word(last) == "to":
        second = _day_number(r, last + 1)
        if second and second[1] > day[1]:
            last, until = second
    last, year = _year_after(r, last)
    last, year = (last, year) if year else _told_year(r, last)
    return _dated(r, i, last, (day[1], until), month, year)


_LEADS = frozenset("in since of during last this next early late mid until by from through after before past every "
    "each - to and".split())  # fmt: skip


def _bare_month(r: Reading, i: int, month: int) -> TimeExpression | None:
    """A month alone; short forms, and names that are other words too, only where a word before says so."""
    before = r.word(i - 1)
    led = before in _LEADS
    if r.word(i) in r.words.short and r.word(i + 1) != "." or r.word(i) in r.words.short and not led:
        return None
    doubtful = r.word(i) in ("march", "may", "april", "june", "august")
    if (
        doubtful
        and not led
        or i + 1 < len(r.tokens)
        and r.tokens[i + 1].text.istitle()
        and doubtful
        and before in ("and", "by")
    ):
        return None
    if before in ("every", "each"):
        return TimeExpression(first=i - 1, last=i + 1, when=None, kind="set")
    if before in r.words.past:
        direction = "strictly_past"
    elif before in r.words.next:
        direction = "strictly_future"
    else:
        direction = r.direction(i)
    year = r.base.year if before in r.words.now else month_near(month, r.base, direction)  # type: ignore[arg-type]
    return r.expression(_widened(r, i), i + 1, month_of(year, month, ""))


def _widened(r: Reading, i: int) -> int:
    """Where "early", "mid-", "last" or "this" before token i begin."""
    k = i
    if r.word(k - 1) in DASHES and r.word(k - 2) == "mid":
        k -= 2
    while k and r.word(k - 1) in ("early", "late", "mid", "earlier", "last", "this", "next", "past"):
        k -= 1
    return k


def year(r: Reading, i: int) -> TimeExpression | None:
    """in 1997, 1992-1997, 1992 to 1997, the 1990s, mid-1990s."""
    n = number(r.tokens, i, quantity_words())
    if n is None or n.value is None:
        return None
    kind, last = unit(r.tokens, n, quantity_words())
    if kind == "decade" and 1000 <= n.value <= 2100 and n.value % 10 == 0:
        return r.expression(_widened(r, i), last, year_of(n.value, "", 10))
    if kind != "year":
        return None
    if r.word(last) in DASHES or r.word(last) == "to" or r.word(last) == "and" and r.word(i - 1) == "between":
        text = r.word(last + 1)
        end = int(text) if text.isdecimal() else 0
        if len(text) == 2:
            end += n.value // 100 * 100
        if len(text) in (2, 4) and n.value < end <= 2100:
            return r.expression(i, last + 2, year_of(n.value, "", end - n.value + 1))
    return r.expression(i, last, year_of(n.value, ""))


def season(r: Reading, i: int) -> TimeExpression | None:
    """last summer, in the spring of 2014, this winter; three months, northern hemisphere."""
    month = r.words.seasons[r.word(i)]
    last, year = _year_after(r, i + 1)
    before = r.word(i - 1)
    if year is None:
        led = (
            before in (r.words.past | r.words.now | r.words.next)
            or before in ("the", "early", "late")
            and r.word(i) in ("summer", "winter", "spring")
        )
        if not led or r.word(i) == "fall" and before == "the":
            return None
        direction = "strictly_future" if before in r.words.next else "past"
        year = month_near(month, r.base, direction)  # type: ignore[arg-type]
        if before in r.words.past and _three_months(year, month).end >= r.base:
            year -= 1
        last = i + 1
    return r.expression(_widened(r, i), last, _three_months(year, month))


def _three_months(year: int, month: int) -> When:
    return month_of(year, month, "", 3)


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def quarter(r: Reading, i: int) -> TimeExpression | None:
    """the third quarter, second-quarter, the first quarter of 1990: three months."""
    k = i + 1 if r.word(i) == "the" else i
    number = _QUARTERS.get(r.word(k))
    if number is None:
        return None
    k += 2 if r.word(k + 1) in DASHES else 1
    if r.word(k) != "quarter":
        return None
    last, year = _year_after(r, k + 1)
    start = number * 3 - 2
    when = _three_months(year or r.base.year, start)
    if year is None and when.start > r.base:
        when = _three_months(r.base.year - 1, start)
    return r.expression(i, last, when)


def named_day(r: Reading, i: int) -> TimeExpression | None:
    """Christmas Day, Easter Sunday, New Year's Eve."""
    before = r.word(i - 1)
    if r.tokens[i].text.islower():
        return None
    for phrase, rule in r.words.holidays[r.word(i)]:
        last = i + len(phrase)
        if all(r.word(i + k) == part for k, part in enumerate(phrase)):
            after, year = _year_after(r, last)
            base = date(year, 12, 31) if year else r.base
            day = holiday(rule, base, "past" if year or before in r.words.past else r.direction(i))
            if day is not None and r.word(last) in _FESTIVE and (r.base - day).days > _SEASON:
                return None
            return _day(r, i, after, day)
    return None


_FESTIVE = frozenset("festivities festivity celebrations party parties parade crowd crowds revellers events".split())
_SEASON = 30
"""Days: "Halloween festivities" two days before Halloween are of this year, of no told day."""
