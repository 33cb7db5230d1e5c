"""`tollwire explain`: the ledger of one event, without services; as it was known at a moment."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.terminal import tollwire

ARTICLES = [
    ("one", "2021-03-01T08:00:00Z", "Bomb kills four in Quetta",
     "A bomb killed four people and injured ten in the Pakistani city of Quetta on Monday, police said."),
    ("two", "2021-03-01T12:00:00Z", "Quetta bombing toll rises to seven",
     "The number of people killed by a bomb in Quetta, Pakistan, on Monday rose to seven, hospital officials said."),
    ("three", "2021-03-02T09:00:00Z", "Bomb kills four in Quetta",
     "Four people were killed by a bomb in the Pakistani city of Quetta on Monday."),
    ("four", "2021-03-03T09:00:00Z", "Man injured in Quetta bombing dies",
     "One of the people injured by a bomb in Quetta, Pakistan, on Monday died in hospital on Wednesday, raising the "
     "death toll to eight, hospital officials said."),
]  # fmt: skip


@pytest.fixture(scope="module")
def articles(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "articles.jsonl"
    named = [dict(zip(("id", "published_at", "title", "body"), each, strict=True)) for each in ARTICLES]
    path.write_text("\n".join(map(json.dumps, named)))
    return path


@pytest.fixture(scope="module")
def event_id(articles) -> str:
    told = tollwire("replay", folder=articles.parent, given=articles.read_bytes())
    (line,) = told.stdout.splitlines()
    return json.loads(line)["event_id"]


def explained(articles: Path, *words: str) -> str:
    told = tollwire("explain", *words, "--articles", str(articles), folder=articles.parent)
    assert told.returncode == 0, told.stderr.decode()
    return told.stdout.decode()


def test_an_event_with_all_that_made_it(articles, event_id):
    """Its toll; every claim with words, voice and deed; every link with reasons; every revision with its reason."""
    text = explained(articles, event_id)
    assert re.search(r"^  killed: 8\b", text, re.MULTILINE) and re.search(r"^  injured: 9\b", text, re.MULTILINE)
    assert 'body 7-25: "killed four people"' in text
    assert "voice police → outgrown by 7" in text
    assert "voice article three → an echo of a figure that was struck" in text
    assert re.search(r"voice hospital → replaced by its own voice's 8", text)
    assert text.count("  same (") == 4 and "first to tell of it" in text
    assert re.search(r"killed 7 → 8  injured_died  four:", text)
    assert re.search(r"injured 10 → 9  injured_died  four:", text)


def test_as_of_a_moment(articles, event_id):
    """At noon of the first day two articles were known, and seven dead."""
    text = explained(articles, event_id, "--as-of", "2021-03-01T12:30:00Z")
    assert re.search(r"^  killed: 7\b", text, re.MULTILINE) and re.search(r"^  injured: 10\b", text, re.MULTILINE)
    assert text.count("\nmention ") == 2 and "injured_died" not in text


def test_as_of_a_day_is_its_end(articles, event_id):
    """The second day's echo had come by its end."""
    assert explained(articles, event_id, "--as-of", "2021-03-02").count("\nmention ") == 3


def test_before_anything_was_known(articles, event_id):
    """Status 1, and no ledger."""
    words = ("explain", event_id, "--as-of", "2021-02-28", "--articles", str(articles))
    told = tollwire(*words, folder=articles.parent)
    assert (told.returncode, told.stdout) == (1, b"")
    assert b"that was known at 2021-02-28T" in told.stderr


def test_an_article(articles, event_id):
    """What it told, and in which event."""
    text = explained(articles, "two")
    assert text.startswith("article two: 1 mention") and f"in {event_id}" in text and "killed 7" in text


def test_replay_as_of_gives_tolls_tallies_and_links(articles, event_id):
    """The toll, the tally of the country and the linked articles as they were known at the end of the first day."""
    words = ("replay", "--tallies", "--as-of", "2021-03-01")
    lines = tollwire(*words, folder=articles.parent, given=articles.read_bytes()).stdout.splitlines()
    event, *tallies = map(json.loads, lines)
    assert (event["toll"]["killed"]["best"], event["article_ids"]) == (7, ["one", "two"])
    (month,) = [
        t for t in tallies if t["scope"] == {"country": "PK", "period": "2021-03"} and t["basis"] == "event_date"
    ]
    assert month["toll"]["killed"]["best"] == 7


def test_a_moment_that_is_none(articles, event_id):
    """Wrong use: status 2."""
    told = tollwire("explain", event_id, "--as-of", "noonish", "--articles", str(articles), folder=articles.parent)
    assert told.returncode == 2
