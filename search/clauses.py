"""What every field of the query language is made with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Clause = dict[str, Any]


class Bad(ValueError):
    """A field that cannot be understood; `at_name` where the fault is in the name rather than in the value."""

    def __init__(self, reason: str, *, at_name: bool = False) -> None:
        super().__init__(reason)
        self.at_name = at_name


@dataclass(frozen=True, slots=True)
class Context:
    """What a field may depend on besides itself."""

    today: date


# name as typed, operator, folded value, whether it was quoted → a clause, or an option's value
Build = Callable[[str, str, str, bool, Context], Clause | str]


def any_of(clauses: Sequence[Clause]) -> Clause:
    """At least one of them holds."""
    if len(clauses) == 1:
        return clauses[0]
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def listed(value: str, quoted: bool) -> list[str]:
    # A quoted value is one value: names may hold commas.
    words = [value.strip()] if quoted else [word.strip() for word in value.split(",")]
    if not all(words):
        raise Bad("an empty place in the list")
    return words


def one_of(word: str, allowed: Sequence[str]) -> str:
    if word not in allowed:
        raise Bad(f"{word!r} is none of {', '.join(allowed)}")
    return word


def only(name: str, op: str) -> None:
    if op != ":":
        raise Bad(f"{name} takes a colon, not {op}", at_name=True)
