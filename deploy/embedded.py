"""The embedded services, for a look only: one small binary that speaks Kafka and Elasticsearch."""

import importlib.util
import os
import stat
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from core.errors import Broken
from deploy import ports
from deploy.processes import Process, start, stop

SPOKEN = ("kafka", "elasticsearch")
NOTE = "embedded services: for a look, not for production"


def binary() -> Path:
    """The program of the package `noida-db`. Raises Broken where it is not installed."""
    spec = importlib.util.find_spec("noida_db")
    if spec is None or not spec.submodule_search_locations:
        raise Broken("the embedded services are not installed: `make venv`, or `pip install noida-db==0.2.3`")
    path = Path(spec.submodule_search_locations[0]) / "noida-db"
    if not path.is_file():
        raise Broken(
            f"noida-db has no program at {path} for this system: set TOLLWIRE_KAFKA and TOLLWIRE_ELASTICSEARCH"
        )
    if not os.access(path, os.X_OK):
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def _port(last: Mapping[str, str], name: str, fresh: int) -> int:
    known = last.get(f"TOLLWIRE_{name.upper()}", "").rpartition(":")[2]
    return int(known) if known and not ports.listening(ports.HOST, int(known)) else fresh


def run(
    data: Path, log: Path, *, only: Sequence[str] = SPOKEN, last: Mapping[str, str] | None = None
) -> tuple[Process, dict[str, str]]:
    """Start it on the ports of `last` time (its settings then) where they are free, else on free ones.

    Returns the process and the settings that lead to it. Raises Broken.
    """
    data.mkdir(parents=True, exist_ok=True)
    kafka, elastic = (_port(last or {}, name, fresh) for name, fresh in zip(SPOKEN, ports.free(2), strict=True))
    words = [str(binary()), "start", "--data-dir", str(data), "--host", ports.HOST, "--only", ",".join(only),
             "--kafka-port", str(kafka), "--elasticsearch-port", str(elastic)]  # fmt: skip
    process = start("services", words, log=log, env=os.environ)
    chosen = {"kafka": kafka, "elasticsearch": elastic}
    with ExitStack() as undo:
        undo.callback(stop, process)
        ports.wait_listening(process, [chosen[name] for name in only], seconds=30)
        undo.pop_all()
    addresses = {"kafka": f"{ports.HOST}:{kafka}", "elasticsearch": f"http://{ports.HOST}:{elastic}"}
    return process, {f"TOLLWIRE_{name.upper()}": addresses[name] for name in only}
