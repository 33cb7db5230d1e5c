"""Text as it is searched: accents and apostrophes folded, one code point to one, so that offsets still fit.

Done here, at index and query time alike, because a cluster may lack Elasticsearch's analysis module (ASCII folding,
char filters). Letters keep their case (the analyzers lower it) and nothing is ever added or dropped:
`len(fold(text)) == len(text)`.
"""

import unicodedata
from functools import lru_cache

# Marks put around a highlighted word by Elasticsearch: private-use code points, which fold() takes out of any text.
MARK_ON, MARK_OFF = "\ue000", "\ue001"

# Letters that Unicode does not decompose, and the base letter a reader would type instead.
_STROKES = str.maketrans("øØđĐłŁħĦŧŦıŋŊðÐ", "oOdDlLhHtTinNdD")
# Whatever news text uses for an apostrophe: back-tick, acute, prime, quotes, modifier letters, ayn and hamza.
_APOSTROPHES = str.maketrans(dict.fromkeys("`´‘’‛′ʹʻʼʽʾʿˈ＇ꞌ", "'"))
_QUOTES = str.maketrans(dict.fromkeys("“”„‟″«»＂", '"'))
_HIDDEN = str.maketrans({MARK_ON: " ", MARK_OFF: " ", "\x00": " "})


def fold(text: str) -> str:
    """The text without accents, with one kind of apostrophe and of quotation mark, code point for code point."""
    if text.isascii() and "`" not in text and "\x00" not in text:
        return text
    return "".join(map(_fold_one, text))


@lru_cache(maxsize=4096)
def _fold_one(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    # Only what loses nothing but accents: a Hangul syllable, too, decomposes, but its first part is no plainer letter.
    tail = unicodedata.normalize("NFD", character)[1:]
    if any(not unicodedata.combining(mark) for mark in tail):
        base = character
    return base.translate(_STROKES).translate(_APOSTROPHES).translate(_QUOTES).translate(_HIDDEN)
