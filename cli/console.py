"""Words for people on stderr, data on stdout, and a sign of life for what takes longer than a second."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.table import Table

PATIENCE = 1.0  # seconds before progress is shown
QUIET = 5.0  # seconds between lines where stderr is no terminal


def say(words: str) -> None:
    """A line for the person at the keyboard."""
    click.echo(words, err=True)


def data(value: Any) -> None:
    """One line of JSON for the program that reads us."""
    click.echo(json.dumps(value, ensure_ascii=False))


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[str] = ()) -> None:
    """A table on stdout; `right` names the columns of figures. Markup in the data is data."""
    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False, markup=False)
    console.print(title, style="bold", soft_wrap=True)
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        drawn.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    console.print(drawn)


class Progress:
    """Says how far a long thing is; nothing at all where it is done within a second."""

    def __init__(self) -> None:
        self._began = self._shown = time.monotonic()
        self._live = sys.stderr.isatty()
        self._width = 0

    def at(self, words: str) -> None:
        now = time.monotonic()
        if now - self._began < PATIENCE or now - self._shown < (0.1 if self._live else QUIET):
            return
        self._shown = now
        if self._live:
            click.echo(f"\r{words:<{self._width}}", nl=False, err=True)
            self._width = len(words)
        else:
            say(words)

    def clear(self) -> None:
        if self._width:
            click.echo("\r" + " " * self._width + "\r", nl=False, err=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """Progress that leaves a clean line behind, however it ends."""
    shown = Progress()
    try:
        yield shown
    finally:
        shown.clear()
