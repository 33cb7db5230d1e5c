"""Whatever the OpenAPI of the running window allows, and much that it forbids, is asked for: schemathesis."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from monitor_world import EVENT

from deploy import ports
from monitor.openapi import TABLE

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
TOKEN = "a-token-of-the-tests"
# Half of the events asked for are there.
CONFIG = f"""
[dictionaries.known]
values = ["{EVENT.event_id}"]
[parameters]
"path.id" = {{ dictionary = "known", probability = 0.5 }}
"""
# A stream never ends; its own tests are in test_window_live.py.
WORDS = ("--exclude-path", "/api/v1/stream", "--header", f"Authorization: Bearer {TOKEN}",
         # A query is a language of its own, richer than JSON Schema: 400 and the place of the slip is the right answer.
         "--exclude-checks", "positive_data_acceptance", "--max-examples", "20", "--generation-deterministic",
         "--request-timeout", "20", "--warnings", "off", "--no-color")  # fmt: skip


@pytest.fixture
def address(window, tmp_path):
    """The window as a program of its own: its limits are those of `python -m monitor`, not of a test server."""
    settings = window.settings
    port = ports.free(1)[0]
    env = {
        "TOLLWIRE_KAFKA": settings.kafka, "TOLLWIRE_ELASTICSEARCH": settings.elasticsearch, "TOLLWIRE_TOKEN": TOKEN,
        "TOLLWIRE_NAMESPACE": settings.namespace, "TOLLWIRE_PARTITIONS": str(settings.partitions),
        "TOLLWIRE_DATA": str(tmp_path / "data"), "TOLLWIRE_MONITOR": f"127.0.0.1:{port}",
    }  # fmt: skip
    process = subprocess.Popen([sys.executable, "-m", "monitor"], env={**os.environ, **env})
    try:
        yield _ready(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        assert process.wait(30) == 0


def _ready(address: str) -> str:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):
                return address
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the window is not ready after a minute")


def test_nothing_that_is_asked_breaks_the_window(address, tmp_path):
    """No 5xx, no undocumented status or type, nothing forbidden accepted, nothing without the token that needs it."""
    (tmp_path / "schemathesis.toml").write_text(CONFIG)
    told = subprocess.run(
        [SCHEMATHESIS, "--config-file", tmp_path / "schemathesis.toml", "run", f"{address}/openapi.json", *WORDS],
        cwd=tmp_path, capture_output=True, text=True, timeout=400,
    )  # fmt: skip
    short = "\n".join(line[:300] for line in told.stdout.splitlines())
    assert told.returncode == 0, short
    # every operation but the stream
    assert f"Tested: {len(TABLE) - 1}\n" in told.stdout, short
