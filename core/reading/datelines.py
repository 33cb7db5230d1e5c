"""The dateline: where, and sometimes when, a report was filed ("LIMA, 5 JAN 90 (EFE) --", "CAIRO, Egypt (AP) —")."""

import re
from dataclasses import dataclass

LONGEST = 110
"""Code points from the first letter to the dash."""
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?"
_DAY_FIRST = rf"\d{{1,2}}(?:ST|ND|RD|TH)? {{1,2}}{_MONTH}(?:,? {{1,2}}'?\d{{2,4}})?"
_MONTH_FIRST = rf"{_MONTH} {{1,2}}\d{{1,2}}(?: ?, ?\d{{4}})?"
_DATE = re.compile(rf"\b(?:{_DAY_FIRST}|{_MONTH_FIRST})(?!\w)", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:--+|—|(?<=[\s)\]])_+(?=\s)|(?<=[\s)\]])-(?=\s))\s*")
_COLON = re.compile(r"(?<=[\w)]):(?:\s+(?=\S)|\s*\Z)")
_NOTE = re.compile(r"[(\[][^()\[\]\n]{1,60}[)\]]")
_AFTER = re.compile(r"\s*\[[^\]]{0,160}\]\s*")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """`place` and `date` as written; `end` is the offset of the report's first word."""

    place: str
    date: str | None
    end: int


def dateline(body: str) -> Dateline | None:
    """The dateline a body opens with, or None. Reads the first few hundred code points only."""
    start = len(body[:200]) - len(body[:200].lstrip())
    head = body[start : start + LONGEST]
    for dash in _DASH.finditer(head):
        before = head[: dash.start()]
        told = _told(before)
        if told is None:
            continue
        end = start + dash.end()
        while match := _AFTER.match(body, end, end + 200):
            end = match.end()
        return Dateline(*told, end)
    return _with_colon(head, start)


def _with_colon(head: str, start: int) -> Dateline | None:
    """ "QUETTA: ", "Srinagar, Aug 12: ", as papers of South Asia have it: in capitals, or with its day."""
    colon = _COLON.search(head)
    before = head[: colon.start()] if colon else ""
    told = _told(before) if before else None
    if colon is None or told is None or not (told[0] and (told[1] or told[0].isupper())):
        return None
    return Dateline(*told, start + colon.end())


def _told(before: str) -> tuple[str, str | None] | None:
    """Place and date of what stands before the dash; None where that is prose."""
    date = _DATE.search(before)
    place = _NOTE.sub(" ", before[: date.start()] if date else before)
    place = " ".join(place.split()).strip(" ,")
    said = _WORD.findall(place)
    noted = _NOTE.search(before) is not None
    if len(said) > 8 or "\n" in before.strip() or any(word.lower() in _PROSE for word in said):
        return None
    if not said:
        return ("", date.group() if date else None) if noted or date else None
    capitals = said[0].isupper() and len(said[0]) > 1
    named = said[0][0].isupper() and (date is not None or noted and len(said) < 5)
    return (place, date.group() if date else None) if capitals or named else None


_PROSE = frozenset(
    "is was were are has have had said says killed shot who police dead dies man woman when while after with at by for "
    "to he she it they the an".split()
)
