"""Documentation is held to the code: every command, setting, topic, room and target."""

import re

import click
import pytest

from cli.main import VERBS, tollwire
from core.settings import OPTIONS
from schemas.topics import TABLES, TOPICS
from tests.laws.house import HOME, ROOMS

FORM = ("What it is for", "In", "Out", "State", "On failure", "On replay", "How to add to it")
COMMANDS = (HOME / "cli/README.md").read_text(encoding="utf-8")
README = (HOME / "README.md").read_text(encoding="utf-8")
MAKEFILE = (HOME / "Makefile").read_text(encoding="utf-8")


def commands(group: click.Group, context: click.Context, path: str = "tollwire"):
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, context, f"{path} {name}")


EVERY = dict(commands(tollwire, click.Context(tollwire)))


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_in_the_table(verb: str) -> None:
    """cli/README.md has a row for each verb."""
    assert f"| `tollwire {verb}" in COMMANDS


@pytest.mark.parametrize("name", EVERY)
def test_every_help_shows_an_example_of_itself(name: str) -> None:
    """`--help` ends with a line one can type."""
    with click.Context(EVERY[name], info_name=name) as context:
        told = " ".join(EVERY[name].get_help(context).split())
    assert re.search(rf"Example: .*{re.escape(name)}\b", told)


def test_only_commands_that_exist_are_in_the_table() -> None:
    """A command that went away leaves the table too."""
    assert set(re.findall(r"^\| `tollwire ([\w-]+)", COMMANDS, re.MULTILINE)) == set(VERBS)


def test_every_setting_is_documented_and_no_other() -> None:
    """The table of settings names exactly the settings there are."""
    assert set(re.findall(r"TOLLWIRE_[A-Z_]+[A-Z]", COMMANDS)) == {option.variable for option in OPTIONS}


def test_every_default_is_documented() -> None:
    """Where a setting has a default, its row says it."""
    rows = {line.split("`")[1]: line for line in COMMANDS.splitlines() if line.startswith("| `TOLLWIRE_")}
    told = {option.variable: option.default for option in OPTIONS if option.default and option.name != "data"}
    assert {name: default for name, default in told.items() if f"`{default}`" not in rows[name]} == {}


@pytest.mark.parametrize("name", [topic.name for topic in TOPICS])
def test_every_topic_is_documented(name: str) -> None:
    """schemas/README.md has a row for each topic."""
    assert f"| `{name}` |" in (HOME / "schemas/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_documented(name: str) -> None:
    """agents/README.md names each table."""
    assert f"`{name}`" in (HOME / "agents/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", [room for room in ROOMS if len(list((HOME / room).glob("*.py"))) > 1])
def test_every_room_has_a_page_of_the_one_form(room: str) -> None:
    """What it is for, in, out, state, on failure, on replay, how to add to it, in that order."""
    told = (HOME / room / "README.md").read_text(encoding="utf-8").lower()
    places = [re.search(rf"^(?:#+ |\*\*){heading.lower()}\b", told, re.MULTILINE) for heading in FORM]
    assert [heading for heading, place in zip(FORM, places, strict=True) if place is None] == []
    assert [place.start() for place in places] == sorted(place.start() for place in places)


def test_commands_in_the_readme_exist() -> None:
    """Every `tollwire` and `make` line of README.md can be typed."""
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", README)) <= targets
    assert set(re.findall(r"\btollwire ([a-z][a-z-]*)\b", README)) <= set(VERBS)


def test_every_target_says_what_it_is() -> None:
    """`make help` lists every target."""
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert targets == set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
    assert {"venv", "demo", "test", "lint", "up", "down", "live", "score", "bench", "help"} <= targets


@pytest.mark.parametrize(
    "page", sorted(HOME.glob("*.md")) + sorted(HOME.glob("[a-z]*/README.md")), ids=lambda p: p.name
)
def test_links_lead_somewhere(page) -> None:
    """A link to a file of ours finds it."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
