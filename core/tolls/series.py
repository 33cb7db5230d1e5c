"""One measure of one event: its statements by series (the total, a side, a trait, …), and what stands of each."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from core.tolls.policies import Outcome, Policy, best, best_of
from core.tolls.standing import Standing
from core.tolls.statement import Statement, once
from core.tolls.transitions import moves, newest

_ORDER = attrgetter("order")


class Series:
    """Statements in the order of the fold, and what stands after the last of them, made when first asked for."""

    def __init__(self) -> None:
        self.told: list[Statement] = []
        self.identities: set[tuple[object, ...]] = set()
        self.attackers: Outcome | None = None
        self.state: Standing | None = None

    def add(self, s: Statement) -> None:
        """A statement later than all others goes onto what stands; an earlier one makes it anew."""
        last = not self.told or bisect_right(self.told, s.order, key=_ORDER) == len(self.told)
        insort(self.told, s, key=_ORDER)
        if not last:
            self.state = None
        elif self.state is not None and s.identity not in self.identities:
            self.state.hear(self._with_attackers(s))
        self.identities.add(s.identity)

    def remove(self, s: Statement) -> None:
        self.told.remove(s)
        self.identities = {t.identity for t in self.told}
        self.state = None

    def besides(self, attackers: Outcome | None) -> None:
        """Who is to be added to figures of victims only; other attackers than before make it anew."""
        if attackers != self.attackers and any(s.victims for s in self.told):
            self.state = None
        self.attackers = attackers

    def standing(self) -> Standing:
        if self.state is None:
            self.state = Standing()
            for s in self.statements():
                self.state.hear(s)
        return self.state

    def statements(self) -> list[Statement]:
        """Each once, in order."""
        return [self._with_attackers(s) for s in once(self.told)]

    def _with_attackers(self, s: Statement) -> Statement:
        a = self.attackers
        return s if a is None or not s.victims else s.besides(a.low, a.best, a.high)


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
        if not self.series[name].told:
            del self.series[name]

    def leave(self, s: Statement, sign: int) -> None:
        """Somebody left for another measure; -1 takes it back."""
        if sign > 0:
            self.leaving.append(s)
        else:
            self.leaving.remove(s)

    def left(self) -> list[Statement]:
        """All who left, each move once, in order."""
        return moves(self.leaving)

    def names(self, prefix: str) -> list[str]:
        """The series under a prefix, without it."""
        return sorted(name.removeprefix(prefix) for name in self.series if name.startswith(prefix))

    def fears(self) -> int | None:
        """The largest figure that is feared."""
        told = self.series["fears"].told if "fears" in self.series else []
        return max((s.best for s in told), default=None)

    def same_people(self, attackers: Outcome | None) -> bool:
        """Whether the dead burglars of one text are the three dead of another: nobody tells attackers and victims
        beside each other, there are several of either, and the figures meet."""
        if attackers is None or attackers.best < 2 or "all" not in self.series:
            return False
        told = [s for s in self.series["all"].told if s.kind == "figure"]
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
