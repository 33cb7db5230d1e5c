"""`tollwire dead-letters`: what could not be used, looked at and tried again."""

import sys
from datetime import UTC, datetime

import click

from bus import letters
from bus.letters import Letter
from cli.console import data, say, table
from core.errors import BadInput
from core.settings import Settings
from deploy import environment
from schemas.wire import instant, to_dict


@click.group("dead-letters")
def command() -> None:
    """What could not be used: each with its stage, its reason and its original bytes.

    Example: tollwire dead-letters list
    """


@command.command("list")
@click.option("--stage", help="Only those of one stage, such as intake.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines instead of a table.")
def list_(stage: str | None, as_json: bool) -> None:
    """All dead letters, oldest first.

    Example: tollwire dead-letters list --stage intake
    """
    found = _letters(environment.load(), stage)
    if as_json:
        for each in found:
            data(_plain(each))
        return
    rows = [(each.number, _at(each), each.letter.stage, each.letter.reason, str(each.letter.size)) for each in found]
    table(f"{len(rows)} dead letters", ("number", "at", "stage", "reason", "bytes"), rows, right=("bytes",))


@command.command("show")
@click.argument("number")
@click.option("--original", is_flag=True, help="Only the original bytes, as they came.")
def show(number: str, original: bool) -> None:
    """One dead letter as JSON, or the bytes it is about.

    Example: tollwire dead-letters show 2-17 --original > article.json
    """
    settings = environment.load()
    found = letters.letter(settings, number)
    if original:
        sys.stdout.buffer.write(letters.original(settings, found.letter))
        sys.stdout.buffer.flush()
    else:
        data(_plain(found))


@command.command("retry")
@click.argument("numbers", nargs=-1, metavar="NUMBER…")
@click.option("--all", "every", is_flag=True, help="All of them (of --stage).")
@click.option("--stage", help="With --all: only those of one stage.")
def retry(numbers: tuple[str, ...], every: bool, stage: str | None) -> None:
    """Put the original bytes back on the topic they came from, as one more attempt.

    Example: tollwire dead-letters retry 2-17
    """
    if every == bool(numbers):
        raise click.UsageError("name the numbers to try again, or --all")
    settings = environment.load()
    chosen = _letters(settings, stage) if every else [letters.letter(settings, number) for number in numbers]
    gone = 0
    for each in chosen:
        try:
            ack = letters.retry(settings, each.letter)
            say(f"{each.number} is on {ack.topic} again, as attempt {each.letter.attempt + 1}")
        except BadInput as error:
            gone += 1
            say(f"{each.number}: {error.reason}")
    say(f"{len(chosen) - gone} put back, {gone} could not be")
    if gone:
        raise SystemExit(1)


def _letters(settings: Settings, stage: str | None) -> list[Letter]:
    found = [each for each in letters.letters(settings) if stage in (None, each.letter.stage)]
    return sorted(found, key=lambda each: (each.at, each.number))


def _at(each: Letter) -> str:
    return instant(datetime.fromtimestamp(each.at / 1000, UTC))


def _plain(each: Letter) -> dict[str, object]:
    return {"number": each.number, "at": _at(each), **to_dict(each.letter)}
