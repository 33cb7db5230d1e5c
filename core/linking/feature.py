"""One thing that speaks for or against a mention and an event being one happening."""

from typing import NamedTuple


class Feature(NamedTuple):
    """`name` is a row of the table of weights, `value` 0 to 1. A tuple: some fifty are made a mention."""

    name: str
    value: float
    reason: str
