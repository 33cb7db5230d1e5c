"""Commands run as a person types them."""

import subprocess
import sys
from pathlib import Path

TOLLWIRE = Path(sys.executable).with_name("tollwire")


def tollwire(*words: str, env: dict[str, str] | None = None, folder: Path | None = None, given: bytes = b""):
    """Run the command as a person does: its own process, nothing set but what is given."""
    plain = {"PATH": "/usr/bin:/bin", "HOME": str(folder or "/nonexistent")}
    return subprocess.run(
        [TOLLWIRE, *words], env={**plain, **(env or {})}, cwd=folder, input=given, capture_output=True, timeout=300
    )
