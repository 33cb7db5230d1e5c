"""The real Kafka, one node, without Docker."""

import os
import subprocess
import uuid
from contextlib import ExitStack
from pathlib import Path

from core.errors import Broken
from deploy import maven, ports
from deploy.processes import Process, start, stop

_ONE_COPY = (
    "offsets.topic.replication.factor", "transaction.state.log.replication.factor", "transaction.state.log.min.isr",
    "share.coordinator.state.topic.replication.factor", "share.coordinator.state.topic.min.isr",
    "default.replication.factor", "min.insync.replicas",
)  # fmt: skip


def run(folder: Path) -> tuple[Process, dict[str, str]]:
    """Format a new log in `folder` and start on free ports; listening after 4 s.

    Returns the process and the settings that lead to it. Raises Broken.
    """
    port, controller = ports.free(2)
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "server.properties"
    config.write_text(properties(folder / "log", port, controller))
    java = [str(_java()), "-Xmx512m", f"-Dlog4j2.configurationFile={_quiet(folder)}", "-cp",
            f"{maven.kafka_libs()}/*"]  # fmt: skip
    form = [*java, "kafka.tools.StorageTool", "format", "-t", str(uuid.uuid4()), "-c", str(config)]
    told = subprocess.run(form, capture_output=True, text=True, check=False)
    if told.returncode:
        raise Broken(f"Kafka did not format its log:\n{told.stdout}{told.stderr}")
    process = start("kafka", [*java, "kafka.Kafka", str(config)], log=folder / "kafka.log", env=os.environ)
    with ExitStack() as undo:
        undo.callback(stop, process)
        ports.wait_listening(process, [port], seconds=60)
        undo.pop_all()
    return process, {"TOLLWIRE_KAFKA": f"{ports.HOST}:{port}"}


def properties(log: Path, port: int, controller: int) -> str:
    """server.properties of one node that is broker and controller."""
    at = ports.HOST
    lines = {
        "process.roles": "broker,controller",
        "node.id": "1",
        "controller.quorum.voters": f"1@{at}:{controller}",
        "listeners": f"PLAINTEXT://{at}:{port},CONTROLLER://{at}:{controller}",
        "advertised.listeners": f"PLAINTEXT://{at}:{port}",
        "controller.listener.names": "CONTROLLER",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs": str(log),
        "group.initial.rebalance.delay.ms": "0",
        "auto.create.topics.enable": "false",
        # 50 partitions of the offsets topic cost a second of start and are of no use to one node
        "offsets.topic.num.partitions": "3",
        **dict.fromkeys(_ONE_COPY, "1"),
    }
    return "".join(f"{key}={value}\n" for key, value in lines.items())


def _java() -> Path:
    home = maven.java_home()
    if home is None:
        raise Broken(maven.lacking())
    return home / "bin/java"


def _quiet(folder: Path) -> Path:
    """A log4j configuration that says what matters."""
    path = folder / "log4j2.properties"
    path.write_text(
        "appender.out.type=Console\nappender.out.name=out\nappender.out.layout.type=PatternLayout\n"
        "appender.out.layout.pattern=%d %p %m (%c)%n\nrootLogger.level=WARN\nrootLogger.appenderRef.out.ref=out\n"
    )
    return path
