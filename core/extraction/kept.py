"""What an object works out about itself once, when first asked: `functools.cached_property` without its lock.

Up to Python 3.11 that lock takes longer than most of what is kept; nothing here is shared between threads.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Told = TypeVar("Told")


class kept(Generic[Told]):
    """A method whose answer stays in the object's `__dict__`, where it is found before this is asked again."""

    def __init__(self, make: Callable[[Any], Told]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, of: None, owner: type) -> "kept[Told]": ...

    @overload
    def __get__(self, of: object, owner: type) -> Told: ...

    def __get__(self, of: object | None, owner: type) -> "Told | kept[Told]":
        if of is None:
            return self
        told: Told = self._make(of)
        of.__dict__[self._name] = told
        return told
