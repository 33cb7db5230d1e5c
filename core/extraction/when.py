"""Time expressions of a sentence, each with the interval it means in the light of the day of publication."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from core.extraction import absolute_times, relative_times
from core.extraction.gmt_days import local
from core.extraction.quantity_words import DASHES
from core.extraction.spans_of_time import shift
from core.extraction.text import Sentence
from core.extraction.time_expression import Anchor, Reading, TimeExpression, TimeKind
from core.extraction.time_words import time_words

__all__ = ["Anchor", "TimeExpression", "TimeKind", "dateline_day", "shift", "times"]

Rule = Callable[[Reading, int], TimeExpression | None]


def times(sentence: Sentence, anchor: Anchor) -> tuple[TimeExpression, ...]:
    """Every time expression of the sentence, in order, none overlapping another.

    Weekdays and bare months or days are the last such ones unless the clause speaks of the future (tolls.md, When).
    """
    reading = Reading(sentence, sentence.tokens, anchor.dateline or anchor.published, time_words())
    starters = _starters()
    out: list[TimeExpression] = []
    end = 0
    words = sentence.words
    for i in [i for i, word in enumerate(words) if word in starters or word[0].isdigit()]:
        found = _first(starters.get(words[i], _DIGITS), reading, i) if i >= end else None
        if not found:
            continue
        end = found.last
        found = local(sentence, found)
        if not (out and found.first < out[-1].last):
            merged = _spanned(reading, out[-1], found) if out else None
            out[-1:] = [merged] if merged else [*out[-1:], found]
    return tuple(out)


def _spanned(r: Reading, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    """ "between Friday and Sunday", "from March 3 to April 5", "Friday-Sunday": one interval of days."""
    if not (a.when and b.when) or a.when.precision != "day" or b.when.precision != "day" or b.when.end < a.when.start:
        return None
    gap, before = [token.lower for token in r.tokens[a.last : b.first]], r.word(a.first - 1)
    joined = gap == ["and"] and before == "between" or gap in (["to"], ["until"], ["through"]) and before == "from"
    if not (joined or len(gap) == 1 and gap[0] in DASHES and r.glued(a.last)):
        return None
    when = replace(a.when, end=max(a.when.end, b.when.end), text=r.text(a.first, b.last))
    return replace(a, last=b.last, when=when)


def _first(rules: tuple[Rule, ...], reading: Reading, i: int) -> TimeExpression | None:
    for rule in rules:
        found = rule(reading, i)
        if found:
            return found
    return None


def dateline_day(sentence: Sentence, published: date) -> date | None:
    """The day of a dateline at the head of the sentence: "SAN SALVADOR, 3 JAN 90 --" (None without one)."""
    found = next(iter(times(sentence, Anchor(published=published))), None)
    if found is None or found.kind != "dateline" or found.when is None:
        return None
    return found.when.start


_DIGITS: tuple[Rule, ...] = (
    absolute_times.numeric,
    absolute_times.day_month,
    absolute_times.year,
    relative_times.counted,
)


@cache
def _starters() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at each word, in order: the longer readings first."""
    words = time_words()
    table: dict[str, list[Rule]] = {}
    counted = (
        "a an one two three four five six seven eight nine ten eleven twelve several few couple dozen twenty".split()
    )
    for entries, rule in (
        (words.holidays, absolute_times.named_day),
        (words.months, absolute_times.month),
        (words.weekdays, relative_times.weekday),
        ([f"{word}s" for word in words.weekdays], relative_times.repeated),
        (words.past | words.now | words.next, relative_times.near),
        (words.days, relative_times.day),
        (("earlier", "previously"), relative_times.earlier_in),
        (("weekend", "weekends"), relative_times.weekend),
        (words.seasons, absolute_times.season),
        (("the", "that", "same", "following"), relative_times.told_before),
        (("every", "each", "daily", "weekly", "monthly", "yearly", "annually", "hourly"), relative_times.repeated),
        (counted, relative_times.counted),
        (("nineteen", "eighteen", "twenty"), absolute_times.year),
        (words.units, relative_times.bare),
        (("the", "early", "mid", "late", "first", "second", "third", "fourth"), absolute_times.quarter),
    ):
        for word in entries:
            table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}
