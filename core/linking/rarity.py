"""How much rare words tell in a block now, looked up once a mention however many events it is compared with."""

from collections.abc import Mapping, Sized
from math import log, sqrt

from core.linking.words import worth

BORN = 200  # events that a block is taken to have had before its first, none with the word: all words are rare at first


class Rarity(dict[str, float]):
    """Term → the logarithm of open events per event that has it, plus 1. Filled when asked.

    `opened`: open events of the block; `holders`: `t TERM` → those that have the term.
    """

    def __init__(self, opened: int, holders: Mapping[str, Sized]) -> None:
        super().__init__()
        self.most, self.holders = BORN + opened, holders
        self.squares = _Squares(self)
        self._sizes: dict[int, float] = {}

    def __missing__(self, term: str) -> float:
        found = self[term] = 1.0 + log(self.most / (1 + len(self.holders.get(f"t {term}", ()))))
        return found

    def size(self, terms: Mapping[str, int]) -> float:
        """The length of a bag of words as a vector, each weighed by its count, worth and rarity."""
        squares = self.squares
        return sqrt(sum([n * n * squares[t] for t, n in terms.items()]))

    def own_size(self, terms: Mapping[str, int]) -> float:
        """`size` of the mention's own words: worked out once."""
        if id(terms) not in self._sizes:
            self._sizes[id(terms)] = self.size(terms)
        return self._sizes[id(terms)]


class _Squares(dict[str, float]):
    """Term → the square of its worth times its rarity."""

    def __init__(self, rarity: Rarity) -> None:
        super().__init__()
        self.rarity = rarity

    def __missing__(self, term: str) -> float:
        found = self[term] = (worth(term) * self.rarity[term]) ** 2
        return found
