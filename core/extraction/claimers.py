"""Who speaks because they claim a deed: "the Front claimed the raid and put the dead at 22", "the group said"."""

from collections.abc import Sequence
from itertools import pairwise

from core.extraction.lexicon import listed, modifiers
from core.extraction.speaker_phrases import at, before_brackets, phrase_start
from core.extraction.text import Token

_CLAIMS = frozenset("claimed claims claiming claim".split())
_DEEDS = frozenset(
    "responsibility credit attack attacks raid raids bombing bombings blast explosion ambush assault strike strikes"
    " killing killings kidnapping abduction shooting operation shelling".split()
)
_ADVERBS = frozenset("has have had also later quickly immediately since".split())
_GROUPS = frozenset("group outfit faction movement organisation organization network militia".split())


def claim_before(tokens: Sequence[Token], k: int) -> tuple[int, int, int] | None:
    """(first token, last, verb) of who claims a deed before token `k`, the nearest; None where nobody does."""
    for verb in range(k - 1, 0, -1):
        behind = {at(tokens, i) for i in range(verb + 1, verb + 5)}
        if tokens[verb].lower not in _CLAIMS or not behind & _DEEDS or "lives" in behind:
            continue
        end = verb - 1
        while end > 0 and tokens[end].lower in _ADVERBS:
            end -= 1
        end = before_brackets(tokens, end)
        first = phrase_start(tokens, end)
        return (first, end + 1, verb) if 0 <= first <= end else None
    return None


def of_claimers(words: Sequence[str]) -> bool:
    """ "The group", "that faction": whoever was told of before."""
    return len(words) == 2 and words[0] in ("the", "this", "that") and words[1] in _GROUPS


def armed(words: Sequence[str]) -> bool:
    """Whether a speaker is an armed group by its name (`patterns/captors.txt`): "Al-Shabaab said", "the Taliban"."""
    parts = {part for word in words for part in (word, *word.split("-"))} | set(map("".join, pairwise(words)))
    sides = {beside.side for part in parts if (beside := modifiers().get(part)) is not None}
    return not parts.isdisjoint(listed("captors") - _NO_NAMES) or "militant" in sides


_NO_NAMES = frozenset(
    "armed unknown unidentified unidentifed masked mob mobs refugees villagers residents elements tribesmen tribesman"
    " clansmen clan opposition".split()
)
"""Words of that list for whoever holds people, which name no group."""
