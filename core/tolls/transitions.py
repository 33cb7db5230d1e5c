"""People who move between measures: the injured who die, the missing who are found, the held who go free.

Step 7 of the policy `best` (tolls.md): read last, on figures that are folded already, so that killed + injured +
missing never grow by a transition.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.tolls.policies import Outcome, Policy
from core.tolls.standing import ONE_INCREMENT
from core.tolls.statement import Statement
from schemas.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """`best` persons left `measure` as of then; `of` is the figure of whom they were, where the text says it."""

    measure: str
    best: int
    as_of: datetime
    side: str
    of: int | None
    claim: str


def distinct(moves: Iterable[Move]) -> list[Move]:
    """Equal moves within 24 hours are one, like equal increments."""
    kept: list[Move] = []
    for move in sorted(moves, key=lambda m: (m.as_of, m.measure, m.side, m.best, m.of is None, m.claim)):
        twins = (k for k in kept if (k.measure, k.best) == (move.measure, move.best))
        if not any(move.as_of - k.as_of <= ONE_INCREMENT for k in twins):
            kept.append(move)
    return kept


def less(outcome: Outcome, moves: Sequence[Move], *, every: bool = False) -> Outcome:
    """A figure without those who left after it was first told, or were told to be among it; never below zero."""
    left = sum(m.best for m in moves if every or m.as_of > outcome.since or m.of == outcome.best)
    if not left:
        return outcome
    low, best, high = (max(0, n - left) for n in (outcome.low, outcome.best, outcome.high))
    return replace(outcome, low=low, best=best, high=high)


def newest(statements: Sequence[Statement], policy: Policy) -> Outcome | None:
    """A state (missing, held): the newest as-of wins either way, with the increments told later."""
    figures = [s for s in statements if s.kind == "figure"]
    if not figures:
        return policy(statements)
    last = max(s.as_of for s in figures)
    return policy([s for s in statements if s.as_of > last or s.as_of == last and s.kind == "figure"])


def held(statements: Sequence[Statement], total: Outcome, moves: Sequence[Move], policy: Policy) -> Outcome:
    """Who is not yet free: the newest figure of the still held, else all who were taken, less those who left."""
    state = newest(statements, policy) if statements else None
    return less(total, moves, every=True) if state is None else less(state, moves)


def move(claim: Claim, as_of: datetime, parent: Claim | None) -> Move | None:
    """The transition a claim tells, if it tells one."""
    if claim.from_ is None or not claim.best:
        return None
    of = parent.best if parent is not None and parent.measure == claim.from_ else None
    return Move(measure=claim.from_, best=claim.best, as_of=as_of, side=claim.side, of=of, claim=claim.claim_id)
