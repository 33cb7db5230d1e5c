"""`tollwire down`: what we started is stopped, and nothing else."""

from pathlib import Path

import click

from cli.console import say
from deploy import environment, services, state


@click.command("down")
@click.option("--delete-data", is_flag=True, help="Also delete what `up` and the worker keep in the data folder.")
def command(delete_data: bool) -> None:
    """Stop what `tollwire up` and `tollwire demo` started, known by process id, and only that.

    Example: tollwire down
    """
    folder = Path(environment.load().data)
    if not folder.exists():
        say("nothing is running")
        return
    with state.held(folder):
        if not services.stop_all(folder, say):
            say("nothing is running")
        if delete_data:
            services.delete_data(folder)
