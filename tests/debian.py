"""Programs that tests need and no package index has: found, or installed from Debian where that may be done."""

import functools
import os
import shutil
import subprocess
from pathlib import Path


def may_install() -> bool:
    """Root on a machine that says CI, or in a container. Nobody's desk gets a browser by a test."""
    alone = os.environ.get("CI") == "true" or Path("/.dockerenv").exists() or Path("/run/.containerenv").exists()
    return alone and os.geteuid() == 0 and shutil.which("apt-get") is not None


@functools.cache
def program(package: str, *names: str) -> str | None:
    """The path of the first of `names` there is; where there is none, after installing Debian's `package` if it may."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found or not may_install():
        return found
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        subprocess.run(["apt-get", "-qq", *words], env=env, capture_output=True, timeout=600)
    return next(filter(None, map(shutil.which, names)), None)
