"""Clients of the live stream, for `benchmarks.window`: `python -m benchmarks.window_clients ADDRESS CLIENTS`.

A process of its own, so that its work delays no other load's clock. Says `connected`, watches until its input ends,
then prints how many frames each client got and how long after the first client the last one had a frame.
"""

import asyncio
import json
import sys
import time
from collections import defaultdict

import aiohttp

from benchmarks.window_loads import summary

FRAME = b"\ndata: "


class Clients:
    """All of them. A frame is counted where its data begin; its place in a client's stream says which one it is."""

    def __init__(self, address: str, clients: int) -> None:
        self._address = address
        self.frames, self.lost, self.open = [0] * clients, 0, 0
        self._first: dict[int, float] = {}
        self._apart: dict[int, float] = defaultdict(float)

    async def run(self) -> None:
        """Until standard input ends."""
        plain = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=plain, timeout=aiohttp.ClientTimeout(None)) as session:
            tasks = [asyncio.create_task(self._watch(session, number)) for number in range(len(self.frames))]
            while self.open < len(self.frames):
                await asyncio.sleep(0.1)
            print("connected", flush=True)
            await asyncio.to_thread(sys.stdin.read)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _watch(self, session: aiohttp.ClientSession, number: int) -> None:
        async with session.get(f"{self._address}/api/v1/stream") as answer:
            self.open += 1
            rest = b""
            async for part in answer.content.iter_any():
                whole, when = rest + part, time.monotonic()
                for _ in range(whole.count(FRAME)):
                    self._heard(number, when)
                # A mark cut in two by the network is counted with the next part, one that is whole never twice.
                rest = whole[-len(FRAME) + 1 :]
        self.lost += 1

    def _heard(self, number: int, when: float) -> None:
        place = self.frames[number]
        self.frames[number] += 1
        self._apart[place] = max(self._apart[place], when - self._first.setdefault(place, when))

    def told(self) -> dict[str, object]:
        apart = summary(list(self._apart.values()))
        return {"clients": len(self.frames), "lost": self.lost, "least frames": min(self.frames),
                "most frames": max(self.frames), "first to last client": apart}  # fmt: skip


def main() -> None:
    clients = Clients(sys.argv[1], int(sys.argv[2]))
    asyncio.run(clients.run())
    print(json.dumps(clients.told()))


if __name__ == "__main__":
    main()
