"""One thing that speaks for or against a mention and an event being one happening."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature:
    """`name` is a row of the table of weights, `value` 0 to 1."""

    name: str
    value: float
    reason: str
