"""Readers for tests of the pool: named to it as `tests.language.readings:…`, run in its processes."""

import os
import re
import time
from collections.abc import Sequence

from schemas.article import Article


def words():
    """Tells the words of the body; may be told to die, to hang, or to slip."""

    def read(articles: Sequence[Article]) -> list[tuple]:
        for one in articles:
            if one.body == "die":
                os._exit(9)
            if one.body == "hang":
                time.sleep(60)
            if one.body == "wild":
                re.match(r"(a|a)*b", "a" * 60)
            if one.body == "slip":
                raise KeyError("a bug")
        return [(one.id, *one.body.split()) for one in articles]

    return read


def missing():
    """A reader that cannot be made."""
    raise OSError("no such model")
