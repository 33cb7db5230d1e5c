""" "The number of pilgrims who died in the crush has reached 121": a noun whose figure is its value, of whomever."""

from collections.abc import Sequence
from functools import cache

from core.extraction.lexicon import person
from core.extraction.wordlists import groups

_COUNTS = frozenset("number toll count tally total".split())
_THE = frozenset("the total overall confirmed official provisional final".split())
"""A number of people is several, an unknown number is none."""
_REACH = 6
"""Words from "of" to the noun of persons: "number of Central American migrants"."""
_BETWEEN = frozenset(
    "who that have has had been were was are is confirmed known reported listed officially to be so far now".split()
)
_HELPERS = 5
_STOPS = frozenset(", . ; : ( ) and or in on at by from".split())


def tallied(words: Sequence[str], at: int) -> tuple[int, int, str] | None:
    """Where the noun of persons stands and the phrase ends that is counted at `at`, and what they suffered."""
    if words[at] not in _COUNTS or list(words[at + 1 : at + 2]) != ["of"] or at and words[at - 1] not in _THE:
        return None
    noun = None
    for i in range(at + 2, min(at + 2 + _REACH, len(words))):
        if words[i] in _STOPS or words[i] in _BETWEEN or words[i] in _fates():
            break
        noun = i if person(words[i]) is not None else noun
    if noun is None or any(words[i][:1].isdigit() for i in range(at, noun)):
        return None
    if words[noun + 1 : noun + 2] and words[noun + 1] in ("was", "were", "are", "is"):
        return None
    for i in range(noun + 1, min(noun + 1 + _HELPERS, len(words))):
        if words[i] in _fates():
            return noun, i + 1, _fates()[words[i]]
        if words[i] not in _BETWEEN:
            return None
    return None


@cache
def _fates() -> dict[str, str]:
    return {word: measure for measure, words in groups("tallied").items() for word in words}


_PUT = frozenset(
    "put puts putting lower lowered lowers cut cuts revise revised revises reduce reduced raise raised raises correct"
    " corrected increase increased".split()
)
_FIGURE = frozenset("figure number count estimate total".split())
COUNTED = _COUNTS | _PUT
"""Every word that `tallied` or `restated` begins at."""
_WAY = frozenset(("up", "down", "upwards", "downwards", "from"))


def restated(words: Sequence[str], at: int) -> tuple[int, str] | None:
    """Where "put the number at 10", "put the dead at 10", "lowered the figure to 17" ends, and what it counts."""
    if words[at] not in _PUT or words[at + 1 : at + 2] not in (["the"], ["that"], ["its"], ["this"]):
        return None
    of = _fates().get(words[at + 2]) if words[at + 2 : at + 3] != [] else None
    if words[at + 2 : at + 3] == [] or not of and words[at + 2] not in _FIGURE:
        return None
    end = at + 3 + (words[at + 3 : at + 4] != [] and words[at + 3] in _WAY)
    told = [_fates()[w] for w in words[:at] if w in _fates()]
    told += [of] if of else []
    told += ["killed" for w in words[:at] if w in ("killing", "kills", "deaths", "death", "die", "dies")]
    return (end, told[-1]) if words[end : end + 1] in (["at"], ["to"]) and told else None
