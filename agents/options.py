"""How Faust is told to speak to Kafka, and the fifteen rules as far as they are settings."""

import hashlib
import socket
import ssl
from pathlib import Path
from typing import Any

import faust

from core.errors import Broken
from core.settings import Settings
from schemas.topics import MIB

LARGEST = 8 * MIB + 64 * 1024  # the largest record and what frames it
# Bytes of one partition that go to Kafka at once. Faust's 16 KiB hold four facts, and each four wait for the answer to
# the four before; no topic takes less than a record of 1 MiB.
BATCH = MIB // 2
# When Python looks for cycles among what was made lately: nearly nothing here is one, and looking at every 700 objects
# takes an eighth of linking's time.
GARBAGE = (20_000, 20, 100)


def options(settings: Settings, folder: Path, group: str) -> dict[str, Any]:
    """Keyword arguments of a Faust app. Raises Broken where no Kafka is known."""
    if not settings.kafka:
        raise Broken("no Kafka is known: run `tollwire up`, or set TOLLWIRE_KAFKA to host:port")
    session = float(settings.session_seconds)
    return {
        "broker": ";".join(f"kafka://{address.strip()}" for address in settings.kafka.split(",")),
        "broker_credentials": credentials(settings),
        "store": "rocksdb://",
        "datadir": str(folder),
        "autodiscover": False,
        "web_enabled": False,
        "key_serializer": "raw",
        "value_serializer": "raw",
        # Topics are made beforehand, by bus.admin; Faust makes none, elects no leader for that, keeps no standbys
        # (its standbys lose what is in their queue at every resume of the flow).
        "topic_partitions": settings.partitions,
        "topic_allow_declare": False,
        "topic_disable_leader": True,
        "table_standby_replicas": 0,
        "processing_guarantee": "at_least_once",
        "stream_wait_empty": True,
        "stream_buffer_maxsize": 500,
        "producer_acks": -1,
        "producer_max_request_size": LARGEST,
        "producer_max_batch_size": BATCH,
        "consumer_max_fetch_size": LARGEST,
        "broker_commit_interval": 1.0,
        "consumer_group_instance_id": member(folder, group),
        "broker_session_timeout": session,
        "broker_heartbeat_interval": max(1.0, session / 6),
        "broker_rebalance_timeout": 3 * session,
    }


def member(folder: Path, group: str) -> str:
    """The name a worker has in a group for life: by machine and data folder, so that one killed and started again
    takes its old place at once instead of being waited for; a second one on the same folder shuts out the first.
    (The embedded broker never gives up a nameless member that was killed: its group would stand still for ever.)
    """
    return hashlib.sha256(f"{socket.gethostname()} {folder.resolve()} {group}".encode()).hexdigest()[:16]


def credentials(settings: Settings) -> Any:
    """What `kafka_security` asks for; None is plain text."""
    context = _context(settings) if settings.kafka_security.endswith("ssl") else None
    if settings.kafka_security.startswith("sasl"):
        return faust.SASLCredentials(
            username=settings.kafka_user,
            password=settings.kafka_password.reveal(),
            ssl_context=context,
            mechanism=settings.kafka_mechanism,
        )
    return faust.SSLCredentials(context) if context else None


def _context(settings: Settings) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=settings.kafka_ca or None)
    if settings.kafka_certificate:
        context.load_cert_chain(settings.kafka_certificate, settings.kafka_key or None)
    return context
