"""Exports for other programs."""

import csv
import io
import re

from shelf_of_events import OPEN, RAID, STATION, UNKNOWN, event

from schemas.wire import to_dict
from search import exports
from search.results import Hit


def hit(record) -> Hit:
    return Hit(id=record.event_id, record=to_dict(record))


def rows(*records) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(exports.table(map(hit, records))))))


def test_an_unknown_figure_is_an_empty_cell_and_zero_is_zero():
    """0 is only where it was said that nobody was hurt."""
    unknown, open_ended = rows(UNKNOWN, OPEN)
    assert (unknown["killed_best"], unknown["missing_best"]) == ("", "4")
    assert (open_ended["injured_best"], open_ended["killed_high"], open_ended["killed_contested"]) == ("0", "", "true")


def test_sides_and_victims_have_columns():
    """Attackers can be told apart."""
    (station,) = rows(STATION)
    assert (station["killed_victims"], station["killed_militant"], station["killed_civilian"]) == ("9", "13", "")


def test_a_cell_never_starts_a_formula():
    """A spreadsheet must not run a headline."""
    (row,) = rows(event("E1", headline='=HYPERLINK("http://x")'))
    assert row["headline"].startswith("'=")


def test_hxl_has_a_hashtag_under_every_column():
    """Humanitarian tools read the second row; no column is without one, no two bear the same."""
    header, tags, *rows = csv.reader(io.StringIO("".join(exports.hxl([hit(STATION)]))))
    assert len(header) == len(tags) == len(set(tags)) and len(rows) == 1
    assert all(re.fullmatch(r"#[a-z]+[a-z0-9]*([+][a-z][a-z0-9_]*)*", tag) for tag in tags)
    assert tags[header.index("killed_best")] == "#affected+killed+best"


def test_only_a_place_that_is_a_point_has_a_geometry():
    """A region's middle is no place where people died."""
    exact, near, region = (exports.feature(to_dict(e)) for e in (STATION, RAID, OPEN))
    assert exact["geometry"] == {"type": "Point", "coordinates": [24.7, 59.4]}
    assert near["geometry"]["coordinates"] == [26.0, 59.0]
    assert region["geometry"] is None
