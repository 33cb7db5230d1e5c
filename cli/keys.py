"""Single keys from a terminal, read without waiting."""

import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def pressed() -> Iterator[Callable[[], str]]:
    """Within it, a function that gives the keys pressed since it was last asked; none ever without a terminal."""
    try:
        import termios
        import tty
    except ImportError:  # no terminal of this kind on Windows
        yield lambda: ""
        return
    if not sys.stdin.isatty():
        yield lambda: ""
        return
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    try:
        yield lambda: _read(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _read(descriptor: int) -> str:
    waiting = select.select([descriptor], [], [], 0)[0]
    return os.read(descriptor, 64).decode(errors="replace") if waiting else ""
