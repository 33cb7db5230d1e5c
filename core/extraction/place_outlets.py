"""The outlet's own town, told behind the headline ("… - KXQZ, Orwick, ND: News, Weather"): not where it happened."""

import re

from core.extraction.place_names import Name

_TAIL = re.compile(r" [-–—|] | : : ")
_OUTLET = re.compile(
    r"(?i:\.com\b|\bnews\b|\bweather\b|\bchannel\b|\btv\b|\bradio\b|\bonline\b)"
    r"|\b[KW][A-Z]{2,3}\b|\b(?:Herald|Times|Post|Gazette|Tribune|Courier|Journal|Chronicle|Press|Observer)\b"
)
HEAD = 4
"""Words that a headline has before the name of its outlet."""


def of_outlet(name: Name) -> bool:
    """Whether the name stands in the part of a title that names the outlet."""
    sentence = name.sentence
    tail = _TAIL.search(sentence.text) if sentence.field == "title" else None
    if tail is None or len(sentence.text[: tail.start()].split()) < HEAD:
        return False
    told = sentence.tokens[name.first].start - sentence.start
    return told >= tail.start() and _OUTLET.search(sentence.text, tail.end()) is not None
