"""Which events have a key, in little memory: one as its number, some as an array of numbers, many as a set of them.

Numbers of 4 bytes side by side, not names: a mention looks at some hundred holders, and what is far apart in memory
takes longer to fetch than to add up.
"""

from array import array
from collections.abc import Collection, Hashable
from typing import TypeAlias

MANY = 64  # holders of a key from which a set is worth its memory: nobody reads those one by one

Held: TypeAlias = "int | array[int] | set[int]"
_NOBODY: tuple[int, ...] = ()


class Holders(dict[Hashable, Held]):
    """Key → the numbers of the events that have it. Read it by `count` and `of`."""

    def add(self, key: Hashable, number: int) -> None:
        """One holder more."""
        held = self.get(key)
        if held is None:
            self[key] = number
        elif isinstance(held, set):
            held.add(number)
        elif isinstance(held, int):
            if held != number:
                self[key] = array("I", (held, number))
        elif number not in held:
            if len(held) < MANY:
                held.append(number)
            else:
                self[key] = {*held, number}

    def remove(self, key: Hashable, number: int) -> None:
        """One holder less; nothing where it was none."""
        held = self.get(key)
        if held is None:
            return
        if isinstance(held, int):
            if held == number:
                del self[key]
            return
        if isinstance(held, set):
            held.discard(number)
        elif number in held:
            held.remove(number)
        if not held:
            del self[key]

    def count(self, key: Hashable) -> int:
        """How many events have it."""
        held = self.get(key)
        return 0 if held is None else 1 if isinstance(held, int) else len(held)

    def of(self, key: Hashable) -> Collection[int]:
        """The events that have it, in no order."""
        held = self.get(key, _NOBODY)
        return (held,) if isinstance(held, int) else held
