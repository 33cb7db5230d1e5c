"""A whole system for live tests: prepared and run by the very commands of docker-compose.yml."""

import json
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from bus import records
from core.settings import Settings, settings
from tests.cli.terminal import tollwire
from tests.faults.processes import Worker

HOME = Path(__file__).parents[2]
STORIES = sorted((HOME / "seeds/stories").glob("*/articles.jsonl"))
COMPOSE = yaml.safe_load((HOME / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
VIEWS = ("events", "tallies")
PATIENCE = 280  # seconds; a tenth of it on a machine with nothing else to do


def waves() -> list[bytes]:
    """The stories as they are told in life: the first article of each, one a line; then the second of each; and so on.

    Which of two articles published in one millisecond comes first, no fact decides, and it may show in an event.
    """
    stories = [story.read_bytes().splitlines() for story in STORIES]
    return [b"\n".join(filter(None, lines)) + b"\n" for lines in zip_longest(*stories)]


class System:
    """Services are there; this is the rest: topics, indices, a worker."""

    def __init__(self, env: dict[str, str], folder: Path) -> None:
        self.env, self.folder = env, folder
        self.settings: Settings = settings(env)
        command, *words = COMPOSE["prepare"]["command"]
        assert command == "tollwire"
        self.run(*words)
        python, dash_m, module = COMPOSE["worker"]["command"]
        assert (python, dash_m) == ("python", "-m")
        self.worker = Worker(module, env)

    def run(self, *words: str, given: bytes = b"", status: int = 0) -> bytes:
        """A command as a person types it; what it wrote on stdout."""
        told = tollwire(*words, env=self.env, folder=self.folder, given=given)
        assert told.returncode == status, told.stderr.decode()
        return told.stdout

    def wait(self) -> dict[str, Any]:
        """Until nothing is behind; the status then."""
        found: dict[str, Any] = json.loads(self.run("status", "--wait", "--timeout", str(PATIENCE), "--json"))
        assert found["behind"] == 0
        return found

    def views(self) -> dict[str, dict[bytes, bytes]]:
        """What the world sees: the last word of each event and tally, byte for byte."""
        found = {name: records.latest(self.settings, name) for name in VIEWS}
        return {name: {key: record.value or b"" for key, record in each.items()} for name, each in found.items()}

    def index(self) -> dict[str, Any]:
        """Every event as the shelf holds it, by id, without scores and highlights."""
        pages = json.loads(self.run("search", "--limit", "200", "--json"))
        assert pages["total"] == len(pages["events"])
        return {each["event"]["event_id"]: each["event"] for each in pages["events"]}

    def search(self, *words: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run("search", *words, "--json"))
        return found

    def replay(self) -> list[dict[str, Any]]:
        """The same articles, arrived when Kafka had them, through the pipeline without wires."""
        arrived = [record.value or b"" for record in records.records(self.settings, "arrivals")]
        told = self.run("replay", given=b"\n".join(arrived) + b"\n")
        return [json.loads(line) for line in told.splitlines()]
