"""Spatial relations: "50 kilometres northeast of", "on the outskirts of", "near", "near the border with"."""

import re
from dataclasses import dataclass

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred".split()
_NUMBER = {word: float(n) for n, word in enumerate(_UNITS, start=1)} | {
    w: 10.0 * n for n, w in enumerate(_TENS, start=2)
}
_WAYS = "north northeast east southeast south southwest west northwest".split()
_BEARING = {way: 45.0 * n for n, way in enumerate(_WAYS)}
_UNIT_KM = {"k": 1.0, "m": 1.609344}
_DIRECTION = r"(?:north|south)[\s-]?(?:east|west)(?:ern)?|north|south|east|west"
_DISTANCE = re.compile(
    rf"(?<![\w.,])(?P<n>\d{{1,4}}(?:[.,]\d+)?|[a-z]+)[\s-]*(?P<unit>k(?:ilo)?m(?:et(?:re|er)s?|s)?|miles?|mi)\b\s*(?:\([^)]{{1,30}}\)\s*)?"
    rf"(?:(?:to the|due|drive|away)\s+)?(?P<way>{_DIRECTION})?\s*(?:of|from|off|outside|away from)?\s*",
    re.IGNORECASE,
)
_ARTICLE = (
    r"(?:the\s+)?(?:provincial\s+|state\s+|regional\s+|national\s+)?(?:capital|city|town|village|port)?"
    r"(?:\s+city)?(?:\s+of)?(?:\s*,)?\s*"
)
_FAR = re.compile(rf"{_DISTANCE.pattern}{_ARTICLE}\Z", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:outskirts of|suburbs? of|just outside|outside|near|close to|not far from|around|edge of|vicinity of|"
    rf"(?:{_DIRECTION})(?:ern)? (?:of|from))\s+(?:the\s+)?(?:\w+\s+){{0,2}}?{_ARTICLE}\Z",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"\b(?:borders?|frontier|bordering)(?:\s+(?:area|region|zone|crossing))?\s*(?:with|between|to|from|of)?\s+(?:\w+\s+and\s+)?\Z",
    re.I,
)
# What may stand between "said" and where it was said: "told reporters on Monday in"; not "said a bomb in".
_HEARERS = (
    r"(?:\s+(?:reporters|journalists|newsmen|state|television|radio|an?|the|news|press|on|late|early|today|yesterday|"
    r"\w+day|by|phone|telephone|live|here|briefing|conference|interview|statement|meeting|agency)){0,6}"
)
_REMARK = re.compile(
    rf"\b(?:(?:said|told|says|speaking){_HEARERS}|"
    r"(?:reporters|conference|statement|interview|meeting|talks|summit|hospitali[sz]ed|"
    r"(?:critical|serious|stable|grave) condition|"
    r"(?:taken|transported|airlifted|flown|rushed|transferred|brought|treated|"
    r"(?:(?:was|were|been|and) (?:moved|shifted|referred|admitted|ferried|carried|driven|sent))|"
    r"evacuated(?=[^.;]*(?:\bto\s+(?:the\s+)?\Z|\bhospital)))\b[^.;]{0,40}?"
    r"|(?:died|dead|recovering)\b[^.;,]{0,30}\b(?:hospitals?|medical cent(?:er|re)s?))\b[^.;,]{0,30})\s*"
    r"\b(?:in|at|to)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"(?:,\s*\d{1,2}\s*,\s*(?:a \w+ )?of|\b(?:residents?|native|man|woman|citizens?|nationals?|mayor|embass(?:y|ies)|"
    r"consulates?|ambassadors?|government|president|university|people|aged?\s\d+)\s+(?:of|from))\s+"
    r"(?:the\s+)?(?:[\w.]+\s+and\s+(?:the\s+)?)?\Z",
    re.IGNORECASE,
)
# Quick looks before the long ones: most names have no such words before them.
_UNIT = re.compile(r"k(?:ilo)?m|mi(?:le|\b)", re.IGNORECASE)
_AT = re.compile(r"(?:in|at|to)\s+(?:the\s+)?\Z", re.IGNORECASE)
_OF = re.compile(r"(?:of|from)\s+(?:the\s+)?(?:[\w.]+\s+and\s+(?:the\s+)?)?\Z", re.IGNORECASE)
LOOK = 110
"""Code points before a name that are looked at."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a happening lies to a named place. `start`: offset in the sentence's text where the words begin."""

    start: int
    kilometres: float | None = None
    bearing: float | None = None
    other: bool = False


def relation(text: str, at: int) -> Relation | None:
    """What the words before offset `at` of a sentence say; `other`: that the happening was not there."""
    begin = max(0, at - LOOK)
    before = text[begin:at]
    far = _last(_FAR, before) if _UNIT.search(before) else None
    if far is not None and (kilometres := _kilometres(far)) is not None:
        way = re.sub(r"[\s-]|ern\Z", "", (far["way"] or "").lower())
        return Relation(begin + far.start(), kilometres, _BEARING.get(way))
    if (
        _border(before)
        or _AT.search(before)
        and _REMARK.search(before)
        or _OF.search(before)
        and _ORIGIN.search(before)
    ):
        return Relation(at, other=True)
    beside = _last(_BESIDE, before)
    return Relation(begin + beside.start()) if beside is not None else None


def borders(text: str, at: int) -> bool:
    """Whether the words before offset `at` name a border with what follows."""
    return _border(text[max(0, at - 60) : at])


def _border(before: str) -> bool:
    return ("order" in before or "rontier" in before) and _BORDER.search(before) is not None


def _last(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The latest match that ends at the name."""
    found = None
    match = pattern.search(before)
    while match is not None:
        found = match
        match = pattern.search(before, match.start() + 1)
    return found


def _kilometres(match: re.Match[str]) -> float | None:
    told = match["n"].lower()
    number = _NUMBER.get(told) if told.isalpha() else float(told.replace(",", ""))
    return None if number is None else number * _UNIT_KM[match["unit"][0].lower()]
