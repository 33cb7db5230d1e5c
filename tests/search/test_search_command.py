"""`tollwire search` as a person types it, on a running Elasticsearch."""

import asyncio
import csv
import io
import json
import uuid
from dataclasses import replace

import pytest
from click.testing import CliRunner
from shelf_of_events import ALL, CANCELLED, ENTRY, RAID, SKIPPED, STATION, STORY, UNKNOWN, WAR

from cli.search import command
from core.settings import settings
from search import documents
from search.client import Shelf


@pytest.fixture(scope="module")
def filled(services) -> dict[str, str]:
    """The environment of a shelf with our events on it."""
    env = {**services.env, "TOLLWIRE_NAMESPACE": f"c{uuid.uuid4().hex[:8]}"}

    async def fill() -> None:
        async with Shelf(replace(settings(env))) as shelf:
            await shelf.ensure("g")
            articles = map(documents.article, (STORY, SKIPPED, CANCELLED))
            await shelf.bulk([*map(documents.event, ALL), documents.entry(ENTRY), *articles])
            await shelf.refresh()

    asyncio.run(fill())
    return env


@pytest.fixture
def search(filled, monkeypatch):
    for name, value in filled.items():
        monkeypatch.setenv(name, value)

    def run(*words: str):
        return CliRunner().invoke(command, list(words), catch_exceptions=False)

    return run


def test_the_table_shows_the_event_its_toll_and_marked_evidence(search):
    """Data on stdout; how many there are on stderr."""
    told = search("police station Tarmo")
    assert told.exit_code == 0
    assert STATION.event_id in told.stdout and "22 killed (13 of them attackers), reported" in " ".join(
        told.stdout.split()
    )
    assert "«22 people died»" in told.stdout and "«police»" in told.stdout
    assert "1 of 1 event" in told.stderr and "1 of 1 event" not in told.stdout


def test_options_are_fields(search):
    """A date filter leaves the war of another decade out."""
    told = search("militants", "--country", "EE", "--killed-min", "10", "--since", "2020", "--until", "2020", "--json")
    assert [each["event"]["event_id"] for each in json.loads(told.stdout)["events"]] == [RAID.event_id]
    both = search("militants", "--country", "EE", "--killed-min", "10", "--json")
    assert {each["event"]["event_id"] for each in json.loads(both.stdout)["events"]} == {RAID.event_id, WAR.event_id}


def test_csv_and_geojson_are_data_alone(search):
    """Nothing but the data on stdout."""
    rows = list(csv.DictReader(io.StringIO(search("country:FI killed:unknown", "--csv").stdout)))
    assert [(row["event_id"], row["killed_best"]) for row in rows] == [(UNKNOWN.event_id, "")]
    told = json.loads(search("station", "--geojson").stdout)
    assert told["features"][0]["geometry"]["coordinates"] == [24.7, 59.4]


def test_pages_go_on_with_after(search):
    """`next` of one page is `--after` of the other."""
    first = json.loads(search("sort:killed", "--limit", "1", "--json").stdout)
    second = json.loads(search("sort:killed", "--limit", "1", "--after", first["next"], "--json").stdout)
    assert first["events"][0]["event"]["event_id"] == WAR.event_id
    assert second["events"][0]["event"]["event_id"] != WAR.event_id
    assert search("x", "--after", "nonsense").exit_code == 1


@pytest.mark.parametrize(("words", "pointed"), [(("killd>=10",), "^^^^^"), (("--killed-min", "ten"), "^^^")])
def test_wrong_use_is_status_2_with_a_finger_on_it(search, words, pointed):
    """The character is pointed at, on stderr."""
    told = search(*words)
    assert (told.exit_code, told.stdout) == (2, "")
    assert pointed in told.stderr


def test_articles_are_a_list_of_their_own(search):
    """Skipped ones too, with the reason; words are marked in their sentence; how many of each status is told."""
    told = search("--articles", "attack")
    assert told.exit_code == 0 and "«attack»" in told.stdout and "1 of 1 article: 1 usable" in told.stderr
    skipped = json.loads(search("--articles", "--status", "skipped", "--json").stdout)
    assert [(each["article"]["id"], each["article"]["status_reason"]) for each in skipped["articles"]] == [
        ("de", "language de: only English is read")
    ]
    assert "body" not in skipped["articles"][0]["article"]
    assert search("--articles", "killed>=3").exit_code == 2 and search("--articles", "--csv").exit_code == 2


def test_where_nothing_is_indexed_it_says_what_to_do(search, monkeypatch):
    """Status 1 and one line with a cure."""
    monkeypatch.setenv("TOLLWIRE_NAMESPACE", "empty")
    told = search("x")
    assert told.exit_code == 1 and "tollwire up" in told.stderr


def test_control_characters_of_an_article_never_reach_the_terminal():
    """A headline must not move the cursor."""
    from cli.articles import marked
    from search.results import Highlight

    text = "a\x1b[2Jb\nc"
    highlight = Highlight(kind="match", article_id="a", field="body", start=0, end=len(text), text=text)
    assert marked(highlight, plain=True).plain == "a [2Jb c"
