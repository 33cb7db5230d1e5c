"""The locks: hashes for everything, no machine's own index, and the image's lock agrees with ours."""

import re
import tomllib

import pytest

from tests.laws.house import HOME

LOCKS = ("requirements.lock", "requirements.runtime.lock")


def pinned(name: str) -> dict[str, str]:
    """Package → version (with its marker) of one lock."""
    text = (HOME / name).read_text(encoding="utf-8")
    return {line.split("==")[0]: line.rstrip(" \\") for line in text.splitlines() if re.match(r"[a-z0-9]", line)}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    """No entry without a version and at least one SHA-256."""
    entries = re.split(r"\n(?=[a-z0-9])", (HOME / name).read_text(encoding="utf-8").strip())
    assert len(entries) > 50
    assert [entry.split("\n")[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_of_an_index_is_written_down(name: str) -> None:
    """A lock works behind any mirror."""
    text = (HOME / name).read_text(encoding="utf-8")
    assert "://" not in text and "--index-url" not in text


def test_the_image_gets_the_versions_that_are_tested() -> None:
    """Everything in the runtime lock stands in the full lock, the same."""
    full, runtime = pinned(LOCKS[0]), pinned(LOCKS[1])
    assert {
        name: line for name, line in runtime.items() if full[name].split(";")[0].strip() != line.split(";")[0].strip()
    } == {}


def test_every_dependency_is_in_the_lock() -> None:
    """A dependency that was added is locked too."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(each for group in project["optional-dependencies"].values() for each in group),
    ]
    names = {re.match(r"[\w.-]+", each)[0].lower().replace("_", "-") for each in wanted}
    assert names - set(pinned(LOCKS[0])) == set()


def test_every_dependency_has_its_reason() -> None:
    """DECISIONS.md says of each what it is for."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(each for group in project["optional-dependencies"].values() for each in group),
    ]
    reasons = (HOME / "DECISIONS.md").read_text(encoding="utf-8")
    names = {re.match(r"[\w.-]+", each)[0] for each in wanted}
    assert {name for name in names if name not in reasons and not name.startswith("types-")} == set()
