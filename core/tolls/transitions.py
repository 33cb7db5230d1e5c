"""People who move between measures: the injured who die, the missing who are found, the held who go free.

Step 7 of the policy `best` (tolls.md). A move is an increment of the measure they came to (killed), or an exit of the
one they left, so that it is counted as often as the increment is: killed + injured + missing never grow by it.
"""

from collections.abc import Iterable, Sequence

from core.tolls.policies import Outcome, Policy
from core.tolls.standing import Rises
from core.tolls.statement import Statement, once


def moves(told: Iterable[Statement]) -> list[Statement]:
    """The moves among statements, each once, in order: equal ones within 24 hours are one."""
    rises = Rises()
    return [s for s in once([s for s in told if s.move is not None]) if rises.new(s)]


def newest(statements: Sequence[Statement], left: Sequence[Statement], policy: Policy) -> Outcome | None:
    """A state (missing, held): the newest as-of wins either way, with the increments and less the finds told later."""
    figures = [s.as_of for s in statements if s.kind == "figure"]
    if not figures:
        return policy(statements, left)
    last = max(figures)
    return policy([s for s in statements if s.as_of > last or s.as_of == last and s.kind == "figure"], left)


def held(statements: Sequence[Statement], total: Outcome, left: Sequence[Statement], policy: Policy) -> Outcome:
    """Who is not yet free: the newest figure of the still held, else all who were taken; less those who left."""
    state = newest(statements, left, policy) if statements else None
    return total.less(sum(m.best for m in left)) if state is None else state
