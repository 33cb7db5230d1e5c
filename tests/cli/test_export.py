"""`tollwire export` on a running Elasticsearch: all that matches, page after page."""

import asyncio
import csv
import io
import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from bus.admin import create_topics
from bus.publisher import Publisher
from cli.export import command
from cli.search import command as search
from core.corrections import correction, undoing
from core.errors import Broken
from core.settings import settings
from schemas.topics import CORRECTIONS
from schemas.wire import encode
from search import documents, queries
from search.client import Shelf
from tests.search.shelf_of_events import ALL, GONE, STATION, UNKNOWN

AT = datetime(2021, 3, 1, 12, tzinfo=UTC)
OPEN = sorted(each.event_id for each in ALL if each is not GONE)


@pytest.fixture(scope="module")
def filled(services) -> dict[str, str]:
    env = {**services.env, "TOLLWIRE_NAMESPACE": f"x{uuid.uuid4().hex[:8]}"}

    async def fill() -> None:
        async with Shelf(settings(env)) as shelf:
            await shelf.ensure("g")
            await shelf.bulk(map(documents.event, ALL))
            await shelf.refresh()

    asyncio.run(fill())
    return env


@pytest.fixture
def export(filled, monkeypatch):
    for name, value in filled.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(queries, "MOST", 2)  # so that pages follow each other
    return lambda *words: CliRunner().invoke(command, list(words), catch_exceptions=False)


def test_csv_has_one_header_and_every_event(export):
    """An unknown figure is an empty cell; how many there are is told on stderr."""
    told = export()
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    assert [row["event_id"] for row in rows] == OPEN
    assert {row["event_id"]: row["killed_best"] for row in rows}[UNKNOWN.event_id] == ""
    assert "5 events" in told.stderr


def test_hxl_has_its_tags_once(export):
    """Second row, as the standard has it."""
    rows = list(csv.reader(io.StringIO(export("--as", "hxl").stdout)))
    assert len(rows) == 2 + len(OPEN) and rows[1][0] == "#event+id" and all(cell.startswith("#") for cell in rows[1])


def test_json_lines_and_geojson_hold_every_event(export):
    """Whole records; features with a point only where one is known."""
    assert [json.loads(line)["event_id"] for line in export("--as", "jsonl").stdout.splitlines()] == OPEN
    told = json.loads(export("--as", "geojson").stdout)
    assert [feature["id"] for feature in told["features"]] == OPEN
    points = {feature["id"]: feature["geometry"] for feature in told["features"]}
    assert points[STATION.event_id]["coordinates"] == [24.7, 59.4] and points[UNKNOWN.event_id] is None


@pytest.mark.parametrize(("form", "lines"), [("csv", 1), ("hxl", 2), ("jsonl", 0)])
def test_nothing_found_is_still_well_formed(export, form, lines):
    """Headers alone, no lines, an empty collection."""
    assert export("country:SE", "--as", form).stdout.count("\n") == lines
    assert json.loads(export("country:SE", "--as", "geojson").stdout)["features"] == []


def test_retracted_events_only_where_asked_for(export):
    """And a query that is not understood is pointed at."""
    assert GONE.event_id in export("status:any", "--as", "jsonl").stdout
    told = export("killd>=3")
    assert told.exit_code == 2 and "^^^^^" in told.stderr and told.stdout == ""


def test_what_people_withheld_is_in_no_export_and_in_no_search(filled, export):
    """Not in the words of any event, not found by them; undone, it is told again; an event stays, whatever it says."""
    made = settings(filled)
    create_topics(made)
    ruling = correction("withhold", [UNKNOWN.event_id], by="t", reason="r", at=AT, quotes=("Tarmo on Friday",))
    for each in (ruling, undoing(ruling, by="t", reason="r", at=AT + timedelta(hours=1))):
        with Publisher(made, CORRECTIONS) as publisher:
            publisher.send(encode(each), key=b"EE")
        hidden = each is ruling
        whole = export("--as", "jsonl").stdout
        assert ("police station in Tarmo" not in whole) is hidden and STATION.event_id in whole
        assert (STATION.event_id not in export("tarmo", "--as", "jsonl").stdout) is hidden
        told = CliRunner().invoke(search, ["gunmen", "--json"], catch_exceptions=False).stdout
        assert STATION.event_id in told and ("Tarmo on Friday" not in told) is hidden


def test_where_nobody_knows_what_is_withheld_nothing_is_told(export, monkeypatch):
    """Kafka holds the rulings; without it words might be shown that must not be."""
    monkeypatch.setenv("TOLLWIRE_KAFKA", "127.0.0.1:1")
    with pytest.raises(Broken, match="withheld is not known"):
        export()
