"""Temporary: stands in for `where` until it is there."""

from dataclasses import dataclass
from typing import Literal

from schemas.place import Where

try:
    from core.extraction.where import PlaceExpression, places
except ImportError:

    @dataclass(frozen=True, slots=True, kw_only=True)
    class PlaceExpression:
        first: int
        last: int
        sentence: int
        where: Where
        role: Literal["event", "dateline", "demonym", "other"] = "event"

    def places(sentences, article):
        return ()
