"""The one console script: `tollwire VERB`. Each verb lives in `cli/<verb>.py` as `command`, loaded when asked for."""

import importlib
import sys

import click

from core.errors import BadInput, Broken
from core.settings import SettingsError
from search.errors import Unreachable

VERBS = {
    "demo": "start what is missing, publish the stories, show events and tallies",
    "up": "start the services that are missing and the worker",
    "down": "stop all that `up` and `demo` started, and only that",
    "status": "services, topics, lag, worker, counts",
    "doctor": "every setting and where it came from; what is wrong and how to mend it",
    "publish": "articles into Kafka",
    "extract": "articles in, mentions out; no services needed",
    "replay": "articles in, events out; the whole pipeline, no services needed",
    "explain": "which words became which claim, which mention joined which event, and why",
    "search": "events by words and figures, from Elasticsearch",
    "watch": "live tallies in the terminal",
    "correct": "merge, split, retract, re-date, re-place or withhold, by hand and with a reason",
    "alerts": "saved searches that tell of what they find: add, list, remove",
    "export": "every event that matches, as CSV, JSON Lines, GeoJSON or HXL-tagged CSV",
    "token": "the word that lets one publish over HTTP",
    "reindex": "the index anew from the topics, put in place at once",
    "reread": "stored articles once more, by the rules of this version",
    "audit": "rebuild every view from its facts and compare",
    "dead-letters": "what could not be used: list, show, retry",
}


class Verbs(click.Group):
    """A group that imports a verb's module only when the verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        command = importlib.import_module(f"cli.{name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tollwire")
def tollwire() -> None:
    """News articles in, events and honest, running casualty tolls out.

    Data on stdout, words on stderr. Exit status: 0 done, 1 failed, 2 wrong use.

    Example: tollwire demo
    """


def main() -> None:
    """Run the command; an error that has a cure is told in one line."""
    try:
        tollwire(prog_name="tollwire")
    except (Broken, BadInput, SettingsError, Unreachable) as error:
        click.echo(f"tollwire: {error}", err=True)
        sys.exit(1)
