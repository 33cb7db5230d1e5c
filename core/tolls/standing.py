"""Which statements stand: steps 3 a to e of the policy `best` (tolls.md), shared by all policies.

A fold in order of as-of. It keeps one figure a voice, and the figures that nobody may repeat any more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.tolls.statement import Statement

ONE_INCREMENT = timedelta(hours=24)


def standing(statements: Sequence[Statement], *, growth: bool = True) -> tuple[Statement, ...]:
    """The statements that stand at the end, one a voice. Without `growth` a higher figure strikes nothing."""
    state = Standing(growth)
    for statement in ordered(statements):
        state.hear(statement)
    return tuple(state.voices.values())


def ordered(statements: Iterable[Statement]) -> list[Statement]:
    """In the order of the fold; what copies of one text say alike is said once, when it was first said."""
    first: dict[tuple[object, ...], Statement] = {}
    for s in sorted(statements, key=lambda s: s.order):
        told = (s.voice, s.copy_of, s.kind, s.low, s.best, s.high, s.revises, s.correction)
        first.setdefault(told if s.copy_of else s.claims, s)
    return list(first.values())


class Standing:
    """The state of one fold: what each voice says now, what is struck for good, which increments were counted."""

    def __init__(self, growth: bool = True) -> None:
        self.growth = growth
        self.voices: dict[str, Statement] = {}
        self.struck: set[int] = set()
        self.seen: set[tuple[int, int]] = set()
        self.rises: list[tuple[int, datetime]] = []

    def hear(self, s: Statement) -> None:
        """One statement, not older than any heard before."""
        if s.kind in ("increment", "absorbed"):
            self._increase(s)
        elif not self._echo(s):
            self._figure(s)

    def _echo(self, s: Statement) -> bool:
        return s.best in self.struck and not s.correction

    def _figure(self, s: Statement) -> None:
        if s.implied is not None and self.voices:
            heard = self.voices.values()
            s = replace(s, conflict=not any(v.covers(s.implied) or v.covers(s.best) for v in heard))
        if s.correction:
            self._correct(s)
        own = self.voices.get(s.voice)
        if own is not None and s.high == s.best and s.low < own.best < s.best and s.covers(own.best):
            return  # "up to 30" never raises a stated figure
        if own is not None and own.best == s.best and own.low == s.low and own.high == s.high:
            s = replace(s, as_of=own.as_of, published_at=own.published_at, claims=own.claims)
        self.voices[s.voice] = s
        if self.growth and s.grows:
            self._strike_below(s)
        self.seen.add((s.top if s.high is not None else 1 << 62, s.best))
        self.struck.discard(s.best)

    def _correct(self, s: Statement) -> None:
        if s.revises is not None:
            self._strike({s.revises})
            return
        older = [v.best for v in self.voices.values() if v.best != s.best]
        if not older:
            return
        nearest = (
            self.voices[s.voice].best if s.voice in self.voices else max(older, key=lambda b: (abs(b - s.best), b))
        )
        down = nearest > s.best
        self._strike({best for _, best in self.seen if (best > s.best) == down and best != s.best})

    def _strike_below(self, s: Statement) -> None:
        self._strike({best for high, best in self.seen if high < s.low})

    def _strike(self, figures: set[int]) -> None:
        self.struck |= figures
        self.voices = {name: v for name, v in self.voices.items() if v.best not in figures}

    def _increase(self, s: Statement) -> None:
        """Equal increments within a day are one; any other raises every figure that stands."""
        known = any(best == s.best and s.as_of - at <= ONE_INCREMENT for best, at in self.rises)
        self.rises.append((s.best, s.as_of))
        if known or s.kind == "absorbed":
            return
        if not self.voices:
            self._figure(replace(s, kind="figure", high=None))
        elif not s.grows:
            base = min(self.voices.values(), key=lambda v: (v.best, v.voice))
            self._figure(replace(base.raised(s), voice=s.voice, grows=False, correction=False, implied=None))
        else:
            self.struck |= {v.best for v in self.voices.values()}
            self.voices = {name: v.raised(s) for name, v in self.voices.items()}
            self.seen |= {(v.top if v.high is not None else 1 << 62, v.best) for v in self.voices.values()}
            self.struck -= {v.best for v in self.voices.values()}
