"""The pool: many processes, one bad article spoils only itself, the loop goes on meanwhile."""

import asyncio
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from core.errors import BadInput, Broken
from language.pool import Pool
from tests.agents.telling import article

READING = "tests.language.readings:words"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool() -> AsyncIterator[Pool]:
    one = Pool(2, reading=READING, seconds=1, patience=1.5, chunk=2)
    await one.start()
    yield one
    await one.close()


async def told(pool: Pool, *bodies: str) -> list[object]:
    return await pool.read([article(str(n), body) for n, body in enumerate(bodies)])


@pytest.mark.asyncio(loop_scope="module")
async def test_answers_come_in_order(pool: Pool) -> None:
    """Whatever process reads them."""
    assert await told(pool, *"a b c d e".split()) == [(str(n), word) for n, word in enumerate("abcde")]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("poison", ["die", "hang", "wild", "slip"])
async def test_one_bad_article_spoils_only_itself(pool: Pool, poison: str) -> None:
    """A text that ends, outlasts, overworks or trips the reader is BadInput; those read with it are read."""
    found = await told(pool, "a", poison, "c")
    assert isinstance(found[1], BadInput)
    assert (found[0], found[2]) == (("0", "a"), ("2", "c"))
    assert await told(pool, "again") == [("0", "again")]


@pytest.mark.asyncio(loop_scope="module")
async def test_the_loop_never_waits(pool: Pool) -> None:
    """While a process hangs for a second and a half, the event loop is never away for a tenth of one."""
    reading = asyncio.create_task(told(pool, "hang"))
    longest, last = 0.0, time.monotonic()
    while not reading.done():
        await asyncio.sleep(0.01)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    assert longest < 0.5


async def test_a_reader_that_cannot_be_made_is_broken() -> None:
    """No model is no fault of an article: the worker stops."""
    pool = Pool(1, reading="tests.language.readings:missing")
    with pytest.raises(Broken):
        await pool.start()
    await pool.close()


def test_readers_end_when_the_worker_is_killed() -> None:
    """A worker killed with SIGKILL leaves no process behind."""
    program = textwrap.dedent(f"""
        import asyncio, os
        from language.pool import Pool

        async def main():
            pool = Pool(1, reading="{READING}")
            await pool.start()
            print(pool._readers[0]._process.pid, flush=True)
            os.kill(os.getpid(), 9)

        if __name__ == "__main__":
            asyncio.run(main())
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    pid = int(done.stdout)
    deadline = time.monotonic() + 5
    while _lives(pid):
        assert time.monotonic() < deadline, f"process {pid} still lives"
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
