"""Settings: where each value comes from, what it takes, and what is never shown."""

import dataclasses

import pytest

from core.settings import OPTIONS, Secret, Settings, SettingsError, settings


def test_every_field_is_an_option_with_the_same_default() -> None:
    """The table of options and the record cannot drift apart."""
    fields = [field.name for field in dataclasses.fields(Settings) if field.name != "sources"]
    assert [option.name for option in OPTIONS] == fields
    assert settings({}) == Settings()


def test_the_first_that_says_something_counts() -> None:
    """Environment, .env, what is running, default; an empty value says nothing."""
    found = settings(
        {"TOLLWIRE_KAFKA": "a:1", "TOLLWIRE_POLICY": ""},
        {"TOLLWIRE_KAFKA": "b:1", "TOLLWIRE_POLICY": "lowest"},
        {"TOLLWIRE_KAFKA": "c:1", "TOLLWIRE_ELASTICSEARCH": "http://c:2"},
    )
    assert (found.kafka, found.policy, found.elasticsearch, found.monitor) == (
        "a:1", "lowest", "http://c:2", "127.0.0.1:8765",
    )  # fmt: skip
    names = ("kafka", "policy", "elasticsearch", "monitor")
    assert [found.sources[name] for name in names] == ["environment", ".env", "tollwire up", "default"]


@pytest.mark.parametrize("option", [option for option in OPTIONS if option.kind is Secret], ids=lambda each: each.name)
def test_a_secret_is_never_shown(option) -> None:
    """No way of printing settings shows one; only `reveal` gives it."""
    found = settings({option.variable: "hush-hush"})
    secret = getattr(found, option.name)
    for shown in (repr(found), str(found), f"{secret}", f"{secret:>20}", f"{secret!r}", str(secret), str([secret])):
        assert "hush" not in shown
    assert secret.reveal() == "hush-hush"
    assert secret and not Secret()


def test_every_password_and_key_is_a_secret() -> None:
    """Nothing that opens a door is a plain word."""
    opens = ("password", "token", "api_key", "webhook_key")
    assert all(option.kind is Secret for option in OPTIONS if option.name.endswith(opens))


@pytest.mark.parametrize(
    ("variable", "word", "says"),
    [
        ("TOLLWIRE_PARTITIONS", "six", "whole number from 1"),
        ("TOLLWIRE_PARTITIONS", "0", "whole number from 1"),
        ("TOLLWIRE_PARTITIONS", "-2", "whole number from 1"),
        ("TOLLWIRE_KAFKA_SECURITY", "tls", "one of plaintext, ssl, sasl_plaintext, sasl_ssl"),
    ],
)
def test_a_wrong_value_is_told_with_where_it_stands(variable, word, says) -> None:
    """The error names the variable, its source and what it takes."""
    with pytest.raises(SettingsError, match=rf"{variable} \(\.env\) is '{word}'; it takes .*{says}"):
        settings({}, {variable: word})


def test_a_namespace_prefixes_names() -> None:
    """Two systems share a cluster by their prefixes."""
    assert settings({}).named("articles") == "articles"
    assert settings({"TOLLWIRE_NAMESPACE": "trial"}).named("articles") == "trial-articles"
