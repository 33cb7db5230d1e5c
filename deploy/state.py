"""What `tollwire up` started, written down at once so that `down` stops exactly that, whoever was interrupted."""

import fcntl
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from deploy.processes import Process, alive

NOTES = "services.json"
READY = "worker.ready"
SERVICES, WORKER, MONITOR = "services", "worker", "monitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The processes we started and the settings that lead to them, by name of process."""

    settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    processes: tuple[Process, ...] = ()

    def find(self, name: str) -> Process | None:
        """The process of that name, where it is alive."""
        return next((process for process in self.processes if process.name == name and alive(process)), None)

    def having(self, process: Process, settings: Mapping[str, str] | None = None) -> "State":
        """With that process in the place of an older one of its name."""
        others = tuple(each for each in self.processes if each.name != process.name)
        return replace(self, settings={**self.settings, process.name: settings or {}}, processes=(*others, process))

    def leading(self) -> dict[str, str]:
        """The settings that lead to what is alive."""
        return {key: word for name, found in self.settings.items() if self.find(name) for key, word in found.items()}


def read(folder: Path) -> State:
    """The state as written in the data folder; an empty one where nothing was started."""
    try:
        notes = json.loads((folder / NOTES).read_text())
    except FileNotFoundError:
        return State()
    return State(settings=notes["settings"], processes=tuple(Process(**each) for each in notes["processes"]))


def write(folder: Path, state: State) -> None:
    """Put the state in the place of the old one, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"{NOTES}.new"
    new.write_text(json.dumps(asdict(state), indent=2) + "\n")
    new.replace(folder / NOTES)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """One command at a time starts or stops things in a data folder; the next one waits."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
