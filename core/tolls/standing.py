"""Which statements stand: steps 3 a to e of the policy `best` (tolls.md), shared by all policies.

A fold in order of as-of that keeps one figure a voice, and the figures that nobody may repeat any more. It goes on
from where it stopped, so that a statement later than all before costs the same however many were heard.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
    state.hear_all(statements)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Plain figures that all stand, none outgrown by another: what each voice said last, in order; the figures they
    `tell` with their upper ends and when each was first told; the least of these ends, and the highest low."""

    voices: Mapping[str, Statement]
    tell: Mapping[int, tuple[frozenset[int], datetime]]
    least_top: int
    most_low: int


def bundle(told: Sequence[Statement]) -> Bundle | None:
    """What these come to together; None where one of them may do more, or less, than to stand."""
    if any(not _plain(s) or s.low < s.best == s.high for s in told):
        return None
    voices: dict[str, Statement] = {}
    tell: dict[int, tuple[frozenset[int], datetime]] = {}
    for s in told:
        voices.pop(s.voice, None)
        voices[s.voice] = s
        tops, first = tell.get(s.best, (frozenset(), s.as_of))
        tell[s.best] = (tops | {_end(s)}, first)
    least = min(min(tops) for tops, _ in tell.values())
    most = max([s.low for s in told if s.grows], default=0)
    return None if most > least else Bundle(voices=voices, tell=tell, least_top=least, most_low=most)


def _plain(s: Statement) -> bool:
    return s.kind == "figure" and not s.correction and s.implied is None


def _end(s: Statement) -> int:
    return OPEN if s.high is None else s.high


class Standing:
    """The state of one fold: what each voice says now, what is struck, which increments were counted."""

    accounts = False  # whether `fate` keeps what it is told (core.tolls.account): words nobody reads cost half a fold

    def __init__(self, growth: bool = True) -> None:
        self.growth = growth
        self.voices: dict[str, Statement] = {}
        self.struck: set[int] = set()
        self.seen: dict[int, frozenset[int]] = {}  # figure → the upper ends it was told with
        self.ends: list[tuple[int, int]] = []  # a heap of them, upper end first, for figures that are not struck
        self.first: dict[int, datetime] = {}
        self.rises = Rises()

    def copy(self) -> "Standing":
        """The same state, which goes on by itself."""
        other = Standing(self.growth)
        other.voices, other.struck, other.seen = dict(self.voices), set(self.struck), dict(self.seen)
        other.ends, other.first = list(self.ends), dict(self.first)
        other.rises.last = dict(self.rises.last)
        return other

    def hear_all(self, told: Iterable[Statement]) -> None:
        """Statements in order, none older than any heard before. Written out: a fold of thousands passes by here."""
        voices, struck, seen, ends = self.voices, self.struck, self.seen, self.ends
        for s in told:
            figure = s.best
            if s.kind != "figure" or s.correction or s.implied is not None or self.accounts:  # not `_plain`
                self._hear(s)
                voices = self.voices
                continue
            own = voices.get(s.voice)
            if figure in struck or own is not None and s.low < own.best < figure == s.high:
                continue
            if own is not None:
                del voices[s.voice]
            voices[s.voice] = s
            if (OPEN if s.high is None else s.high) not in seen.get(figure, ()):
                self._see(s)
            if s.grows and self.growth and ends and ends[0][0] < s.low:
                self._outgrow(s)
                voices = self.voices

    def take(self, bundle: Bundle) -> bool:
        """All of it at once, if that is the same as one after the other; False, and nothing done, if it is not."""
        if self.ends and min(self.ends[0][0], bundle.least_top) < bundle.most_low:
            return False
        if not self.struck.isdisjoint(bundle.tell):
            return False
        for voice in self.voices.keys() & bundle.voices.keys():
            del self.voices[voice]
        self.voices.update(bundle.voices)
        for figure, (tops, first) in bundle.tell.items():
            self._tell(figure, tops, first)
        return True

    def _hear(self, s: Statement) -> None:
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
        self._see(s)

    def _see(self, s: Statement) -> None:
        self._tell(s.best, frozenset((_end(s),)), s.as_of)

    def _tell(self, figure: int, tops: frozenset[int], at: datetime) -> None:
        """Remember the figure, with its upper ends, and when it was first told; a struck one is told anew."""
        known = self.seen.get(figure, frozenset())
        again = tops - known
        if figure in self.struck:
            self.struck.discard(figure)
            again = tops | known
        self.seen[figure] = tops | known
        for end in again:
            heappush(self.ends, (end, figure))
        self.first.setdefault(figure, at)

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
