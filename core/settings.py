"""Every setting, from mappings the shells lend: what it is, its default, and where its value came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DEFAULT = "default"


class Secret:
    """A word that is never shown: `repr`, `str` and `format` give stars; only `reveal()` gives the word itself."""

    __slots__ = ("_word",)

    def __init__(self, word: str = "") -> None:
        self._word = word

    def reveal(self) -> str:
        return self._word

    def __bool__(self) -> bool:
        return bool(self._word)

    def __repr__(self) -> str:
        return "***" if self._word else ""

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._word == self._word

    def __hash__(self) -> int:
        return hash(self._word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting: the field it fills, what it is for, and its default as it would stand in a `.env` file."""

    name: str
    about: str
    default: str = ""
    kind: type = str
    one_of: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        return f"TOLLWIRE_{self.name.upper()}"


OPTIONS = (
    Option(name="kafka", about="Kafka brokers, host:port,…; empty: the embedded services of `tollwire up`"),
    Option(
        name="kafka_security",
        about="how to speak to Kafka",
        default="plaintext",
        one_of=("plaintext", "ssl", "sasl_plaintext", "sasl_ssl"),
    ),
    Option(
        name="kafka_mechanism",
        about="how to sign in to Kafka where security is sasl_…",
        default="SCRAM-SHA-512",
        one_of=("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
    ),
    Option(name="kafka_user", about="user at Kafka"),
    Option(name="kafka_password", about="password at Kafka", kind=Secret),
    Option(name="kafka_ca", about="file of the CA that signed the brokers' certificates"),
    Option(name="kafka_certificate", about="file of our certificate for Kafka"),
    Option(name="kafka_key", about="file of the key of that certificate"),
    Option(name="elasticsearch", about="URL of Elasticsearch; empty: the embedded services of `tollwire up`"),
    Option(name="elasticsearch_api_key", about="API key at Elasticsearch", kind=Secret),
    Option(name="elasticsearch_user", about="user at Elasticsearch"),
    Option(name="elasticsearch_password", about="password at Elasticsearch", kind=Secret),
    Option(name="elasticsearch_ca", about="file of the CA that signed Elasticsearch's certificate"),
    Option(name="monitor", about="host:port of the live page", default="127.0.0.1:8765"),
    Option(name="token", about="needed to write over HTTP; made where none is set", kind=Secret),
    Option(name="data", about="state folder", default=".tollwire"),
    Option(name="policy", about="toll policy", default="best"),
    Option(name="webhook_key", about="signs webhooks", kind=Secret),
    Option(name="contact", about="mail or web address for reports of errors, shown on every event"),
    Option(
        name="full_text",
        about="yes: article pages show the whole text; mind its licence",
        kind=bool,
        one_of=("yes", "no"),
        default="no",
    ),  # fmt: skip
    Option(name="namespace", about="prefix of topics, group and indices"),
    Option(name="partitions", about="partitions of every topic; fixed once the topics are made", default="6", kind=int),
    Option(name="replication", about="copies Kafka keeps of every topic (3 in production)", default="1", kind=int),
    Option(name="processes", about="model processes of one worker", default="1", kind=int),
    Option(name="window_days", about="days an event is held in memory for new reports", default="90", kind=int),
    Option(name="session_seconds", about="how long Kafka waits for a worker that is gone", default="10", kind=int),
    Option(name="metrics", about="host:port where the worker answers Prometheus; empty: nowhere"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one process. `sources` maps each field to where its value came from."""

    kafka: str = ""
    kafka_security: str = "plaintext"
    kafka_mechanism: str = "SCRAM-SHA-512"
    kafka_user: str = ""
    kafka_password: Secret = Secret()
    kafka_ca: str = ""
    kafka_certificate: str = ""
    kafka_key: str = ""
    elasticsearch: str = ""
    elasticsearch_api_key: Secret = Secret()
    elasticsearch_user: str = ""
    elasticsearch_password: Secret = Secret()
    elasticsearch_ca: str = ""
    monitor: str = "127.0.0.1:8765"
    token: Secret = Secret()
    data: str = ".tollwire"
    policy: str = "best"
    webhook_key: Secret = Secret()
    contact: str = ""
    full_text: bool = False
    namespace: str = ""
    partitions: int = 6
    replication: int = 1
    processes: int = 1
    window_days: int = 90
    session_seconds: int = 10
    metrics: str = ""
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)

    def named(self, name: str) -> str:
        """A topic, group, index or alias as it is called in this namespace: `articles`, or `trial-articles`."""
        return f"{self.namespace}-{name}" if self.namespace else name


class SettingsError(ValueError):
    """A setting that cannot be; the message names the variable, where it came from, and what it takes."""


def settings(
    env: Mapping[str, str],
    dotenv: Mapping[str, str | None] | None = None,
    local: Mapping[str, str] | None = None,
) -> Settings:
    """Settings from the environment, else a `.env` file, else `local` (what `tollwire up` started), else the defaults.

    An empty value counts as not set. Raises SettingsError.
    """
    layers = (("environment", env), (".env", dotenv or {}), ("tollwire up", local or {}))
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for option in OPTIONS:
        found = ((layer.get(option.variable), where) for where, layer in layers)
        word, where = next(((word, where) for word, where in found if word), (option.default, DEFAULT))
        values[option.name] = _value(option, word or "", where)
        sources[option.name] = where
    return Settings(**values, sources=sources)


def _value(option: Option, word: str, where: str) -> Any:
    if option.one_of and word not in option.one_of:
        raise SettingsError(f"{option.variable} ({where}) is {word!r}; it takes one of {', '.join(option.one_of)}")
    if option.kind is int and (not word.isdigit() or int(word) < 1):
        raise SettingsError(f"{option.variable} ({where}) is {word!r}; it takes a whole number from 1")
    if option.kind is bool:
        return word == "yes"
    return option.kind(word)
