"""Calendar decisions: which Friday, which March, which 3 March is meant; python-dateutil does the calendar."""

from datetime import date, timedelta
from typing import Literal

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

from schemas.place import When

Direction = Literal["past", "strictly_past", "future", "strictly_future", "near"]
DAY = timedelta(days=1)
HALF_YEAR = 183
SOON = 60


def on_day(day: date, text: str) -> When:
    return When(start=day, end=day, precision="day", text=text)


def week_of(day: date, text: str) -> When:
    """The week from Monday to Sunday."""
    start = day - timedelta(days=day.weekday())
    return When(start=start, end=start + timedelta(days=6), precision="week", text=text)


def month_of(year: int, month: int, text: str, months: int = 1) -> When:
    """`months` whole months from the given one on."""
    start = date(year, month, 1)
    return When(start=start, end=start + relativedelta(months=months) - DAY, precision="month", text=text)


def year_of(year: int, text: str, years: int = 1) -> When:
    return When(start=date(year, 1, 1), end=date(year + years - 1, 12, 31), precision="year", text=text)


def weekday_near(number: int, base: date, direction: Direction) -> date:
    """The last (next) such weekday; `strictly_` leaves the day itself out (tolls.md, When: past includes it)."""
    if direction == "past":
        return base + relativedelta(weekday=weekday(number, -1))
    if direction == "strictly_past":
        return base + relativedelta(days=-1, weekday=weekday(number, -1))
    if direction == "future":
        return base + relativedelta(weekday=weekday(number, 1))
    return base + relativedelta(days=1, weekday=weekday(number, 1))


def month_near(month: int, base: date, direction: Direction) -> int:
    """The year of the last such month that began by `base`, or of the next that has not ended."""
    if direction == "past":
        return base.year if month <= base.month else base.year - 1
    if direction == "strictly_past":
        return base.year if month < base.month else base.year - 1
    ahead = (month - base.month) % 12 or 12 * (direction == "strictly_future")
    if direction == "future" and ahead > 6:
        return base.year if month <= base.month else base.year - 1
    return base.year if month >= base.month + (direction == "strictly_future") else base.year + 1


def day_near(day: int, month: int, base: date, direction: Direction) -> date | None:
    """The last 3 March not after `base` (a day of grace for time zones), or the next; None for 31 February.

    What lies ahead is told as a bare day only while it is near: a next one over half a year away is the last one.
    `near`, where no verb tells: the next if it comes within 60 days ("the Nov. 13 deadline"), else the last.
    """
    years = range(max(1, base.year - 4), min(9999, base.year + 5))
    days = [found for year in years if (found := exact(year, month, day))]
    last = max((found for found in days if found <= base + DAY), default=None)
    coming = min((found for found in days if found >= base), default=None)
    limit = SOON if direction == "near" else HALF_YEAR
    if direction.endswith("past") or coming is None or last and (coming - base).days > limit:
        return last
    if direction == "near" and last and (base - last).days < SOON:
        return last
    return coming


def exact(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, or None."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str, base: date) -> int | None:
    """1990, 90 or '90: two digits are the last such year that is not more than a year ahead."""
    if len(digits) == 4:
        return int(digits) if 1000 <= int(digits) <= 2199 else None
    year = base.year // 100 * 100 + int(digits)
    return year if year <= base.year + 1 else year - 100


def weekend_near(base: date, direction: Direction) -> tuple[date, date]:
    """Saturday and Sunday: the last that has begun, or the next that has not ended."""
    if direction.endswith("past"):
        saturday = weekday_near(5, base if direction == "past" else base - timedelta(days=base.weekday() + 1), "past")
    else:
        saturday = weekday_near(5, base - DAY if base.weekday() == 6 else base, "future")
    return saturday, saturday + DAY


def holiday(rule: str, base: date, direction: Direction) -> date | None:
    """The day of a rule of `patterns/time_holidays.txt` nearest to `base` in that direction."""
    days = [found for year in range(base.year - 1, base.year + 2) if (found := _holiday_in(rule, year))]
    if direction.endswith("past"):
        return max((found for found in days if found <= base), default=None)
    return min((found for found in days if found >= base), default=None)


def _holiday_in(rule: str, year: int) -> date | None:
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    if "/" in rule:
        month, nth, number = (int(part) for part in rule.split("/"))
        first = date(year, month, 1)
        if nth < 0:
            return first + relativedelta(day=31, weekday=weekday(number, nth))
        return first + relativedelta(weekday=weekday(number, nth))
    month, day = (int(part) for part in rule.split("-"))
    return exact(year, month, day)


def shift(when: When, days: int) -> When:
    """The interval `days` later (earlier if negative), as precise as it was: "two days later"."""
    moved = timedelta(days=days)
    return When(start=when.start + moved, end=when.end + moved, precision=when.precision, text=when.text)
