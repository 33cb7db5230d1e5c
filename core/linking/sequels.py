"""Whether a headline tells what came after a happening rather than the happening, by the words of `sequels.txt`."""

import re
from functools import cache, lru_cache

from core.linking.words import headline, listed


@lru_cache(maxsize=8192)
def sequel(title: str) -> bool:
    """Of an arrest, a trial, the dead named, a toll that rose; a headline that nobody wrote tells neither."""
    return _words().search(headline(title).lower()) is not None


@cache
def _words() -> re.Pattern[str]:
    words = sorted(listed("sequels.txt"))
    told = [re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) for w in words]
    return re.compile(rf"\b(?:{'|'.join(told)})\b")
