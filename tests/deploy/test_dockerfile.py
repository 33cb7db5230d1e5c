"""The Dockerfile: clean by hadolint, small, and not root."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.laws.house import ROOMS

HOME = Path(__file__).parents[2]
LINES = (HOME / "Dockerfile").read_text(encoding="utf-8").splitlines()


def hadolint(dockerfile: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")
    if program is None:
        pytest.skip("hadolint has no wheel for this system")
    return subprocess.run([program, "-"], input=dockerfile, capture_output=True, text=True, check=False)


def test_hadolint_finds_nothing() -> None:
    """Not one warning."""
    told = hadolint("\n".join(LINES) + "\n")
    assert (told.returncode, told.stdout) == (0, "")


def test_hadolint_would_find_something() -> None:
    """A check that cannot fail is none: an unpinned image is found."""
    assert "DL3007" in hadolint("FROM debian:latest\n").stdout


def test_it_has_two_stages_and_ends_as_somebody_else_than_root() -> None:
    """What builds stays behind; what runs is no root."""
    assert sum(line.startswith("FROM ") for line in LINES) == 2
    users = [line.split()[1] for line in LINES if line.startswith("USER ")]
    assert users and users[-1].split(":")[0] not in ("0", "root")


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_in_the_image(room: str) -> None:
    """A room that is left out is found here, not by the container."""
    assert f"COPY {room} {room}" in LINES
    assert f"!{room}" in (HOME / ".dockerignore").read_text().splitlines()
