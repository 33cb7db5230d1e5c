"""Publishing as a person does: files, folders, standard input; on both backends."""

import json
from pathlib import Path

import pytest

from bus import admin, records
from core.settings import settings
from tests.cli.terminal import tollwire
from tests.conftest import environment

ARTICLE = {
    "title": "Three die in a mill",
    "body": "Three people died on Monday.",
    "published_at": "2020-03-02T10:00:00Z",
}


@pytest.fixture
def env(services, tmp_path: Path) -> dict[str, str]:
    found = environment(services, tmp_path)
    admin.create_topics(settings(found))
    return found


def line(number: int, **more) -> str:
    return json.dumps({**ARTICLE, "id": f"a{number}", **more}) + "\n"


def published(env: dict[str, str]) -> list[dict]:
    return [json.loads(record.value) for record in records.records(settings(env), "articles")]


def test_a_file_a_folder_and_standard_input(env, tmp_path: Path) -> None:
    """Each way in; the count of what Kafka has acknowledged is told at the end."""
    (tmp_path / "one.jsonl").write_text(line(1) + line(2))
    (tmp_path / "more/deep").mkdir(parents=True)
    (tmp_path / "more/deep/two.json").write_text(line(3))
    (tmp_path / "more/.hidden.jsonl").write_text(line(9))
    told = tollwire("publish", "one.jsonl", "more", "-", env=env, folder=tmp_path, given=(line(4) + line(5)).encode())
    assert (told.returncode, told.stdout) == (0, b""), told.stderr
    assert b"5 sent and acknowledged, 0 refused" in told.stderr
    assert sorted(each["id"] for each in published(env)) == ["a1", "a2", "a3", "a4", "a5"]


def test_one_bad_line_costs_one_article(env, tmp_path: Path) -> None:
    """What is refused is told with its file and line; the rest is sent; status 1."""
    (tmp_path / "mixed.jsonl").write_text(line(1) + "{broken\n" + line(2))
    told = tollwire("publish", "mixed.jsonl", env=env, folder=tmp_path)
    assert told.returncode == 1
    assert b"refused mixed.jsonl: line 2: " in told.stderr and b"2 sent and acknowledged, 1 refused" in told.stderr
    assert sorted(each["id"] for each in published(env)) == ["a1", "a2"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"body": "word " * (1 << 20)}, b"5,242,899 bytes of text, at most 1,048,576"),
        ({"photo": "x" * (5 << 20)}, b"5.0 MiB is too large: a record of `articles` holds at most 4 MiB"),
    ],
    ids=["text", "anything else"],
)
def test_five_mebibytes_are_refused_at_the_door_with_a_clear_word(env, tmp_path: Path, more, says) -> None:
    """Too large is told as such, with the limit; nothing of it reaches Kafka, the next article does."""
    (tmp_path / "big.jsonl").write_text(line(1, **more) + line(2))
    told = tollwire("publish", "big.jsonl", env=env, folder=tmp_path)
    assert told.returncode == 1
    assert b"refused big.jsonl: " in told.stderr and says in told.stderr
    assert [each["id"] for each in published(env)] == ["a2"]


def test_a_file_that_is_not_there_is_wrong_use(env, tmp_path: Path) -> None:
    """Nothing is sent where one of the names is wrong."""
    (tmp_path / "one.jsonl").write_text(line(1))
    told = tollwire("publish", "one.jsonl", "two.jsonl", env=env, folder=tmp_path)
    assert told.returncode == 2 and b"two.jsonl does not exist" in told.stderr
    assert published(env) == []


def test_a_date_can_be_assumed(env, tmp_path: Path) -> None:
    """An article without a date takes the one that is given, a bare date as noon UTC."""
    (tmp_path / "undated.jsonl").write_text(line(1, published_at=None))
    told = tollwire("publish", "--assume-date", "2020-03-02", "undated.jsonl", env=env, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    [found] = published(env)
    assert found["published_at"] == "2020-03-02T12:00:00Z"
