"""What a number in a text says: from how many to how many, how surely, and whether it can count people at all."""

from dataclasses import dataclass
from typing import Literal

from schemas.claim import Qualifier

# A number with a unit is never a number of people. `compound`: "two-vehicle", `denominator` is a flag, not a unit.
Unit = Literal[
    "", "age", "area", "calibre", "clock", "compound", "date", "decade", "decimal", "distance", "duration", "fraction",
    "money", "name", "ordinal", "percent", "phone", "rate", "address", "score", "temperature", "magnitude", "times",
    "volume", "weight", "year",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number of a sentence, as persons if `unit` is empty. Spans are token indices, the last one exclusive.

    `first`/`last` span the qualifying words too ("at least another 13 of"), `number_first`/`number_last` the number
    alone. `low`, `best`, `high` as in the Quantities table of tolls.md, `high` None is open. For quantities with a
    unit the three are the bare number, or 0 where it is no whole number.

    increment: "another three", "three more", "an additional 3", "three others" (then `other` too).
    partitive: "13 of them", "two of the six"; `denominator`: the six in "two of the six".
    each: "two each"; article: a, an, one or a bare "another" (an increment too),
    for the caller to judge (`qualifier` is counted for a and an);
    definite: "the two", "both", "all three"; negated: no, none, nobody, zero.
    changed: "from 23" in "revised to 17 from 23" or "rose from 23 to 25": the figure that no longer holds.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    low: int
    best: int
    high: int | None
    qualifier: Qualifier = "exact"
    unit: Unit = ""
    increment: bool = False
    other: bool = False
    partitive: bool = False
    denominator: bool = False
    each: bool = False
    article: bool = False
    definite: bool = False
    negated: bool = False
    changed: bool = False
