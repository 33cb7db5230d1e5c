"""Text as published → text as read: one code point to one, so that every offset is good in both.

Signs that mean the same are made the same (quotes, dashes, spaces); nothing is added, dropped or decomposed.
"""

import re
import unicodedata
from functools import cache
from string import ascii_lowercase, ascii_uppercase

from core.reading.words import words

_SINGLE = "‘’‚‛ʹʻʼʽˈ`´′‵＇"
_DOUBLE = "“”„‟″‶〝〞＂«»"
_DASH = "‐‑‒–−﹣－"
_LONG_DASH = "—―⸺⸻"
# Spaces of every width, line and paragraph separators, and signs without width (which become a space as well: the
# length must stay; a soft hyphen inside a word is rare enough in news to be worth a split word).
_SPACE = (
    "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\xad\u1680\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u202f\u205f\u2060\u3000\ufeff\ufffc"
)
_TABLE = {
    **{ord(c): "'" for c in _SINGLE},
    **{ord(c): '"' for c in _DOUBLE},
    **{ord(c): "-" for c in _DASH},
    **{ord(c): "—" for c in _LONG_DASH},
    **{ord(c): " " for c in _SPACE},
    **dict.fromkeys(range(8192, 8203), " "),
    **{c: " " for c in range(0x20) if chr(c) not in "\n\r\t"},
    **{0xFF10 + d: str(d) for d in range(10)},
    0x2028: "\n",
    0x2029: "\n",
    ord("\r"): "\n",
    ord("…"): ".",
    ord("\x7f"): " ",
}
# Two single signs that stand for one double quote: ``so'' or ''so''. Both code points stay: a quote and a space,
# the space on the outer side, so that a word still touches its quote.
_TWICE = re.compile(r"''(?=\S)|(?<=\S)''")
_CRLF = re.compile(r"\r\n")


def normalise(text: str) -> str:
    """The text as read. `len(normalise(text)) == len(text)`, always; total, linear, idempotent."""
    if text.isascii() and not _ODD.search(text):
        return text
    plain = _OTHER.sub(_same, _CRLF.sub(" \n", text))
    if "''" in plain:
        plain = _TWICE.sub(_double, plain)
    return _ESCAPE.sub(_broken, plain)


_OTHER = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")
"""Most signs of a text stay: those that do not are looked for, which takes a fifth of translating all."""


def _same(match: re.Match[str]) -> str:
    return _TABLE[ord(match.group())]


# A line break escaped once too often, or whose backslash was lost on the way: "…\\nSeven", "June:nSeven".
_ESCAPE = re.compile(r"\\n(?=[A-Z\"'\s\\]|\Z)|(?<=[.:!?])n(?=[A-Z][a-z])")
_ODD = re.compile(rf"[`\x00-\x09\x0b-\x1f\x7f]|''|{_ESCAPE.pattern}")


def _broken(match: re.Match[str]) -> str:
    return " " * (len(match.group()) - 1) + "\n"


def _double(match: re.Match[str]) -> str:
    text, end = match.string, match.end()
    opens = (
        end < len(text) and not text[end].isspace() and (match.start() == 0 or text[match.start() - 1] in ' \n([-—"')
    )
    return ' "' if opens else '" '


@cache
def _fold_character(character: str) -> str:
    """One letter without its accents, one code point to one; what has no plain form stays."""
    special = _LETTERS.get(character)
    if special:
        return special
    base = unicodedata.normalize("NFKD", character)
    plain = "".join(c for c in base if not unicodedata.combining(c))
    return plain if len(plain) == 1 else character


_LETTERS = {
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "ı": "i",
    "ħ": "h",
    "Ħ": "H",
}


def fold(text: str) -> str:
    """Letters without accents, one code point to one ("Bogotá" → "Bogota", "Łódź" → "Lodz")."""
    return text if text.isascii() else _FOREIGN.sub(_folded, text)


_FOREIGN = re.compile(r"[^\x00-\x7f]")


def _folded(match: re.Match[str]) -> str:
    return _fold_character(match.group())


_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_START = re.compile(r"(?:\A|[.!?]['\")\]]*\s|\n\s*\n|--?\s|—|\[TEXT\]\s|[\"\[]|:\s)\s*\Z")
# A rare word with the ending of an ordinary one is ordinary: names seldom end so.
_ORDINARY = re.compile(r"\w{3,}(?:ed|ing|ly|ness|tions?|ments?|ists?|ives?|ies|ities|ized?|ised?)\Z")


_UPPER, _LOWER = ascii_uppercase.encode(), ascii_lowercase.encode()


def shouting(text: str) -> bool:
    """Whether a text is all-capitals wire text: at least forty capitals, and nine letters in ten are capitals."""
    sample = fold(text[:20000]).encode("ascii", "ignore")
    upper = len(sample) - len(sample.translate(None, _UPPER))
    return upper >= 40 and (len(sample) - len(sample.translate(None, _LOWER))) * 9 < upper


def recase(text: str) -> str:
    """All-capitals text in ordinary case, for a model that knows only that; the same length. Other text stays as it is.

    Common words go lower (the first of a sentence keeps its capital); a word that is not in `patterns/common.txt` is
    taken for a name and keeps one capital, an abbreviation in `patterns/capitals.txt` keeps them all.
    """
    return _WORD.sub(_recased, text) if shouting(text) else text


def _recased(match: re.Match[str]) -> str:
    word, start, end, text = match.group(), match.start(), match.end(), match.string
    lower = word.lower()
    before = text[start - 1] if start else ""
    if len(lower) != len(word) or lower in words("capitals"):
        return word
    if before.isdigit() or before == "'" and len(word) <= 2:
        return lower
    if len(word) == 1 and (text[end : end + 1] in {".", "-"} or before == "."):
        return word
    if lower in words("common") or _ORDINARY.match(lower):
        first = _SENTENCE_START.search(text[max(0, start - 8) : start])
        return lower.capitalize() if first or lower == "i" else lower
    return lower.capitalize()
