"""Requests a reader may make: so many a second, with a reserve. Loopback is never limited, and no address is logged."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from time import monotonic

from aiohttp import web

from monitor.problems import Handler, Problem

# A person with a page open asks once a second; a program that pages through an export may be quicker for a while.
RATE, RESERVE, KNOWN = 10.0, 60.0, 10_000


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Limits:
    """A bucket for each address, the oldest forgotten first."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def wait(self, address: str | None) -> float:
        """Seconds until the next request may come; 0 where it may now, and is counted."""
        if address is None or loopback(address):
            return 0.0
        now = self._clock()
        bucket = self._buckets.pop(address, None) or _Bucket(RESERVE, now)
        bucket.left = min(RESERVE, bucket.left + (now - bucket.at) * RATE)
        bucket.at = now
        self._buckets[address] = bucket
        while len(self._buckets) > KNOWN:
            self._buckets.popitem(last=False)
        if bucket.left < 1:
            return (1 - bucket.left) / RATE
        bucket.left -= 1
        return 0.0


def loopback(address: str) -> bool:
    try:
        return ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False


LIMITS = web.AppKey("limits", Limits)


@web.middleware
async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
    """429 for whoever asks too often."""
    seconds = request.app[LIMITS].wait(request.remote)
    if seconds:
        raise Problem(429, f"too many requests: ask again in {seconds:.1f} s", retry_after=max(1, round(seconds)))
    return await handler(request)
