"""What was worked out of records that never change, kept for when the same ones come again: by identity, quickly.

A mention is read once when it comes, and again whenever its event changes; the facts lent are the same objects then.
"""

from collections.abc import Callable
from typing import Any, TypeVar

V = TypeVar("V")


def kept(most: int) -> Callable[[Callable[..., V]], Callable[..., V]]:
    """Remember what a pure function made of the latest `most` arguments. They are held, so that no other object takes
    the place of one; what it returns must not be changed."""

    def keeping(function: Callable[..., V]) -> Callable[..., V]:
        known: dict[tuple[int, ...], tuple[tuple[Any, ...], V]] = {}

        def asked(*records: Any) -> V:
            key = tuple(map(id, records))
            found = known.get(key)
            if found is None:
                found = known[key] = records, function(*records)
                if len(known) > most:
                    del known[next(iter(known))]
            return found[1]

        return asked

    return keeping
