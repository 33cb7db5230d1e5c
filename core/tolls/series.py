"""One measure of one event: its statements by series (the total, a side, a trait, …), and what stands of each."""

from bisect import insort
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from core.tolls.blocks import Blocks
from core.tolls.policies import Outcome, Policy, best, best_of
from core.tolls.standing import Standing
from core.tolls.statement import Statement
from core.tolls.transitions import moves, newest

_ORDER = attrgetter("order")


class Series:
    """Statements and what stands after the last of them. `heard` are those that count: each once, when first said."""

    def __init__(self) -> None:
        self.same: dict[tuple[object, ...], list[Statement]] = {}  # by identity, each list in order
        self.heard = Blocks(self._counted)
        self.attackers: Outcome | None = None

    @property
    def told(self) -> list[Statement]:
        """All of them, copies too."""
        return [s for group in self.same.values() for s in group]

    def add(self, s: Statement) -> None:
        """A statement later than all others goes onto what stands; an earlier one onto what stood then."""
        group = self.same.setdefault(s.identity, [])
        before = group[0] if group else None
        insort(group, s, key=_ORDER)
        self._first(before, group)

    def remove(self, s: Statement) -> None:
        """Take one back that was added. ValueError where it was not."""
        group = self.same[s.identity]
        before = group[0]
        group.remove(s)
        if not group:
            del self.same[s.identity]
        self._first(before, group)

    def _first(self, before: Statement | None, group: Sequence[Statement]) -> None:
        """Of those who say the same the first counts, which was `before`."""
        now = group[0] if group else None
        if now is not before:
            if before is not None:
                self.heard.remove(before)
            if now is not None:
                self.heard.add(now)

    def besides(self, attackers: Outcome | None) -> None:
        """Who is to be added to figures of victims only; other attackers than before make it anew."""
        if attackers != self.attackers:
            self.attackers = attackers
            if any(s.victims for s in self.heard):
                for block in range(len(self.heard.blocks)):
                    self.heard.again(block)

    def standing(self) -> Standing:
        return self.heard.standing()

    def statements(self) -> list[Statement]:
        """Each once, in order."""
        return self._counted(list(self.heard))

    def _counted(self, told: Sequence[Statement]) -> list[Statement]:
        a = self.attackers
        if a is None:
            return list(told)
        return [s.besides(a.low, a.best, a.high) if s.victims else s for s in told]


class Measure:
    """All series of one measure, under one policy."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.series: dict[str, Series] = defaultdict(Series)
        self.leaving: list[Statement] = []

    def add(self, name: str, s: Statement) -> None:
        self.series[name].add(s)

    def remove(self, name: str, s: Statement) -> None:
        self.series[name].remove(s)
        if not self.series[name].same:
            del self.series[name]

    def leave(self, s: Statement, sign: int) -> None:
        """Somebody left for another measure; -1 takes it back."""
        if sign > 0:
            self.leaving.append(s)
        else:
            self.leaving.remove(s)

    def left(self) -> list[Statement]:
        """All who left, each move once, in order."""
        return moves(self.leaving) if self.leaving else []

    def arrived(self) -> list[tuple[Statement, int]]:
        """Who came over from other measures since all else was told, in order, and how many each adds: equal ones
        within 24 hours are one."""
        every = self.series["all"].heard.blocks if "all" in self.series else []
        if not every or not _came(every[-1].told[-1]):
            return []
        told = [s for name, series in self.series.items() if name != "fears" for s in series.heard]
        came = [s for s in self.series["all"].heard if _came(s)]
        since = [s.as_of for s in told if not _came(s)]
        counted = {s.order for s in moves(came)}
        return [(s, s.best if s.order in counted else 0) for s in came if not since or s.as_of > max(since)]

    def before(self, last: Statement) -> "Measure":
        """The same measure as it was told before this statement."""
        other = Measure(self.policy)
        for name, series in self.series.items():
            for s in series.told:
                if s.order < last.order:
                    other.add(name, s)
        return other

    def names(self, prefix: str) -> list[str]:
        """The series under a prefix, without it."""
        return sorted(name.removeprefix(prefix) for name in self.series if name.startswith(prefix))

    def fears(self) -> int | None:
        """The largest figure that is feared."""
        told = self.series["fears"].statements() if "fears" in self.series else []
        return max((s.best for s in told), default=None)

    def same_people(self, attackers: Outcome | None) -> bool:
        """Whether the dead burglars of one text are the three dead of another: nobody tells attackers and victims
        beside each other, there are several of either, and the figures meet."""
        if attackers is None or attackers.best < 2 or "all" not in self.series:
            return False
        told = [s for s in self.series["all"].heard if s.kind == "figure"]
        victims = [s for s in told if s.victims]
        if any(s.voice in attackers.voices for s in told if not s.victims):
            return False
        return any(s.low <= attackers.high and attackers.low <= s.top for s in victims)

    def outcome(
        self, name: str, left: Sequence[Statement] = (), *, state: bool = False, attackers: Outcome | None = None
    ) -> Outcome | None:
        """One series folded; a state takes the newest as-of alone. None where nothing firm was told."""
        if name not in self.series:
            return None
        series = self.series[name]
        series.besides(attackers)
        if state:
            return newest(series.statements(), left, self.policy)
        if self.policy is best:
            return best_of(series.standing().net(left))
        return self.policy(series.statements(), left)


def _came(s: Statement) -> bool:
    return s.kind == "increment" and s.move is not None
