"""Figures of the toll as the query language asks for them.

`killed` means best. A comparison never matches an unknown figure, since an unknown figure has no field to compare;
`killed:unknown` asks for just those. An open high ("at least 25") may be anything, so `killed.high>=30` finds it.
"""

import re

from schemas.claim import SIDES, TRAITS
from search.clauses import Bad, Clause, Context, any_of

_BOUNDS = ("low", "best", "high")
_SHARES = ("victims", "held")
_WHOLE = re.compile(r"\d{1,15}|\d{1,3}(,\d{3}){1,4}")


def measure(name: str, op: str, value: str, quoted: bool, context: Context) -> Clause:
    """`killed>=10`, `killed:10..20`, `killed.high>=30`, `killed.civilian<5`, `killed.victims:0`, `killed:unknown`."""
    path, bound = _path(name)
    words: dict[str, Clause] = {
        "unknown": {"bool": {"must_not": [{"exists": {"field": f"{path}.{bound}"}}]}},
        "known": {"exists": {"field": f"{path}.{bound}"}},
        "contested": {"term": {f"{path}.contested": True}},
    }
    if op == ":" and value.lower() in words:
        return words[value.lower()]
    limits = {"range": {f"{path}.{bound}": _limits(op, value)}}
    if bound == "high" and op in (">", ">="):
        return any_of([limits, {"term": {f"{path}.high_open": True}}])
    return limits


def _path(name: str) -> tuple[str, str]:
    head, *rest = name.split(".")
    bound = rest.pop() if rest and rest[-1] in _BOUNDS else "best"
    path = f"toll.{head}"
    if len(rest) > 1:
        raise Bad("a figure is measure, then side or trait, then low, best or high: killed.civilian.low", at_name=True)
    if rest:
        path += f".{_share(rest[0])}"
    return path, bound


def _share(word: str) -> str:
    if word in _SHARES:
        return word
    if word in SIDES:
        return f"by_side.{word}"
    if word in TRAITS:
        return f"by_trait.{word}"
    known = ", ".join((*_BOUNDS, *_SHARES, *SIDES, *TRAITS))
    raise Bad(f"{word!r} is no part of a figure; parts are {known}", at_name=True)


def _limits(op: str, value: str) -> Clause:
    if op != ":":
        return {{">=": "gte", "<=": "lte", ">": "gt", "<": "lt"}[op]: _whole(value)}
    low, dots, high = value.partition("..")
    if not dots:
        return {"gte": _whole(low), "lte": _whole(low)}
    limits = {key: _whole(word) for key, word in (("gte", low), ("lte", high)) if word}
    if not limits:
        raise Bad("a range has at least one end: 10..20, 10.. or ..20")
    return limits


def _whole(word: str) -> int:
    if not _WHOLE.fullmatch(word):
        raise Bad("wants a whole number, a range (10..20), unknown, known or contested")
    return int(word.replace(",", ""))
