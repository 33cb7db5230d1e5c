"""How much rare words tell in a block now, looked up once a mention however many events it is compared with."""

from collections.abc import Callable, Mapping
from math import fsum, log, sqrt

from core.linking.holders import Holders
from core.linking.words import PLAIN

BORN = 200  # events that a block is taken to have had before its first, none with the word: all words are rare at first


Around = Callable[["Rarity"], Mapping[str, int]]
Reach = tuple[dict[str, float], dict[str, float], float]


class _Logs(dict[int, float]):
    """n → the logarithm of n + 1."""

    def __missing__(self, n: int) -> float:
        found = self[n] = log(n + 1)
        return found


_LOGS = _Logs()
AROUND = 30  # events most like a mention in words, among which its words are weighed once more
_HERE = tuple(max(0.0, log((AROUND + 1) / (n + 0.5))) for n in range(AROUND + 2))
FEWEST = _HERE[1]  # what a word tells at most among the events most like the mention: that one has it


class Rarity(dict[str, float]):
    """Term → the logarithm of open events per event that has it, plus 1. Filled when asked.

    `opened`: open events of the block; `holders`: term → those that have it; `around`, asked once and only when it is
    needed: term → how many of the AROUND events most like the mention in words have it. Words of the town and of the
    outlet are rare in a country but not there.
    """

    def __init__(self, opened: int, holders: Holders, around: "Around | None" = None) -> None:
        super().__init__()
        self._ask_around = around
        self._around: Mapping[str, int] | None = None
        self.most = 1.0 + log(BORN + opened)
        self.holders = holders
        self.agreed: dict[tuple[str, str], float] = {}  # of two mentions, by id: how much they agree (`regroup`)
        self.reaches: dict[int, Reach] = {}  # of mentions now compared, by identity (`likeness.at_most`)
        self._sizes: dict[int, float] = {}

    def __missing__(self, term: str) -> float:
        found = self[term] = self.most - _LOGS[self.holders.count(term)]
        return found

    def here(self, term: str) -> float:
        """How much the term tells among the events most like the mention: 0 where all have it, 3 where one has."""
        if self._around is None:
            self._around = self._ask_around(self) if self._ask_around else {}
        return _HERE[max(1, self._around.get(term, 0))]

    def size(self, terms: Mapping[str, int]) -> float:
        """The length of a bag of words as a vector, each weighed by its count, worth and rarity.

        Written out: it is asked for sixty words of each event compared, more often than anything else here.
        """
        count, most, logs = self.holders.count, self.most, _LOGS
        values = [(n * PLAIN if t[0] == "~" else n) * (most - logs[count(t)]) for t, n in terms.items()]
        return sqrt(fsum([v * v for v in values]))  # the same in whatever order they were stored

    def own_size(self, terms: Mapping[str, int]) -> float:
        """`size` of the mention's own words: worked out once."""
        if id(terms) not in self._sizes:
            self._sizes[id(terms)] = self.size(terms)
        return self._sizes[id(terms)]
