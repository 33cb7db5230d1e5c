"""`tollwire token`."""

from click.testing import CliRunner

from cli.token import command


def test_it_prints_the_same_token_each_time_and_nothing_else(tmp_path, monkeypatch):
    """Ready to be put into a header."""
    monkeypatch.setenv("TOLLWIRE_DATA", str(tmp_path))
    monkeypatch.delenv("TOLLWIRE_TOKEN", raising=False)
    first, second = (CliRunner().invoke(command, []) for _ in range(2))
    assert first.stdout == second.stdout == (tmp_path / "token").read_text()
    assert first.stderr == ""
