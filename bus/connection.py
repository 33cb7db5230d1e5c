"""How to reach Kafka: addresses and security, as the client wants them; its errors turned into ours."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer
from kafka.errors import KafkaError

from core.errors import Broken
from core.settings import Settings

FETCH_MS = 50  # how long a broker may hold an answer back for want of records
NO_KAFKA = "no Kafka is known: run `tollwire up`, or set TOLLWIRE_KAFKA to host:port"


def options(settings: Settings) -> dict[str, Any]:
    """Keyword arguments that every Kafka client takes. Raises Broken where no Kafka is known or none answers."""
    found: dict[str, Any] = {
        "bootstrap_servers": _answering(settings),
        "client_id": settings.named("tollwire"),
        "security_protocol": settings.kafka_security.upper(),
        "bootstrap_timeout_ms": 10_000,
    }
    if settings.kafka_security.endswith("ssl"):
        files = {"cafile": settings.kafka_ca, "certfile": settings.kafka_certificate, "keyfile": settings.kafka_key}
        found |= {f"ssl_{name}": path for name, path in files.items() if path}
    if settings.kafka_security.startswith("sasl"):
        found |= {
            "sasl_mechanism": settings.kafka_mechanism,
            "sasl_plain_username": settings.kafka_user,
            "sasl_plain_password": settings.kafka_password.reveal(),
        }
    return found


def _answering(settings: Settings) -> list[str]:
    """The brokers that are set, where one takes a connection: a client that finds none leaks its sockets."""
    if not settings.kafka:
        raise Broken(NO_KAFKA)
    brokers = [address.strip() for address in settings.kafka.split(",")]
    if not any(_listens(broker) for broker in brokers):
        raise Broken(f"Kafka does not answer at {settings.kafka}; `tollwire doctor` says where that address is from")
    return brokers


def _listens(broker: str) -> bool:
    host, _, port = broker.rpartition(":")
    if not (host and port.isdigit()):
        raise Broken(f"TOLLWIRE_KAFKA takes host:port,…; {broker!r} is none")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=3).close()
    except OSError:
        return False
    return True


@contextmanager
def our_errors(settings: Settings, doing: str) -> Iterator[None]:
    """Kafka's errors as Broken, saying what was being done and where."""
    try:
        yield
    except KafkaError as error:
        raise Broken(f"{doing} at Kafka {settings.kafka}: {type(error).__name__}: {error}") from error
    except (OSError, ValueError) as error:
        raise Broken(f"{doing} at Kafka {settings.kafka}: {error}") from error


@contextmanager
def admin_client(settings: Settings, doing: str) -> Iterator[KafkaAdminClient]:
    """An admin client for one piece of work."""
    with our_errors(settings, doing):
        client = KafkaAdminClient(**options(settings), request_timeout_ms=30_000)
        try:
            yield client
        finally:
            client.close()


def _close(client: KafkaConsumer) -> None:
    """Take in the fetch that is under way first: an answer that meets a closing connection leaks its socket."""
    client.pause(*client.assignment())
    client.poll(timeout_ms=2 * FETCH_MS)
    client.close(autocommit=False)


@contextmanager
def consumer(settings: Settings, doing: str) -> Iterator[KafkaConsumer]:
    """A consumer outside any group that reads from where it is told, records of any size."""
    with our_errors(settings, doing):
        client = KafkaConsumer(
            **options(settings),
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            allow_auto_create_topics=False,
            max_partition_fetch_bytes=9 << 20,
            fetch_max_wait_ms=FETCH_MS,
        )
        try:
            yield client
        finally:
            _close(client)
