"""What runs in each process of the pool: wait for articles, read them, answer; end when the pool is gone."""

import os
import signal
from collections.abc import Callable, Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from schemas.article import Article

READY = "ready"
# What a slip of our rules on one text raises; anything else ends the process, and the pool sees that.
SLIPS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError)

Answer = list[tuple[Any, ...] | str]


def serve(pipe: Connection, reading: str, seconds: float) -> None:
    """Answer until the other end closes. `reading` names a function that makes the reader: `module:function`.

    An answer that takes more than `seconds` of processor time ends the process.
    """
    # A Ctrl-C in a terminal reaches every process of the group; the pool decides when its readers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    module, _, function = reading.partition(":")
    read: Callable[[Sequence[Article]], Sequence[tuple[Any, ...]]] = getattr(import_module(module), function)()
    pipe.send(READY)
    while True:
        try:
            articles = pipe.recv()
            # The kernel ends us where our rules cannot finish with a text: a regex that runs wild lets no thread or
            # handler of Python's run, so the signal keeps its default; it counts our own time, not a busy machine's.
            signal.setitimer(signal.ITIMER_PROF, seconds)
            told = answer(read, articles)
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send(told)
        except (EOFError, ConnectionError):
            # the parent is gone; skip the interpreter's own farewell, it has nothing left to say to anyone
            os._exit(0)


def answer(read: Callable[[Sequence[Article]], Sequence[tuple[Any, ...]]], articles: Sequence[Article]) -> Answer:
    """What each article tells, or why it could not be read. One bad article spoils only itself."""
    try:
        return list(read(articles))
    except SLIPS as slip:
        if len(articles) == 1:
            return [f"unexpected {type(slip).__name__}: {slip}"]
    return [told for article in articles for told in answer(read, [article])]


def mentions() -> Callable[[Sequence[Article]], Sequence[tuple[Any, ...]]]:
    """The real reader: the model loaded once, the ordered steps of core.extraction over many articles at a time."""
    from core.extraction.read import read_many
    from language.ear import ear

    listen = ear()
    return lambda articles: read_many(articles, listen)
