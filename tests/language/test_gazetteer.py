"""The gazetteer makes itself where set-up has not made it."""

import sys

import pytest

from core.errors import Broken
from language import gazetteer


def test_a_current_file_is_left_alone(monkeypatch):
    """No process is started."""
    monkeypatch.setattr(gazetteer, "stale", lambda: False)
    monkeypatch.setattr(gazetteer, "COMMAND", ("/nonexistent",))
    gazetteer.prepare()


def test_a_missing_file_is_made(monkeypatch, tmp_path):
    """By the build command, once."""
    made = tmp_path / "made"
    monkeypatch.setattr(gazetteer, "stale", lambda: not made.exists())
    monkeypatch.setattr(gazetteer, "COMMAND", (sys.executable, "-c", f"open({str(made)!r}, 'x')"))
    gazetteer.prepare()
    gazetteer.prepare()
    assert made.exists()


def test_a_build_that_fails_says_why(monkeypatch):
    """The reason and the command stand in the message."""
    monkeypatch.setattr(gazetteer, "stale", lambda: True)
    monkeypatch.setattr(gazetteer, "COMMAND", (sys.executable, "-c", "raise SystemExit('the disk is full')"))
    with pytest.raises(Broken, match=r"the disk is full.*gazetteer\.build"):
        gazetteer.prepare()
