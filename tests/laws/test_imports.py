"""The import law is kept by a machine."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]


def test_data_moves_right_and_imports_point_left() -> None:
    """import-linter finds every contract kept."""
    program = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([program, "--no-cache"], cwd=HOME, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
    assert "0 broken" in told.stdout
