"""The services that live tests run on: the embedded ones always, the real ones wherever Java and Maven are.

`--backend embedded|real|all` chooses; what could not be run is said in the last lines, loudly.
"""

import os
import re
import shutil
import signal
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from xdist.scheduler import LoadScopeScheduling

from core.settings import Settings, settings
from deploy import embedded, maven, real_elasticsearch, real_kafka
from deploy.processes import Process, stop

ENGLISH = Path(__file__).parent / "live/english/EnglishAnalyzerFactory.java"
_not_run: dict[str, int] = {}

# Laws run on a few examples each time, on 2,000 with `make laws` (HYPOTHESIS_PROFILE=laws, the bar of issue 5).
# No deadline: the machine is shared, and a slow example is no broken law.
hypothesis.settings.register_profile("few", max_examples=40, deadline=None)
hypothesis.settings.register_profile("laws", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))


@dataclass(frozen=True)
class Services:
    """A running Kafka and Elasticsearch: `backend` is embedded or real, `env` the settings that lead to them."""

    backend: str
    env: dict[str, str]
    processes: tuple[Process, ...]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--backend", choices=["embedded", "real", "all"], default="all", help="services of the live tests")


def pytest_configure(config: pytest.Config) -> None:
    # a terminated session stops its services like an interrupted one
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "services" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--backend")
        backends = ["embedded", "real"] if chosen == "all" else [chosen]
        metafunc.parametrize("services", backends, indirect=True, scope="session")


class ByBackend(LoadScopeScheduling):
    """Of the processes of `make test`, one runs all tests of a backend; any other test goes to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        words = re.split(r"[\[\]-]", nodeid.partition("[")[2])
        return next((name for name in ("embedded", "real") if name in words), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByBackend:
    return ByBackend(config, log)


@pytest.fixture(scope="session")
def services(request: pytest.FixtureRequest) -> Iterator[Services]:
    """Kafka and Elasticsearch on free ports, in a temporary folder, stopped whatever happens."""
    backend = request.param
    reason = maven.lacking() if backend == "real" else ""
    if reason and request.config.getoption("--backend") == "real":
        pytest.fail(f"real Kafka and Elasticsearch were asked for: {reason}", pytrace=False)
    if reason:
        pytest.skip(f"real Kafka and Elasticsearch: {reason}")
    folder = Path(tempfile.mkdtemp(prefix="tollwire-tests-"))
    folder.chmod(0o755)  # Elasticsearch may run as another user
    started: list[Process] = []
    try:
        env = dict(_start(backend, folder, started))
        yield Services(backend, env, tuple(started))
    finally:
        for process in reversed(started):
            stop(process, grace=15)
        shutil.rmtree(folder)


def _start(backend: str, folder: Path, started: list[Process]) -> Iterator[tuple[str, str]]:
    starts = (
        [lambda: embedded.run(folder / "services", folder / "services.log")]
        if backend == "embedded"
        else [
            lambda: real_kafka.run(folder / "kafka"),
            lambda: real_elasticsearch.run(folder / "elasticsearch", plugin=ENGLISH),
        ]
    )
    for start in starts:
        process, env = start()
        started.append(process)
        yield from env.items()


@pytest.fixture
def house(services: Services, tmp_path: Path) -> Settings:
    """Settings of a system of its own on the running services: a namespace and a data folder nobody else has."""
    return settings(environment(services, tmp_path))


def environment(services: Services, folder: Path) -> dict[str, str]:
    """The environment of a command or worker in a namespace of its own."""
    return {
        **services.env,
        "TOLLWIRE_NAMESPACE": f"t{uuid.uuid4().hex[:8]}",
        "TOLLWIRE_DATA": str(folder / "data"),
        "TOLLWIRE_PARTITIONS": "3",
    }


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2].removeprefix("Skipped: ")
        _not_run[reason] = _not_run.get(reason, 0) + 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What could not be run, in the last lines, so that green never means more than it says."""
    chosen = terminalreporter.config.getoption("--backend")
    if chosen != "all":
        _not_run[f"--backend {chosen}: the other services were not asked for"] = 0
    if _not_run:
        terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
        for reason, count in sorted(_not_run.items()):
            terminalreporter.line(f"{count or '-':>5}  {reason}", red=True)
