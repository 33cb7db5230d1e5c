"""What the rules of units look at: words near a number, and whether signs stand against each other."""

from collections.abc import Sequence

from core.extraction.quantity import Unit
from core.extraction.spelled import Number
from core.extraction.text import Token

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

Found = tuple[Unit, int] | None


def word_at(tokens: Sequence[Token], k: int) -> str:
    return tokens[k].lower if 0 <= k < len(tokens) else ""


def in_digits(tokens: Sequence[Token], n: Number) -> bool:
    return tokens[n.first].lower[0].isdigit()


def glued(tokens: Sequence[Token], k: int) -> bool:
    """Token k stands against token k - 1, without a space."""
    return 0 < k < len(tokens) and tokens[k].start == tokens[k - 1].end
