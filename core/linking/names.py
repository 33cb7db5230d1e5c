"""Names made comparable: folded to plain letters, titles and initials off, and when two of them may be one person."""

import unicodedata
from functools import lru_cache

# Said before a name, never part of it; suffixes neither.
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir lady lord rev fr pastor imam sheikh mullah maulana haji gen general col colonel maj "
    "major capt captain lt lieutenant sgt sergeant cpl corporal pvt private officer deputy trooper chief sheriff "
    "detective constable inspector superintendent commander president minister governor mayor judge senator "
    "jr sr ii iii iv".split()
)


@lru_cache(maxsize=50_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without titles, suffixes and initials."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    words = "".join(c if c.isalnum() else " " for c in plain.lower().replace("'", "")).split()
    kept = tuple(w for w in words if len(w) > 1 and w not in _TITLES)
    return kept or tuple(words)


def key(name: str) -> str | None:
    """First and last word: what a blocking key is made of. None for a name of one word, which is nobody's own."""
    words = parts(name)
    return f"{words[0]} {words[-1]}" if len(words) > 1 else None


def same(one: str, other: str) -> bool:
    """Whether two names may be one person's: first and last words agree, or one is a single word of the other."""
    a, b = parts(one), parts(other)
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        return a[-1] == b[-1] or (len(a) == 1 and a[0] in b) or (len(b) == 1 and b[0] in a)
    return a[-1] == b[-1] and a[0] == b[0]
