"""docker-compose.yml: valid by the Compose specification, and as careful as a deployment has to be."""

import re
from pathlib import Path

import pytest
import yaml

HOME = Path(__file__).parents[2]
TEXT = (HOME / "docker-compose.yml").read_text(encoding="utf-8")
# what `docker compose` does before it reads the file: variables, here all unset, take their defaults
PLAIN = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", TEXT)
COMPOSE = yaml.safe_load(PLAIN)
SERVICES = COMPOSE["services"]
LONG_RUNNING = sorted(set(SERVICES) - {"prepare"})
OFFICIAL = {
    "kafka": "apache/kafka:4.4.0",
    "elasticsearch": "docker.elastic.co/elasticsearch/elasticsearch:9.5.0",
    "kibana": "docker.elastic.co/kibana/kibana:9.5.0",
}


def test_it_is_valid_by_the_compose_specification() -> None:
    """A validator of the specification takes it, and every volume it names is there."""
    compose_spec = pytest.importorskip("compose_spec", reason="compose-spec has no wheel for this system")
    parsed = compose_spec.PyCompose.from_yaml(yaml.safe_dump(COMPOSE))
    parsed.validate()
    assert set(parsed.service_names()) == set(SERVICES)


def test_the_validator_refuses_what_the_specification_does_not_know() -> None:
    """A check that cannot fail is none: a misspelt key is refused."""
    compose_spec = pytest.importorskip("compose_spec", reason="compose-spec has no wheel for this system")
    with pytest.raises(ValueError, match="memory_limit"):
        compose_spec.PyCompose.from_yaml(yaml.safe_dump(COMPOSE).replace("mem_limit", "memory_limit", 1))


@pytest.mark.parametrize("name", SERVICES)
def test_images_are_official_and_pinned(name: str) -> None:
    """Foreign images are the ones of stack.md by their tags; ours is built here."""
    service = SERVICES[name]
    assert service["image"] == OFFICIAL.get(name, "tollwire:0.1.0")
    assert ("build" in service) == (name not in OFFICIAL)


@pytest.mark.parametrize("name", SERVICES)
def test_nobody_runs_as_root(name: str) -> None:
    """Every service names a user other than root."""
    assert SERVICES[name]["user"].split(":")[0] not in ("0", "root")


@pytest.mark.parametrize("name", SERVICES)
def test_memory_is_limited(name: str) -> None:
    """No service can take the whole machine."""
    assert re.fullmatch(r"\d+[mg]", SERVICES[name]["mem_limit"])


@pytest.mark.parametrize("name", SERVICES)
def test_ports_are_open_to_this_machine_only(name: str) -> None:
    """Every published port is bound to 127.0.0.1."""
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))


@pytest.mark.parametrize("name", LONG_RUNNING)
def test_what_stays_up_is_watched_and_leaves_cleanly(name: str) -> None:
    """A health check, a restart, and time to leave before it is killed."""
    service = SERVICES[name]
    assert service["healthcheck"]["test"]
    assert service["restart"] == "unless-stopped"
    assert int(service["stop_grace_period"].removesuffix("s")) >= 30


def test_state_is_in_named_volumes() -> None:
    """What must outlive a container lies in a volume with a name."""
    used = {volume.split(":")[0] for name in (*OFFICIAL, "monitor") for volume in SERVICES[name]["volumes"]}
    assert used == set(COMPOSE["volumes"])


def test_workers_wait_for_topics_and_topics_for_services() -> None:
    """Nothing starts before what it needs is healthy, or done."""
    for name in ("worker", "monitor"):
        assert SERVICES[name]["depends_on"] == {"prepare": {"condition": "service_completed_successfully"}}
    assert SERVICES["prepare"]["depends_on"] == {
        "kafka": {"condition": "service_healthy"},
        "elasticsearch": {"condition": "service_healthy"},
    }


def test_there_are_several_workers_and_kibana_only_when_asked_for() -> None:
    """N workers share the partitions; Kibana stands under a profile."""
    assert int(SERVICES["worker"]["deploy"]["replicas"]) >= 2
    assert SERVICES["kibana"]["profiles"] == ["kibana"]
    assert all("profiles" not in SERVICES[name] for name in SERVICES if name != "kibana")


def test_our_settings_are_settings() -> None:
    """Every TOLLWIRE_ variable given to our containers is one that `tollwire doctor` shows."""
    from core.settings import OPTIONS

    known = {option.variable for option in OPTIONS}
    assert set(SERVICES["worker"]["environment"]) | set(SERVICES["monitor"]["environment"]) <= known
