"""Hits as CSV, JSON Lines and GeoJSON: what leaves for other programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from schemas.claim import MEASURES, SIDES
from search import wording
from search.fields import POINTS
from search.results import Hit

Record = Mapping[str, Any]
_PLACE = ("name", "country", "country_name", "admin1", "lat", "lon", "precision")
_FIGURE = ("low", "best", "high")
COLUMNS = (
    "event_id", "version", "policy", "status", "event_type", "event_subtype", "start", "end", "date_precision",
    *(f"place_{name}" for name in _PLACE),
    *(f"{measure}_{part}" for measure in MEASURES for part in (*_FIGURE, "contested")),
    "killed_victims", *(f"killed_{side}" for side in SIDES),
    "voices", "articles", "first_reported_at", "last_reported_at", "headline",
)  # fmt: skip


def as_json(hit: Hit) -> dict[str, Any]:
    """`{event, highlights[]}` as the HTTP API gives it."""
    return {"event": dict(hit.record), "highlights": [asdict(highlight) for highlight in hit.highlights]}


def lines(hits: Iterable[Hit]) -> Iterator[str]:
    """JSON Lines, one event each."""
    for hit in hits:
        yield json.dumps(hit.record, ensure_ascii=False) + "\n"


def table(hits: Iterable[Hit]) -> Iterator[str]:
    """CSV (RFC 4180) with a header. An unknown figure is an empty cell: 0 is only where nobody was hurt."""
    yield _csv(COLUMNS)
    for hit in hits:
        cells = row(hit.record)
        yield _csv([_cell(cells.get(column)) for column in COLUMNS])


def hxl(hits: Iterable[Hit]) -> Iterator[str]:
    """The same table with a row of HXL hashtags (hxlstandard.org, 1.1) under its header."""
    lines = table(hits)
    yield next(lines)
    yield _csv([_TAGS.get(column) or _tag(column) for column in COLUMNS])
    yield from lines


_TAGS = {
    "event_id": "#event+id", "version": "#meta+version", "policy": "#meta+policy", "status": "#status",
    "event_type": "#event+type", "event_subtype": "#event+subtype", "start": "#date+start", "end": "#date+end",
    "date_precision": "#date+precision", "place_name": "#loc+name", "place_country": "#country+code+v_iso2",
    "place_country_name": "#country+name", "place_admin1": "#adm1+name", "place_lat": "#geo+lat",
    "place_lon": "#geo+lon", "place_precision": "#loc+precision", "voices": "#meta+voices",
    "articles": "#meta+articles", "first_reported_at": "#date+reported+first",
    "last_reported_at": "#date+reported+last", "headline": "#description+headline",
}  # fmt: skip


def _tag(column: str) -> str:
    """A column of figures: `killed_low` is `#affected+killed+low`."""
    return "#affected+" + "+".join(column.replace("security_forces", "securityforces").split("_"))


def row(record: Record) -> dict[str, Any]:
    """One event, flat."""
    when, where, toll = record.get("when") or {}, record.get("where") or {}, record.get("toll") or {}
    cells: dict[str, Any] = {name: record.get(name) for name in COLUMNS if name in record}
    cells |= {"start": when.get("start"), "end": when.get("end"), "date_precision": when.get("precision")}
    cells |= {f"place_{name}": where.get(name) for name in _PLACE}
    for measure, figure in toll.items():
        cells |= {f"{measure}_{part}": figure.get(part) for part in (*_FIGURE, "contested")}
    killed = toll.get("killed") or {}
    cells["killed_victims"] = (killed.get("victims") or {}).get("best")
    cells |= {f"killed_{side}": part.get("best") for side, part in killed.get("by_side", {}).items()}
    cells["articles"] = (record.get("counts") or {}).get("articles")
    return cells


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        # A spreadsheet would run it (OWASP, "CSV Injection").
        return f"'{value}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _csv(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def geojson(hits: Iterable[Hit]) -> dict[str, Any]:
    """A FeatureCollection (RFC 7946). A place known only to a region or country has no geometry."""
    return {"type": "FeatureCollection", "features": [feature(hit.record) for hit in hits]}


def feature(record: Record) -> dict[str, Any]:
    where = record.get("where") or {}
    known = where.get("precision") in POINTS and where.get("lat") is not None and where.get("lon") is not None
    geometry = {"type": "Point", "coordinates": [where["lon"], where["lat"]]} if known else None
    flat = {key: value for key, value in row(record).items() if value is not None}
    words = {"toll_in_words": wording.summary(record.get("toll") or {})}
    return {"type": "Feature", "id": record["event_id"], "geometry": geometry, "properties": flat | words}


def geojson_part(hits: Iterable[Hit], *, first: bool) -> str:
    """A piece of one FeatureCollection written page after page; the `first` piece that has any hit opens it."""
    told = ",\n".join(json.dumps(feature(hit.record), ensure_ascii=False) for hit in hits)
    if not told:
        return ""
    return ('{"type": "FeatureCollection", "features": [\n' if first else ",\n") + told


def geojson_end(*, empty: bool) -> str:
    """What closes it; of an `empty` one the whole."""
    return '{"type": "FeatureCollection", "features": []}\n' if empty else "\n]}\n"
