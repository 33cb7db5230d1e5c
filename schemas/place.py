"""When and where a happening took place."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

TimePrecision = Literal["minute", "day", "week", "month", "year"]
PlacePrecision = Literal["exact", "near", "city", "admin1", "country", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Local civil dates of the place, both ends included, never converted to UTC."""

    start: date
    end: date
    precision: TimePrecision = "day"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place in WGS 84, as exactly as the text tells it; `country` is ISO 3166-1 alpha-2."""

    name: str = ""
    text: str = ""
    country: str | None = None
    country_name: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "unknown"
    geonameid: int | None = None
