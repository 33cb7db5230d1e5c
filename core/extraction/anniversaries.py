"""How long ago what an anniversary remembers happened: "on the fifth anniversary of a siege in which 67 died"."""

from collections.abc import Sequence

_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_TENS = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "thirty": 30, "forty": 40, "fifty": 50}
_YEARS = (
    {word: n for n, word in enumerate(_NTH, start=1)} | {word: n for n, word in enumerate(_COUNTED, start=1)} | _TENS
)
_ENDINGS = frozenset(("st", "nd", "rd", "th", "-", "year", "years"))
_REACH = 4
"""Words before "anniversary" in which its number stands: "the 10-year anniversary"."""


def ordinal(word: str) -> bool:
    """ "sixth", "33rd", "41st", as a number in a row."""
    return word in _NTH or word[:1].isdigit() and word.rstrip("stndrh").isdigit() and not word.isdigit()


def years(words: Sequence[str], at: int) -> int | None:
    """The number of the anniversary at word `at`; None where it is not told."""
    if not words[at].startswith("anniversar"):
        return None
    for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = words[i]
        told = int(word) if word.isdecimal() and len(word) < 4 else _YEARS.get(word)
        if told is not None:
            return told
        if word not in _ENDINGS:
            return None
    return None


def on_the_day(words: Sequence[str], at: int) -> bool:
    """ "Came on the fifth anniversary of": the day itself; "to mark the fifth anniversary" may be any day near it."""
    before = list(words[max(0, at - 2 * _REACH) : at])
    return any(pair == ["on", "the"] for pair in (before[i : i + 2] for i in range(len(before))))
