"""`tollwire up`: everything running, and left running."""

import click

from cli.console import say
from cli.running import bring_up


@click.command("up")
@click.option("--no-worker", is_flag=True, help="Only services, topics and indices: workers are started elsewhere.")
@click.option("--no-monitor", is_flag=True, help="Without the live page.")
def command(no_worker: bool, no_monitor: bool) -> None:
    """Start the services that nobody set, make topics and indices, start worker and live page; return when ready.

    Nothing set: embedded services stand in for Kafka and Elasticsearch, for a look, not for production.

    Example: tollwire up && tollwire publish articles.jsonl
    """
    settings = bring_up(worker=not no_worker, monitor=not (no_worker or no_monitor))
    say(f"ready: Kafka {settings.kafka}, Elasticsearch {settings.elasticsearch}")
    if not (no_worker or no_monitor):
        say(f"the live page: http://{settings.monitor}/")
    say("next: tollwire publish PATH… | tollwire status | tollwire down")
