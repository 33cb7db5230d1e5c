"""`tollwire correct`: a person's judgement, as a record on `corrections`."""

import asyncio
import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click

from bus.publisher import Publisher
from bus.records import records
from cli.console import data, say
from core import corrections
from core.settings import Settings
from deploy import environment
from schemas import topics
from schemas.operations import Correction
from schemas.wire import decode, encode, to_dict
from search.client import Shelf
from search.countries import country_code, country_names


def _signed(function: Callable[..., None]) -> Callable[..., None]:
    """Every correction says who and why."""
    by = click.option("--by", default=getpass.getuser, show_default="the user", help="Who rules so.")
    reason = click.option("--reason", required=True, help="Why; it is shown to readers.")
    return by(reason(function))


@click.group("correct")
def command() -> None:
    """Merge, split, retract, re-date, re-place or withhold, with a reason; each can be undone.

    Example: tollwire correct merge TJ-20150904-edab1b TJ-20150904-000000 --reason "one attack, told twice"
    """


@command.command("merge")
@click.argument("events", nargs=-1, required=True)
@_signed
def merge(events: tuple[str, ...], **signed: str) -> None:
    """Events that are one; the first stays and takes in the others.

    Example: tollwire correct merge TJ-20150904-edab1b TJ-20150904-000000 --reason "one attack, told twice"
    """
    _send("merge", events, **signed)


@command.command("split")
@click.argument("event")
@click.option("--mention", "mentions", multiple=True, required=True, help="A mention that leaves; once each.")
@_signed
def split(event: str, mentions: tuple[str, ...], **signed: str) -> None:
    """Mentions that tell of another happening leave the event and found one of their own.

    Example: tollwire correct split TJ-20150904-edab1b --mention a1-0-2 --reason "another town"
    """
    _send("split", (event,), mention_ids=mentions, **signed)


@command.command("retract")
@click.argument("event")
@click.option("--mention", "mentions", multiple=True, help="Only this mention; without it the whole event.")
@_signed
def retract(event: str, mentions: tuple[str, ...], **signed: str) -> None:
    """Take back an event, or single mentions of it: they count nowhere any more.

    Example: tollwire correct retract TJ-20150904-edab1b --reason "it did not happen"
    """
    _send("retract", (event,), mention_ids=mentions, **signed)


@command.command("date")
@click.argument("event")
@click.argument("days", metavar="DAY[..DAY]")
@_signed
def date(event: str, days: str, **signed: str) -> None:
    """When it happened: local dates of the place.

    Example: tollwire correct date TJ-20150904-edab1b 2015-09-04 --reason "Friday, not Saturday"
    """
    _send("date", (event,), when=_checked(corrections.days, days), **signed)


@command.command("place")
@click.argument("event")
@click.option("--name", required=True, help="The place as it is called.")
@click.option("--country", required=True, help="ISO code or English name.")
@click.option("--lat", type=float, help="Latitude, WGS 84.")
@click.option("--lon", type=float, help="Longitude, WGS 84.")
@_signed
def place(event: str, name: str, country: str, lat: float | None, lon: float | None, **signed: str) -> None:
    """Where it happened.

    Example: tollwire correct place TJ-20150904-edab1b --name Vahdat --country TJ --reason "the town, not the capital"
    """
    code = country_code(country)
    if code is None:
        raise click.BadParameter(f"{country!r} is no country", param_hint="--country")
    where = _checked(corrections.place, name, code, country_names().get(code, code), lat, lon)
    _send("place", (event,), where=where, **signed)


@command.command("withhold")
@click.argument("event")
@click.option("--quote", "quotes", multiple=True, required=True, help="A name or words to hide; once each.")
@_signed
def withhold(event: str, quotes: tuple[str, ...], **signed: str) -> None:
    """Hide a name or a text everywhere; figures stay.

    Example: tollwire correct withhold TJ-20150904-edab1b --quote "A. Name" --reason "the family asked"
    """
    _send("withhold", (event,), quotes=quotes, **signed)


@command.command("undo")
@click.argument("correction")
@_signed
def undo(correction: str, **signed: str) -> None:
    """Take a correction back.

    Example: tollwire correct undo c-1f2e3d4c5b6a --reason "the first reading was right"
    """
    settings = environment.load()
    stored = next((each for each in standing(settings) if each.correction_id == correction), None)
    if stored is None:
        raise click.ClickException(f"there is no correction {correction}: `tollwire correct list` shows all")
    _publish(settings, _checked(corrections.undoing, stored, at=_now(), **signed))


@command.command("list")
def listing() -> None:
    """Every correction, one JSON line each, oldest first.

    Example: tollwire correct list
    """
    found = standing(environment.load())
    gone = corrections.undone(found)
    for each in found:
        data(to_dict(each) | {"stands": each.correction_id not in gone})


def standing(settings: Settings) -> list[Correction]:
    """All that lie on the topic, each once, oldest first."""
    told = (decode(Correction, r.value) for r in records(settings, topics.CORRECTIONS.name) if r.value)
    return sorted({each.correction_id: each for each in told}.values(), key=lambda each: (each.at, each.correction_id))


def _send(kind: Any, events: tuple[str, ...], **said: Any) -> None:
    settings = environment.load()
    missing = asyncio.run(_missing(settings, events))
    if missing:
        raise click.ClickException(f"there is no event {', '.join(missing)}: `tollwire search` finds ids")
    _publish(settings, _checked(corrections.correction, kind, events, at=_now(), **said))


async def _missing(settings: Settings, events: tuple[str, ...]) -> list[str]:
    async with Shelf(settings, tries=3) as shelf:
        found = await shelf.get("events", events, fields=False)
    return [event for event in events if event not in found]


def _publish(settings: Settings, made: Correction) -> None:
    """A copy to each block, acknowledged."""
    with Publisher(settings, topics.CORRECTIONS) as publisher:
        for block in made.blocks:
            publisher.send(encode(made), key=block.encode())
    say(f"{made.correction_id}: {made.kind}{' undone' if made.undoes else ''}, sent to {', '.join(made.blocks)}")
    data({"correction_id": made.correction_id})


def _checked(make: Callable[..., Any], *args: Any, **said: Any) -> Any:
    try:
        return make(*args, **said)
    except corrections.Wrong as error:
        raise click.UsageError(str(error)) from error


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a shell: the time of the ruling
