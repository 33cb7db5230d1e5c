"""The console script: exit statuses, lazy verbs, words on stderr."""

from pathlib import Path

import pytest

from cli.main import VERBS
from tests.cli.terminal import tollwire


def test_help_lists_every_verb(tmp_path: Path) -> None:
    """`tollwire --help` is data: on stdout, status 0."""
    told = tollwire("--help", folder=tmp_path)
    assert told.returncode == 0 and told.stderr == b""
    assert all(verb in told.stdout.decode() for verb in VERBS)


@pytest.mark.parametrize("words", [("nonsense",), ("up", "--nonsense"), ("publish",), ("dead-letters", "retry")])
def test_wrong_use_is_status_2(words, tmp_path: Path) -> None:
    """What was typed wrong is told on stderr, with status 2."""
    told = tollwire(*words, folder=tmp_path)
    assert (told.returncode, told.stdout) == (2, b"")
    assert told.stderr


@pytest.mark.parametrize("words", [("status",), ("dead-letters", "list"), ("publish", "-")])
def test_without_services_the_cure_is_one_line(words, tmp_path: Path) -> None:
    """Nothing runs: status 1 and what to type, without a traceback."""
    told = tollwire(*words, env={"TOLLWIRE_DATA": str(tmp_path / "d")}, folder=tmp_path, given=b"x\n")
    assert (told.returncode, told.stdout) == (1, b"")
    assert b"tollwire up" in told.stderr and b"Traceback" not in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_a_setting_that_cannot_be_is_told(tmp_path: Path) -> None:
    """The variable, where it stands, what it takes; status 1."""
    told = tollwire("doctor", env={"TOLLWIRE_PARTITIONS": "many"}, folder=tmp_path)
    assert told.returncode == 1
    assert told.stderr.startswith(b"tollwire: TOLLWIRE_PARTITIONS (environment) is 'many'")
