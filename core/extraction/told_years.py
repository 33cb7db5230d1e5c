"""The year of a day told without one: "the Good Friday fires of 2019", "the third anniversary of the 3 May slide"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.extraction.anniversaries import years
from core.extraction.spans_of_time import holiday, on_day
from core.extraction.text import Sentence
from core.extraction.time_words import time_words
from core.extraction.when import TimeExpression
from schemas.place import When

_NAME = 3
"""Tokens from a day to "of 2019": the noun that names what happened then ("the 9 May tailings dam breach of 2011")."""
_BEHIND = 10
"""Tokens from "anniversary" to the day it remembers: "the third anniversary of the coordinated 3 May"."""


def with_their_years(sentence: Sentence, told: Sequence[TimeExpression], now: date) -> list[TimeExpression]:
    """The times of a sentence, each day without a year in the year told behind its noun or by its anniversary.

    A day named by its weekday alone is left as it is: it is one of the last days, whatever else is told.
    """
    words = [token.lower for token in sentence.tokens] if told else []
    at = next((i for i, word in enumerate(words) if word.startswith("anniversar")), None)
    past = years(words, at) if at is not None else None
    out = list(told)
    for i, time in enumerate(told):
        if not _yearless(time):
            continue
        year = _year_behind(words, time, told[i + 1 : i + 2])
        if year is None and past is not None and at is not None and at < time.first <= at + _BEHIND:
            year = _nearest(time, now).year - past
        if year is not None and year < now.year and (when := _in_year(time, year)) is not None:
            out[i] = replace(time, when=when)
    return out


def _yearless(time: TimeExpression) -> bool:
    """A day of the calendar ("3 May", "Good Friday") without its year."""
    when = time.when
    if when is None or time.kind != "date" or when.start != when.end or str(when.start.year) in when.text:
        return False
    return _rule(when.text) is not None or any(character.isdigit() for character in when.text)


def _year_behind(words: Sequence[str], time: TimeExpression, following: Sequence[TimeExpression]) -> int | None:
    """ "Bombings of 2019" right behind the day; None where anything else is told between."""
    year = following[0].when if following else None
    if year is None or year.precision != "year" or year.start.year != year.end.year:
        return None
    between = words[time.last : following[0].first]
    if following[0].first < len(words) and words[following[0].first] in ("of", "in"):
        between = [*between, words[following[0].first]]
    named = between[:-1]
    plain = 0 < len(named) <= _NAME and all(word.isalpha() for word in named)
    return year.start.year if plain and between[-1] in ("of", "in") else None


def _nearest(time: TimeExpression, now: date) -> date:
    """The anniversary itself: that day of last year, this year or next that is nearest to publication."""
    assert time.when is not None
    days = [when.start for year in (now.year - 1, now.year, now.year + 1) if (when := _in_year(time, year)) is not None]
    return min(days, key=lambda day: abs((day - now).days), default=time.when.start)


def _in_year(time: TimeExpression, year: int) -> When | None:
    assert time.when is not None
    text, day = time.when.text, time.when.start
    rule = _rule(text)
    if rule is not None:
        found = holiday(rule, date(year, 12, 31), "past")
        return on_day(found, text) if found is not None else None
    return None if (day.month, day.day) == (2, 29) else on_day(day.replace(year=year), text)


def _rule(text: str) -> str | None:
    """The rule of a named day, where the words are its name."""
    words = text.lower().replace("'s", " 's").split()
    for at, word in enumerate(words):
        for phrase, rule in time_words().holidays.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return rule
    return None
