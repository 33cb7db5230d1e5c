"""Which statements stand: steps 3 a to e of the policy `best` (tolls.md), shared by all policies.

A fold in order of as-of that keeps one figure a voice, and the figures that nobody may repeat any more. It goes on
from where it stopped, so that a statement later than all before costs the same however many were heard.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import heappop, heappush

from core.tolls.statement import Move, Statement

ONE_INCREMENT = timedelta(hours=24)
OPEN = 1 << 62

Rise = tuple[int, Move | None]


def standing(
    statements: Iterable[Statement], moves: Sequence[Statement] = (), *, growth: bool = True
) -> tuple[Statement, ...]:
    """The statements that stand after all of `statements`, in the order of the fold and each once, one a voice.

    Without `growth` a higher figure strikes nothing. `moves` are increments of another measure that took people out.
    """
    state = Standing(growth)
    for statement in statements:
        state.hear(statement)
    return state.net(moves)


class Rises:
    """Increments as they come; equal ones within 24 hours are one."""

    def __init__(self) -> None:
        self.last: dict[Rise, datetime] = {}

    def new(self, s: Statement) -> bool:
        """Whether an increment, not older than any before, is told for the first time."""
        key = (s.best, None if s.move is None else replace(s.move, side="", of=None))
        last = self.last.get(key)
        self.last[key] = s.as_of
        return last is None or s.as_of - last > ONE_INCREMENT


class Standing:
    """The state of one fold: what each voice says now, what is struck, which increments were counted."""

    def __init__(self, growth: bool = True) -> None:
        self.growth = growth
        self.voices: dict[str, Statement] = {}
        self.struck: set[int] = set()
        self.seen: dict[int, set[int]] = {}  # figure → the upper ends it was told with
        self.ends: list[tuple[int, int]] = []  # a heap of them, upper end first, for figures that are not struck
        self.first: dict[int, datetime] = {}
        self.rises = Rises()

    def hear(self, s: Statement) -> None:
        """One statement, not older than any heard before."""
        if s.kind == "increment":
            self._increase(s)
        elif s.kind == "absorbed":
            self.rises.new(s)
            self.fate(s, "told with its total")
        elif s.kind == "struck" and s.revises is not None:
            self._strike([s.revises], f"corrected to {s.best}")
        elif s.kind == "figure" and s.best in self.struck and not s.correction:
            self.fate(s, "an echo of a figure that was struck")
        elif s.kind == "figure":
            self._figure(s)

    def fate(self, s: Statement, what: str) -> None:
        """What becomes of a statement, for who keeps an account (`core.tolls.account`)."""

    def net(self, moves: Sequence[Statement]) -> tuple[Statement, ...]:
        """What stands, each figure less those who left after it was first told, or were told to be among it."""
        if not moves:
            return tuple(self.voices.values())
        stand = []
        for s in self.voices.values():
            told = self.first.get(s.best, s.as_of)
            left = sum(m.best for m in moves if m.as_of > told or m.move is not None and m.move.of == s.best)
            stand.append(s.less(left) if left else s)
        return tuple(stand)

    def _figure(self, s: Statement) -> None:
        own = self.voices.get(s.voice)
        if own is not None and s.low < own.best < s.best == s.high:
            self.fate(s, "up to so many: raises no stated figure")
            return
        if s.implied is not None and self.voices:
            known = (s.implied, s.best)
            s = replace(s, conflict=not any(v.covers(n) for v in self.voices.values() for n in known))
        if s.correction:
            self._correct(s)
        self._stand(s)
        if self.growth and s.grows:
            self._outgrow(s)

    def _outgrow(self, s: Statement) -> None:
        """Strike every figure wholly below it."""
        below = []
        while self.ends and self.ends[0][0] < s.low:
            below.append(heappop(self.ends)[1])
        self._strike(below, f"outgrown by {s.best}")

    def _stand(self, s: Statement) -> None:
        own = self.voices.pop(s.voice, None)  # voices stand in the order of what they said last
        if own is not None:
            self.fate(own, "said again later" if own.best == s.best else f"replaced by its own voice's {s.best}")
        self.voices[s.voice] = s
        self._see(s.best, OPEN if s.high is None else s.high)
        self.first.setdefault(s.best, s.as_of)

    def _see(self, figure: int, top: int) -> None:
        tops = self.seen.setdefault(figure, set())
        if figure in self.struck:
            self.struck.discard(figure)
            again = tops | {top}
        else:
            again = {top} - tops
        tops.add(top)
        for end in again:
            heappush(self.ends, (end, figure))

    def _correct(self, s: Statement) -> None:
        """The figure named; with none named, the older ones on the side that the correction moves away from."""
        if s.revises is not None:
            self._strike([s.revises], f"corrected to {s.best}")
            return
        own = self.voices.get(s.voice)
        others = [v.best for v in self.voices.values() if v.best != s.best]
        if others:
            farthest = max(others, key=lambda n: (abs(n - s.best), n))
            left = own.best if own is not None and own.best != s.best else farthest
            gone = [n for n in self.seen if n != s.best and (n > s.best) == (left > s.best)]
            self._strike(gone, f"corrected to {s.best}")

    def _strike(self, figures: Iterable[int], why: str) -> None:
        new = set(figures) - self.struck
        if new:
            self.struck |= new
            for v in self.voices.values():
                if v.best in new:
                    self.fate(v, why)
            self.voices = {name: v for name, v in self.voices.items() if v.best not in new}

    def _increase(self, s: Statement) -> None:
        """Raises every figure that stands; of a speaker who refutes nobody, the lowest one, beside the others."""
        if not self.rises.new(s):
            self.fate(s, "the same people as told within a day")
            return
        if s.either and all(v.best <= s.best for v in self.voices.values()):
            self._figure(replace(s, kind="figure", move=None))
            return
        if self.voices:
            self.fate(s, "added to what stood")
        if not self.voices:
            self._stand(replace(s, kind="figure", high=None, whole=False))
        elif not s.grows:
            base = min(self.voices.values(), key=lambda v: (v.best, v.voice))
            self._stand(replace(base.raised(s), voice=s.voice, grows=False))
        else:
            told = dict(self.first)
            self.struck |= {v.best for v in self.voices.values()}
            for v in list(self.voices.values()):
                up = v.raised(s)
                self._stand(up)
                self.first[up.best] = min(self.first[up.best], told.get(v.best, v.as_of))
