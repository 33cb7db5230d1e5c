"""Moments from the command line."""

from datetime import UTC, datetime

import click

from schemas.wire import parse_instant
from search.language import QueryError, parse


def moment(_ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """An ISO date or time."""
    try:
        return parse_instant(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no ISO date or time, such as 2020-01-31", param=param) from error


def known_at(_ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """What `--as-of` means everywhere: a moment, or the end of a day, so that the whole day was known."""
    if not value:
        return None
    try:
        today = datetime.now(UTC).date()  # noqa: TID251 - a shell: this is where today comes from
        return parse_instant(parse("", today=today, shorthand={"as_of": value}).options["as_of"])
    except QueryError as error:
        raise click.BadParameter(str(error), param=param) from error
