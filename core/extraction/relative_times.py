"""Times that lean on the day of writing or on the happening told before: Friday, last week, two days later."""

from dataclasses import replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from core.extraction import absolute_times
from core.extraction.quantity_words import DASHES
from core.extraction.quantity_words import words as quantity_words
from core.extraction.spans_of_time import (
    Direction,
    month_of,
    on_day,
    week_of,
    weekday_near,
    weekend_near,
    year_of,
)  # fmt: skip
from core.extraction.spelled import number
from core.extraction.time_expression import Reading, TimeExpression
from schemas.place import When


def weekday(r: Reading, i: int) -> TimeExpression | None:
    """Friday, last Friday, late on Friday, Friday's, Friday night; with a date beside it, the date."""
    word = r.word(i)
    last = i + 1
    if word in r.words.short:
        if r.word(last) not in (".", ",") or not r.tokens[i].text[0].isupper():
            return None
        following = r.word(last + 1)
        if word in ("sun", "sat", "mon") and not (following in r.words.months or following.isdecimal()):
            return None
        last += r.word(last) == "."
    dated = _date_beside(r, last)
    if dated:
        return replace(dated, first=i, when=dated.when and replace(dated.when, text=r.text(i, dated.last)))
    before = r.word(i - 1)
    if before in ("every", "each"):
        return TimeExpression(first=i - 1, last=last, when=None, kind="set")
    number = r.words.weekdays[word]
    week = _week_beside(r, last)
    if week is not None:
        monday = r.base - timedelta(days=r.base.weekday() - 7 * week[1])
        return r.expression(i, week[0], on_day(monday + timedelta(days=number), ""))
    first = i - 1 if before in r.words.past | r.words.now | r.words.next else i
    day = weekday_near(number, r.base, _weekday_direction(r, i, before))
    return r.expression(first, _with_part(r, last), on_day(day, ""))


def _weekday_direction(r: Reading, i: int, before: str) -> Direction:
    if before in r.words.past:
        return "strictly_past"
    if before in r.words.next:
        return "strictly_future"
    return r.direction(i)


def _date_beside(r: Reading, k: int) -> TimeExpression | None:
    """The date in "Friday, March 3", "Friday 3 March", "Friday (Sept. 4)"."""
    if r.word(k) in (",", "("):
        k += 1
    if k - 1 and r.word(k) == "the":
        k += 1
    if r.word(k).isdecimal():
        found = absolute_times.numeric(r, k) or absolute_times.day_month(r, k)
    elif r.word(k) in r.words.months and r.word(k + 1 + (r.word(k + 1) == ".")).isdecimal():
        found = absolute_times.month(r, k)
    else:
        return None
    return found if found and found.when and found.when.precision == "day" else None


def _week_beside(r: Reading, k: int) -> tuple[int, int] | None:
    """ "Friday last week", "Friday of this week": the token after, and the week from now."""
    if r.word(k) == "of":
        k += 1
    if r.word(k + 1) != "week":
        return None
    word = r.word(k)
    if word in r.words.past:
        return k + 2, -1
    return (k + 2, 0) if word in r.words.now else (k + 2, 1) if word in r.words.next else None


def _with_part(r: Reading, last: int) -> int:
    return last + 1 if r.word(last) in r.words.parts else last


def day(r: Reading, i: int) -> TimeExpression | None:
    """today, yesterday, tomorrow, tonight, overnight; the day before yesterday."""
    offset = r.words.days[r.word(i)]
    first = i
    if r.word(i - 1) in ("before", "after") and r.word(i - 2) == "day":
        offset, first = offset * 2, i - 2
    return r.expression(first, _with_part(r, i + 1), on_day(r.base + timedelta(days=offset), ""))


def near(r: Reading, i: int) -> TimeExpression | None:
    """last week, this month, next year, this morning, last night, the past 24 hours, the last three days."""
    word, following = r.word(i), r.word(i + 1)
    sign = -1 if word in r.words.past else 0 if word in r.words.now else 1
    if following in r.words.weekdays or following in r.words.months or following in r.words.seasons:
        return None  # the rules of those look back at the word
    if following in r.words.parts:
        offset = -1 if sign < 0 else 0
        return r.expression(i, i + 2, on_day(r.base + timedelta(days=offset), ""))
    if following == "weekend":
        return weekend(r, i + 1)
    span = _whole_unit(r, word, following, sign)
    if span:
        early = r.word(i - 1) in ("early", "late", "earlier", "later")
        if r.word(i - 1) == "earlier":
            span = replace(span, end=max(span.start, min(span.end, r.base)))
        return r.expression(i - early, i + 2, span)
    return _last_few(r, i, sign) if sign else None


def earlier_in(r: Reading, i: int) -> TimeExpression | None:
    """ "Earlier in the week", "earlier in the month": this one, up to the day of writing."""
    if r.word(i + 1) != "in" or r.word(i + 2) != "the" or r.word(i + 3) not in ("week", "month", "year"):
        return None
    span = _whole_unit(r, "the", r.word(i + 3), 0)
    return r.expression(i, i + 4, replace(span, end=max(span.start, min(span.end, r.base)))) if span else None


def _whole_unit(r: Reading, word: str, name: str, sign: int) -> When | None:
    base = r.base
    if name == "week":
        return week_of(base + timedelta(days=7 * sign), "")
    if name == "month":
        there = base + relativedelta(months=sign)
        return month_of(there.year, there.month, "")
    if name == "year":
        return year_of(base.year + sign, "")
    if name == "decade":
        return year_of(base.year // 10 * 10 + 10 * sign, "", 10)
    return None


def _last_few(r: Reading, i: int, sign: int) -> TimeExpression | None:
    """the past 24 hours, the last three days, in the next two weeks: an interval that touches the day of writing."""
    k, count = i + 1, 1
    n = number(r.tokens, k, quantity_words()) if k < len(r.tokens) else None
    if n is None or n.value is None:
        return None
    k, count = n.last, n.value
    k += r.word(k) in DASHES
    length = r.words.units.get(r.word(k))
    if length is None:
        return None
    hours = r.word(k).startswith("h") and r.word(k - 1) not in ("few", "several", "couple")
    days = count * length if length else max(1, count // 24) if hours else 0
    return r.expression(i, k + 1, _touching(r, min(days, 36500) * sign, length))


def _touching(r: Reading, days: int, length: int) -> When:
    other = r.base + timedelta(days=days)
    precision = "day" if length < 7 else "week" if length < 30 else "month" if length < 365 else "year"
    return When(start=min(other, r.base), end=max(other, r.base), precision=precision)  # type: ignore[arg-type]


def weekend(r: Reading, i: int) -> TimeExpression | None:
    """the weekend, last weekend, this weekend, over the weekend."""
    before = r.word(i - 1)
    if r.word(i).endswith("s"):
        return TimeExpression(first=i, last=i + 1, when=None, kind="set")
    if before not in r.words.past | r.words.now | r.words.next | {"the"} and r.word(i - 1) not in ("over", "of"):
        return None
    direction: Direction = r.direction(i)
    if before in r.words.past:
        direction = "strictly_past" if r.base.weekday() >= 5 and before != "past" else "past"
    elif before in r.words.next:
        direction = "future"
    start, end = weekend_near(r.base, direction)
    found = r.expression(i - 1, i + 1, on_day(start, ""))
    return replace(found, when=replace(found.when, end=end)) if found.when else found


_LATER = frozenset("later after afterward afterwards following".split())
_EARLIER = frozenset("earlier before previously prior".split())


def counted(r: Reading, i: int) -> TimeExpression | None:
    """three weeks ago, a day after, two days later, hours before; else a duration: three days, 24-hour, two-week."""
    n = number(r.tokens, i, quantity_words())
    if n is None or n.value is None:
        return None
    k = n.last
    k += r.word(k) in DASHES
    k += r.word(k) in ("more", "full", "long", "straight", "consecutive", "whole", "short", "of", "or")
    length = r.words.units.get(r.word(k))
    if (
        length is None
        or r.word(k + 1) in ("old", "olds")
        or r.word(k + 1) in DASHES
        and r.word(k + 2) in ("old", "olds")
    ):
        return None
    if n.article and r.word(k) in ("second", "minute") and r.word(i) != "one":
        return None if r.word(k) == "second" else _leaning(r, i, k, n.value, length, n.vague)
    if r.word(i) in ("a", "an") and r.word(i - 1).isdecimal():
        return TimeExpression(first=i, last=k + 1, when=None, kind="set")
    return _leaning(r, i, k, n.value, length, n.vague)


def bare(r: Reading, i: int) -> TimeExpression | None:
    """hours later, days after, weeks ago, years before, without a number; "day after"."""
    word = r.word(i)
    plural = word.endswith("s")
    if not plural and word not in ("day", "night", "week", "month", "year"):
        return None
    if r.word(i + 1) not in _LATER | _EARLIER | {"ago"} or r.word(i + 2) in r.words.days:
        return None
    first = i - 1 if r.word(i - 1) in ("the", "a") else i
    return _leaning(r, first, i, 2 if plural else 1, r.words.units[word], vague=plural)


def _leaning(r: Reading, first: int, k: int, count: int, length: int, vague: bool) -> TimeExpression | None:
    """A span of time from token `first` to its unit at `k`, and what it leans on."""
    following = r.word(k + 1)
    days = min(count * length, 400_000)
    if following == "ago" and length == 7 and r.word(k + 2) in r.words.weekdays:
        day = weekday_near(r.words.weekdays[r.word(k + 2)], r.base, "past")
        return r.expression(first, _with_part(r, k + 3), on_day(day - timedelta(days=min(days, 3650)), ""))
    if following == "ago":
        return r.expression(first, k + 2, _ago(r, count, length, vague))
    if r.word(first - 1) == "for" and following in ("before", "after", "following"):
        return TimeExpression(first=first, last=k + 1, when=None, kind="duration")
    if following in _LATER or following in _EARLIER:
        sign = 1 if following in _LATER else -1
        after = r.word(k + 2)
        governs = following in ("after", "before", "prior", "following") and after not in (
            "",
            ",",
            ".",
            ";",
            "and",
            ")",
            '"',
        )
        return TimeExpression(
            first=first, last=k + 2, when=None, kind="reference", offset_days=sign * days, governs=governs
        )
    return TimeExpression(first=first, last=k + 1, when=None, kind="duration")


def _ago(r: Reading, count: int, length: int, vague: bool) -> When:
    base = r.base
    if vague and length:  # several weeks ago: somewhere between two and ten of them
        start, end = base - timedelta(days=min(10 * length, 36500)), base - timedelta(days=2 * length)
        return When(start=start, end=end, precision="week" if length < 7 else "month" if length < 30 else "year")
    if length >= 365:
        years = min(count * length // 365, base.year - 1)
        return year_of(base.year - years, "")
    if length >= 30:
        there = base - relativedelta(months=min(count * (length // 30), 12 * (base.year - 1)))
        return month_of(there.year, there.month, "")
    there = base - timedelta(days=min(count * length, 36500))
    return week_of(there, "") if length >= 7 else on_day(there, "")


def told_before(r: Reading, i: int) -> TimeExpression | None:
    """the next day, the following week, the same day, that night, the previous evening, the day before."""
    first = i
    k = i + 1 if r.word(i) == "the" or r.word(i) == "that" and r.word(i + 1) == "same" else i
    word, name = r.word(k), r.word(k + 1)
    length = 1 if name in r.words.parts else r.words.units.get(name)
    if length and word in ("next", "following", "same", "previous", "preceding", "that"):
        if word == "next" and r.word(k + 2) in ("few", "two") or name.endswith("s"):
            return None
        sign = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(word, 0)
        if word == "that" and name not in ("day", "night", "week", "month", "year") and name not in r.words.parts:
            return None
        if word == "next" and r.word(i) != "the":
            return None
        return TimeExpression(first=first, last=k + 2, when=None, kind="reference", offset_days=sign * length)
    if word in ("next", "previous", "following") and name in r.words.weekdays:
        return None
    if r.words.units.get(word) and name in _LATER | _EARLIER and r.word(i) == "the":
        if r.word(k + 2) in r.words.days:
            return None
        return bare(r, k)
    return None


_SETS = frozenset("daily weekly monthly yearly annually hourly".split())


def repeated(r: Reading, i: int) -> TimeExpression | None:
    """daily, every day, each week, on Fridays."""
    word, following = r.word(i), r.word(i + 1)
    if word in _SETS or word.endswith("s") and word[:-1] in r.words.weekdays and word[:-1] not in r.words.short:
        return TimeExpression(first=i, last=i + 1, when=None, kind="set")
    if word in ("every", "each") and (following in r.words.units or following in r.words.parts):
        return TimeExpression(first=i, last=i + 2, when=None, kind="set")
    return None
