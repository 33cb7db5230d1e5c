"""`tollwire alerts`: saved searches that tell when something they find is new, revised, large or contested."""

from datetime import UTC, datetime

import click

from bus.publisher import Publisher
from bus.records import latest
from cli.console import data, say, table
from core.settings import Settings
from deploy import environment
from schemas import topics
from schemas.operations import SavedSearch
from schemas.wire import decode, encode, to_dict
from search.language import QueryError
from search.saving import Unfit, saved, shown


@click.group("alerts")
def command() -> None:
    """Saved searches that alert: to the topic `alerts`, the first page, and a webhook signed with TOLLWIRE_WEBHOOK_KEY.

    Example: tollwire alerts add tajikistan "country:TJ killed>=10" --threshold killed=50
    """


@command.command("add")
@click.argument("name")
@click.argument("query")
@click.option("--threshold", "thresholds", multiple=True, metavar="MEASURE=N", help="Alert only once it reaches N.")
@click.option("--webhook", metavar="URL", help="Alerts are posted there, signed; private addresses are refused.")
def add(name: str, query: str, thresholds: tuple[str, ...], webhook: str | None) -> None:
    """Keep a search under a name; the same name again replaces it.

    Without a threshold every new or revised event that matches alerts; with one, a toll that reaches it, jumps or
    becomes contested.

    Example: tollwire alerts add tajikistan "country:TJ killed>=10" --threshold killed=50
    """
    today = datetime.now(UTC).date()  # noqa: TID251 - a shell
    limits = dict(_threshold(each) for each in thresholds)
    try:
        made = saved(name, {"query": query, "thresholds": limits, "webhook": webhook}, today)
    except QueryError as error:
        raise click.UsageError(f"\n{error.pointed()}") from error
    except Unfit as error:
        raise click.UsageError(str(error)) from error
    settings = environment.load()
    _put(settings, name, encode(made))
    if webhook and not settings.webhook_key:
        say("TOLLWIRE_WEBHOOK_KEY is not set: nothing is posted until it is")
    say(f"{name} is kept")


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON line each.")
def listing(as_json: bool) -> None:
    """Every saved search; of a webhook only the host is shown.

    Example: tollwire alerts list
    """
    found = sorted(searches(environment.load()).values(), key=lambda each: each.name)
    if as_json:
        for each in found:
            data(to_dict(shown(each)))
        return
    rows = [(s.name, s.query, ", ".join(f"{m}={n}" for m, n in s.thresholds.items()), shown(s).webhook or "")
            for s in found]  # fmt: skip
    table(f"{len(found)} saved", ("name", "query", "thresholds", "webhook"), rows)


@command.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Forget a saved search.

    Example: tollwire alerts remove tajikistan
    """
    settings = environment.load()
    if name not in searches(settings):
        raise click.ClickException(f"there is no saved search {name}")
    _put(settings, name, None)
    say(f"{name} is gone")


def searches(settings: Settings) -> dict[str, SavedSearch]:
    """Name → search, as they are now."""
    found = latest(settings, topics.SEARCHES.name).values()
    return {each.name: each for each in (decode(SavedSearch, record.value or b"") for record in found)}


def _put(settings: Settings, name: str, value: bytes | None) -> None:
    with Publisher(settings, topics.SEARCHES) as publisher:
        publisher.send(value, key=name.encode())


def _threshold(words: str) -> tuple[str, int]:
    measure, _, number = words.partition("=")
    if not number.isdecimal():
        raise click.BadParameter(f"{words!r}: write killed=50", param_hint="--threshold")
    return measure, int(number)
