"""One answer for all who ask at once."""

import asyncio

import pytest

from monitor.shared import Shared

pytestmark = pytest.mark.asyncio


async def test_all_who_wait_share_what_is_begun_after_they_asked():
    """A hundred at one moment are one making; whoever comes while it is made gets the next one."""
    made, go = [], asyncio.Event()

    async def make() -> int:
        made.append(len(made))
        await go.wait()
        return made[-1]

    shared = Shared(make, 0.0)
    first = [asyncio.create_task(shared.get()) for _ in range(100)]
    await asyncio.sleep(0.01)
    late = asyncio.create_task(shared.get())
    await asyncio.sleep(0.01)
    assert made == [0, 1]
    go.set()
    assert set(await asyncio.gather(*first)) <= {0, 1} and await late == 1
    assert len(made) == 2


async def test_it_is_begun_at_most_so_often():
    """Ten readers in a row within the rest are two makings, and none waits longer than the rest."""
    began: list[float] = []

    async def make() -> None:
        began.append(asyncio.get_running_loop().time())

    shared = Shared(make, 0.2)
    for _ in range(2):
        await asyncio.gather(*(shared.get() for _ in range(5)))
    assert len(began) == 2 and began[1] - began[0] >= 0.19


async def test_an_error_is_told_to_those_who_waited_and_to_no_other():
    """The next who asks gets an answer."""
    answers = iter([ValueError("away"), 7])

    async def make() -> int:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    shared = Shared(make, 0.0)
    with pytest.raises(ValueError, match="away"):
        await shared.get()
    assert await shared.get() == 7


async def test_who_leaves_takes_it_from_nobody():
    """A reader that hangs up cancels no answer of the others."""

    async def make() -> int:
        await asyncio.sleep(0.05)
        return 1

    shared = Shared(make, 0.0)
    gone, stays = asyncio.create_task(shared.get()), asyncio.create_task(shared.get())
    await asyncio.sleep(0.01)
    gone.cancel()
    assert await stays == 1
