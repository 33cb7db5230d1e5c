"""The statements of one series in the order of the fold, in blocks: one that comes late is folded from its block on.

After every few blocks the state of the fold is kept. A block whose figures all simply stand (none struck, none
outgrown) is taken in at once. The state is that of `Standing.hear_all` over all.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from core.tolls.standing import Bundle, Standing, bundle
from core.tolls.statement import Statement

_ORDER = attrgetter("order")
_LAST = attrgetter("last")
SIZE = 128  # statements a block: one is folded again in some 30 microseconds
KEPT = 4  # blocks between two states that are kept: to copy one costs as much as to fold a block


class Block:
    """Up to twice SIZE statements; what they come to together, once asked for; the state after them, where kept."""

    def __init__(self, told: list[Statement]) -> None:
        self.told = told
        self.bundle: Bundle | None = None
        self.bundled = False
        self.after: Standing | None = None

    @property
    def last(self) -> object:
        """The order of its last statement."""
        return self.told[-1].order


class Blocks:
    """Statements in order. `counted` says what each counts as in the fold."""

    def __init__(self, counted: Callable[[Sequence[Statement]], Sequence[Statement]]) -> None:
        self.counted = counted
        self.blocks: list[Block] = []
        self.state: Standing | None = Standing()  # after all but those `waiting` at the end
        self.waiting: list[Statement] = []

    def __iter__(self) -> Iterator[Statement]:
        return (s for block in self.blocks for s in block.told)

    def add(self, s: Statement) -> None:
        """Take one in, after all that are not later."""
        at = bisect_right(self.blocks, s.order, key=_LAST)
        if at == len(self.blocks):
            self._append(s)
            return
        told = self.blocks[at].told
        told.insert(bisect_right(told, s.order, key=_ORDER), s)
        if len(told) > 2 * SIZE:
            self.blocks[at : at + 1] = [Block(told[:SIZE]), Block(told[SIZE:])]
        self.again(at)

    def remove(self, s: Statement) -> None:
        """Take this very one out; IndexError where it is not there."""
        at = bisect_left(self.blocks, s.order, key=_LAST)
        while not any(t is s for t in self.blocks[at].told):
            at += 1
        self.blocks[at].told = [t for t in self.blocks[at].told if t is not s]
        if not self.blocks[at].told:
            del self.blocks[at]
        self.again(at)

    def again(self, at: int = 0) -> None:
        """Nothing that was made from this block on holds any more; of the later blocks all but their states does."""
        self.state, self.waiting = None, []
        for block in self.blocks[at : at + 1]:
            block.bundle, block.bundled = None, False
        for block in self.blocks[at:]:
            block.after = None

    def standing(self) -> Standing:
        """What stands after all of them."""
        if self.state is None:
            self.state = self._folded()
        elif self.waiting:
            self.state.hear_all(self.counted(self.waiting))
            self.waiting = []
        return self.state

    def _append(self, s: Statement) -> None:
        if not self.blocks or len(self.blocks[-1].told) >= SIZE:
            self._close()
            self.blocks.append(Block([]))
        last = self.blocks[-1]
        last.told.append(s)
        last.bundled, last.after = False, None
        if self.state is not None:
            self.waiting.append(s)

    def _close(self) -> None:
        """What a late statement will ask for is made while the block is still at hand."""
        if self.blocks and self.state is not None:
            self.standing()
            self._bundle(self.blocks[-1])
            self._keep(len(self.blocks), self.state)

    def _keep(self, number: int, state: Standing) -> None:
        if number % KEPT == 0:
            self.blocks[number - 1].after = state.copy()

    def _bundle(self, block: Block) -> Bundle | None:
        if not block.bundled:
            block.bundle, block.bundled = bundle(self.counted(block.told)), True
        return block.bundle

    def _folded(self) -> Standing:
        start = next((i + 1 for i in reversed(range(len(self.blocks))) if self.blocks[i].after is not None), 0)
        kept = self.blocks[start - 1].after if start else None
        state = Standing() if kept is None else kept.copy()
        for number, block in enumerate(self.blocks[start:], start + 1):
            known = self._bundle(block)
            if known is None or not state.take(known):
                state.hear_all(self.counted(block.told))
            if number < len(self.blocks):
                self._keep(number, state)
        return state
