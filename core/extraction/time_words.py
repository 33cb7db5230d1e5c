"""The words of time, from `patterns/time*.txt`."""

from dataclasses import dataclass
from functools import cache

from core.extraction.wordlists import rows


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Each word with its value: weekday 0-6, month 1-12, offset in days, length of a unit in days."""

    weekdays: dict[str, int]
    months: dict[str, int]
    days: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, int]
    parts: frozenset[str]
    past: frozenset[str]
    now: frozenset[str]
    next: frozenset[str]
    future: frozenset[str]
    told: frozenset[str]
    plan: frozenset[str]
    clause: frozenset[str]
    clock: frozenset[str]
    ahead: frozenset[str]
    named: frozenset[str]
    short: frozenset[str]
    holidays: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def time_words() -> TimeWords:
    """The lists, read once."""
    values: dict[str, dict[str, int]] = {}
    short: set[str] = set()
    for group, value, entries in rows("time"):
        forms = entries.split()
        values.setdefault(group, {}).update(dict.fromkeys(forms, int(value)))
        if group in ("weekday", "month"):
            short.update(forms[1:])
    holidays: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, rule in rows("time_holidays"):
        phrase = tuple(name.replace("'s", " 's").split())
        holidays.setdefault(phrase[0], []).append((phrase, rule))
    sets = {group: frozenset(words) for group, words in values.items()}
    return TimeWords(
        weekdays=values["weekday"], months=values["month"], days=values["day"], seasons=values["season"],
        units=values["unit"], parts=sets["part"], past=sets["past"], now=sets["now"], next=sets["next"],
        future=sets["future"], told=sets["told"], plan=sets["plan"], clause=sets["clause"], clock=sets["clock"],
        ahead=sets["ahead"], named=sets["named"],
        short=frozenset(short),
        holidays={word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in holidays.items()},
    )  # fmt: skip
