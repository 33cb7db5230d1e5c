"""Kafka's security settings reach the client under its own names."""

import socket

import pytest

from bus.connection import options
from core.errors import Broken
from core.settings import settings


@pytest.fixture
def broker():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def test_plain_by_default(broker) -> None:
    """Nothing set: no security, no credentials."""
    found = options(settings({"TOLLWIRE_KAFKA": broker}))
    assert found["security_protocol"] == "PLAINTEXT"
    assert not [name for name in found if name.startswith(("ssl", "sasl"))]


def test_certificates_and_password_are_handed_on(broker) -> None:
    """sasl_ssl takes the CA, our certificate and key, the mechanism, user and password."""
    found = options(settings({
        "TOLLWIRE_KAFKA": broker, "TOLLWIRE_KAFKA_SECURITY": "sasl_ssl", "TOLLWIRE_KAFKA_MECHANISM": "SCRAM-SHA-256",
        "TOLLWIRE_KAFKA_USER": "u", "TOLLWIRE_KAFKA_PASSWORD": "p", "TOLLWIRE_KAFKA_CA": "ca.pem",
        "TOLLWIRE_KAFKA_CERTIFICATE": "c.pem", "TOLLWIRE_KAFKA_KEY": "k.pem",
    }))  # fmt: skip
    assert found["security_protocol"] == "SASL_SSL"
    assert (found["ssl_cafile"], found["ssl_certfile"], found["ssl_keyfile"]) == ("ca.pem", "c.pem", "k.pem")
    assert (found["sasl_mechanism"], found["sasl_plain_username"]) == ("SCRAM-SHA-256", "u")
    assert found["sasl_plain_password"] == "p"


def test_sasl_without_tls_takes_no_certificates(broker) -> None:
    """sasl_plaintext has no TLS, whatever files are named."""
    found = options(settings({"TOLLWIRE_KAFKA": broker, "TOLLWIRE_KAFKA_SECURITY": "sasl_plaintext",
                              "TOLLWIRE_KAFKA_CA": "ca.pem"}))  # fmt: skip
    assert "ssl_cafile" not in found


def test_one_broker_of_several_is_enough(broker) -> None:
    """A broker that is away does not keep us from the others."""
    found = options(settings({"TOLLWIRE_KAFKA": f"127.0.0.1:1, {broker}"}))
    assert found["bootstrap_servers"] == ["127.0.0.1:1", broker]


@pytest.mark.parametrize("address", ["localhost", "http://127.0.0.1:9092", ":9092", "h:port"])
def test_what_is_no_address_is_told(address) -> None:
    """Kafka's addresses are host:port."""
    with pytest.raises(Broken):
        options(settings({"TOLLWIRE_KAFKA": address}))
