"""Spans of days as a person types them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_AGO = re.compile(r"(\d{1,5})d")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date


def span(text: str, today: date) -> Span:
    """`2015`, `2015-09`, `2015-09-05`, `today`, `yesterday`, `7d` (the day seven days ago). Raises ValueError."""
    word = text.strip().lower()
    if word in ("today", "yesterday"):
        day = today - timedelta(days=word == "yesterday")
        return Span(day, day)
    try:
        return _span(word, today)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text!r} is no date; write 2015-09-05, 2015-09, 2015, today, yesterday or 7d") from error


def _span(word: str, today: date) -> Span:
    if ago := _AGO.fullmatch(word):
        day = today - timedelta(days=int(ago[1]))
        return Span(day, day)
    if _YEAR.fullmatch(word):
        return Span(date(int(word), 1, 1), date(int(word), 12, 31))
    if month := _MONTH.fullmatch(word):
        year, number = int(month[1]), int(month[2])
        return Span(date(year, number, 1), date(year, number, monthrange(year, number)[1]))
    day = date.fromisoformat(word)
    return Span(day, day)
