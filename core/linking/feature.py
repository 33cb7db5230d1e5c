"""One thing that speaks for or against a mention and an event being one happening."""

from typing import NamedTuple


class Feature(NamedTuple):
    """`name` is a row of the table of weights, `value` 0 to 1. A tuple: some fifty are made a mention.

    Why, in words, is `said` about what (a format and what it names): few are ever asked for it.
    """

    name: str
    value: float
    said: str
    about: tuple[object, ...] = ()

    @property
    def reason(self) -> str:
        """Why, in words."""
        return self.said.format(*self.about) if self.about else self.said
