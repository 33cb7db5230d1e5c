"""How a name is looked up: without accents, case, articles' hyphens and full stops ("N'Djaména" → "n djamena")."""

import re
from functools import lru_cache

from core.reading.normalise import fold

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """The look-up form of a name."""
    return " ".join(_WORD.findall(fold(name).lower()))
