"""A group of persons in a sentence: a noun phrase of people, with how many they are."""

from dataclasses import dataclass
from typing import Literal

from core.extraction.quantity import Quantity
from schemas.claim import Qualifier

Kind = Literal["number", "one", "plural", "definite", "name", "pronoun"]


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens `first` to `last` (exclusive); `head` is the person noun ("" for a bare number), `head_at` its token.

    low, best, high: persons, None where the text gives no number ("the soldiers"). kind: how it was told.
    `others`: on top of those told before ("another 13", "30 others", "three more"). `partitive`: some of those told
    before ("13 of them"). `like`: the group whose noun it leaves out ("two soldiers were killed and three wounded").
    """

    first: int
    last: int
    kind: Kind
    head: str
    head_at: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    others: bool = False
    partitive: bool = False
    possessive: bool = False
    negated: bool = False
    changed: bool = False
    definite: bool = False
    out_of: Quantity | None = None
    name: str = ""
    like: "Group | None" = None
