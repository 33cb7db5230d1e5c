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


# After "March 13" a word of these goes on with the sentence; another may be what thirteen count ("In March 13 men").
_GOING_ON = frozenset(
    "and at in to when by after before as on for with near during while that which was were is of from until where who "
    "the a an killed killing".split()
)
_BEFORE_DAY = frozenset(
    "on of the in since during early late until from between by before after for and to , (".split()
)


def is_verb(tokens: Sequence[Token], k: int, before: int) -> bool:
    """ "may" or "march" at token k in small letters is a month only after a word like "on" at token `before`."""
    lost = word_at(tokens, k) in ("may", "march") and tokens[k].text.islower()
    return lost and word_at(tokens, before) not in _BEFORE_DAY


def counts_after_month(tokens: Sequence[Token], month: int, last: int) -> bool:
    """The number between the month and token `last` counts what follows: "In March 13 men"."""
    following = word_at(tokens, last)
    led = word_at(tokens, month - 1) in ("in", "since", "during")
    return led and following.isalpha() and following not in _GOING_ON
