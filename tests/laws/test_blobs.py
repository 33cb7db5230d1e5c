"""The repository holds what people wrote: no generated blobs, no data over 1 MB."""

import subprocess

import pytest

from tests.laws.house import HOME

LARGEST = 1_000_000


def test_no_file_is_large():
    """What is large is made at set-up time and ignored by git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=HOME, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    files = [HOME / name for name in listed.stdout.split("\0") if name]
    assert [str(f) for f in files if f.exists() and f.stat().st_size > LARGEST] == []
