"""Dead letters by command; on both backends."""

import base64
import json
from pathlib import Path

import pytest

from bus import admin, records
from bus.publisher import Publisher
from core.settings import settings
from schemas.operations import DeadLetter
from schemas.topics import DEAD_LETTERS
from schemas.wire import encode
from tests.cli.terminal import tollwire
from tests.conftest import environment


@pytest.fixture
def env(services, tmp_path: Path) -> dict[str, str]:
    found = environment(services, tmp_path)
    admin.create_topics(settings(found))
    with Publisher(settings(found), DEAD_LETTERS) as publisher:
        for stage in ("intake", "indexing"):
            raw = base64.b64encode(f"{stage}\x00\xff".encode("latin-1")).decode()
            letter = DeadLetter(stage=stage, reason="because", topic="articles", partition=0, offset=3, original=raw)
            publisher.send(encode(letter)).ack()
    return found


def listed(env, tmp_path: Path, *words: str) -> list[dict]:
    told = tollwire("dead-letters", "list", "--json", *words, env=env, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    return [json.loads(each) for each in told.stdout.splitlines()]


def test_they_are_listed_with_stage_and_reason(env, tmp_path: Path) -> None:
    """All of them, or those of one stage."""
    assert {(each["stage"], each["reason"]) for each in listed(env, tmp_path)} == {
        ("intake", "because"), ("indexing", "because"),
    }  # fmt: skip
    assert [each["stage"] for each in listed(env, tmp_path, "--stage", "intake")] == ["intake"]


def test_the_original_bytes_come_out_as_they_came_in(env, tmp_path: Path) -> None:
    """`show --original` writes bytes, nothing else."""
    [letter] = listed(env, tmp_path, "--stage", "intake")
    told = tollwire("dead-letters", "show", letter["number"], "--original", env=env, folder=tmp_path)
    assert told.stdout == b"intake\x00\xff"


def test_retry_puts_them_back(env, tmp_path: Path) -> None:
    """One by number, or all; each on the topic it came from."""
    [letter] = listed(env, tmp_path, "--stage", "intake")
    assert tollwire("dead-letters", "retry", letter["number"], env=env, folder=tmp_path).returncode == 0
    assert tollwire("dead-letters", "retry", "--all", env=env, folder=tmp_path).returncode == 0
    back = sorted(record.value for record in records.records(settings(env), "articles"))
    assert back == [b"indexing\x00\xff", b"intake\x00\xff", b"intake\x00\xff"]
