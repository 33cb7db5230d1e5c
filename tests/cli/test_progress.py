"""The line that says how far a long command is, on a real terminal."""

import os
import pty
import subprocess
import sys

import pytest

RUN = """
import time
from cli import console
console.PATIENCE = {patience}
with console.progress() as shown:
    for number in range(3):
        time.sleep(0.15)
        shown.at(f"{{number}} acknowledged ...")
console.say("done")
"""


def on_a_terminal(patience: float) -> str:
    """What a terminal is sent by a command that works for half a second."""
    mine, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", RUN.format(patience=patience)], stderr=theirs, check=True, timeout=60)
    os.close(theirs)
    told = b""
    try:
        while part := os.read(mine, 4096):
            told += part
    except OSError:
        pass  # a pty whose other end is closed ends so
    os.close(mine)
    return told.decode()


def test_it_stays_on_one_line_and_leaves_none_behind():
    """Each word takes the place of the last; at the end the line is blank."""
    told = on_a_terminal(0.1)
    assert "\n" not in told.removesuffix("done\r\n")
    assert "0 acknowledged ..." in told and "2 acknowledged ..." in told
    shown = told.removesuffix("done\r\n").split("\r")
    assert shown[-1] == "" and not shown[-2].strip()


@pytest.mark.parametrize("patience", [60])
def test_what_is_done_soon_says_nothing(patience):
    """No flicker for a command that takes no time."""
    assert on_a_terminal(patience) == "done\r\n"
