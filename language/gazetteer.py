"""Makes the gazetteer where `make venv` has not: once, in a process of its own, for it takes 400 MB."""

import subprocess
import sys

from core.errors import Broken
from core.extraction.gazetteer.load import FILE, stale

COMMAND = (sys.executable, "-m", "core.extraction.gazetteer.build")


def prepare() -> None:
    """Nothing where the file is current. Several processes may ask at once. Raises `Broken` where it cannot be made."""
    if not stale():
        return
    print("making the gazetteer; ten seconds, once", file=sys.stderr)
    done = subprocess.run(COMMAND, capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
        raise Broken(f"{FILE} could not be made ({said[0]}); run: python -m core.extraction.gazetteer.build")
