"""Sentences of a text as read (normalised, furniture blanked): title first, then the body with its paragraphs.

One pass over candidate boundaries; a candidate is decided by the few characters around it, so the time is linear.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from typing import Literal

from core.extraction.text import Sentence
from core.reading.datelines import dateline
from core.reading.words import lines, words

Span = tuple[int, int]
LONGEST = 120
"""Words; a longer stretch without a stop is cut at the safest point (a clause, else any space)."""
WRAPPED = 100
"""Code points; lines no longer than this, most of them nearly full, are hard-wrapped text, not paragraphs."""

_BLANK_LINE = re.compile(r"\n[ \n]*\n")
_CANDIDATE = re.compile(r"[.!?]{1,9}[\"')\]]{0,4}(?=\s|$)|[.!?]{1,9}[\"')\]]?(?=[A-Z\"(])|\n")
_LAST_WORD = re.compile(r"(?:[^\W_]\.)*[^\W_]+\Z")
_NEXT_WORD = re.compile(r"[\s\"'(\[-]{0,40}([^\W_]+)")
_SPACES = re.compile(r"\s+")
_MIDDLE = re.compile(r"\s{0,9}[,;:)\]]")
_ADDRESS_END = frozenset(("com", "org", "net"))


def sentences(title: str, body: str) -> tuple[Sentence, ...]:
    """All sentences, in order; `index` 0 is the title's where there is one, offsets are into title or body."""
    found: list[Sentence] = []
    for start, end in _blocks(title, ()):
        for span in _split(title, start, end, wrapped=False):
            _add(found, "title", title, span, 0)
    wrapped = _is_wrapped(body)
    for paragraph, (start, end) in enumerate(_blocks(body, _opening(title, body))):
        for span in _split(body, start, end, wrapped=wrapped):
            _add(found, "body", body, span, paragraph)
    return tuple(found)


def _add(found: list[Sentence], field: Literal["title", "body"], text: str, span: Span, paragraph: int) -> None:
    start, end = span
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if any(map(str.isalnum, piece)):
        plain = piece.replace("\n", " ")
        index = len(found)
        found.append(
            Sentence(index=index, field=field, start=start, end=start + len(piece), text=plain, paragraph=paragraph)
        )


def _opening(title: str, body: str) -> tuple[int, ...]:
    """Where the body's news begins: after each repetition of the title, and after the dateline."""
    cuts: list[int] = []
    at = 0
    for _ in range(3):
        end = _repeated(title, body, at)
        if end is None:
            break
        cuts.append(at := end)
    told = dateline(body[at : at + 400])
    if told is not None:
        cuts.append(at + told.end)
    return tuple(cuts)


def _repeated(title: str, body: str, at: int) -> int | None:
    """The end of the title in the body at `at`, letters and digits alone compared; None where it is not there."""
    wanted = [c for c in title.lower() if c.isalnum()]
    if len(wanted) < 12:
        return None
    matched = 0
    for i in range(at, min(len(body), at + 2 * len(title) + 40)):
        if not body[i].isalnum():
            continue
        if body[i].lower() != wanted[matched]:
            return None
        matched += 1
        if matched == len(wanted):
            return None if _GOES_ON.match(body, i + 1) else i + 1
    return None


_GOES_ON = re.compile(r"[ \t]*(?:,|[a-z])")
"""A sentence that begins with the words of its headline: "Boat sinks off Kyoto, Japan"."""


def _blocks(text: str, cuts: tuple[int, ...]) -> Iterator[Span]:
    """Paragraphs: parted by blank lines, and by the cuts."""
    edges = sorted({0, len(text), *cuts, *(m.end() for m in _BLANK_LINE.finditer(text))})
    yield from pairwise(edges)


def _split(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[Span]:
    last = start
    for match in _CANDIDATE.finditer(text, start, end):
        if match.end() > last and _ends(text, match, wrapped, end):
            yield from _capped(text, last, match.end())
            last = match.end()
    if last < end:
        yield from _capped(text, last, end)


def _is_wrapped(body: str) -> bool:
    """Hard-wrapped text: lines that another line follows are short, nearly full, and mostly end in mid-sentence."""
    inner = [line for line, following in pairwise(map(str.strip, body[:50000].split("\n"))) if line and following]
    if len(inner) < 2:
        return False
    sizes = sorted(map(len, inner))
    open_ended = sum(line[-1] not in ".!?:\"'" for line in inner)
    return sizes[-1 - len(sizes) // 20] <= WRAPPED and sizes[len(sizes) // 2] >= 40 and open_ended * 2 > len(inner)


def _ends(text: str, match: re.Match[str], wrapped: bool, end: int) -> bool:
    mark = match.group()
    if _MIDDLE.match(text, match.end(), end):
        return False
    following = _NEXT_WORD.match(text, match.end(), end)
    if following is None:
        return not text[match.end() : match.end() + 40].isspace() or match.end() + 40 >= end
    word = following.group(1)
    if mark == "\n":
        return not wrapped and not (word[0].islower() and text[match.start() - 1] not in ".!?:")
    if not text[match.end()].isspace():
        return _runs_together(text, match, word)
    spaced = text[match.start() - 1].isspace()
    if _MIDDLE.match(text, match.end(), end):
        return False
    if word[0].islower() and not spaced:
        return False
    if spaced and mark[0] == "." and _title_before(text, match.start()):
        return False
    if mark[0] != "." or spaced:
        return not (word[0].islower() and mark[-1] in "\"'")
    return _stops(text, match.start(), word)


def _title_before(text: str, at: int) -> bool:
    """Tokenised text: "Sgt ." is no end."""
    found = _LAST_WORD.search(text[max(0, at - 24) : at].rstrip())
    return found is not None and found.group() not in {"no", "No"} and found.group().lower() in _abbreviations("never")


def _stops(text: str, at: int, following: str) -> bool:
    """Whether the full stop at `at`, before a space and a capital or a digit, ends a sentence."""
    found = _LAST_WORD.search(text, max(0, at - 24), at)
    if found is None:
        return True
    word = found.group().lower()
    begins = following.lower() in words("starters") and following[0].isupper()
    if word in _abbreviations("never"):
        return word in {"no", "art", "ing", "eng"} and not following[0].isdigit()
    if word in _abbreviations("names"):
        return (
            begins or word in {"a.m", "p.m"} and following.lower() not in words("calendar") and not following.isupper()
        )
    if len(word) == 1 and word.isalpha() and found.group().isupper():
        return begins
    return not ("." in word and not begins)


@cache
def _abbreviations(kind: str) -> frozenset[str]:
    return frozenset(word for line in lines("abbreviations") if line.startswith(kind) for word in line.split()[1:])


def _runs_together(text: str, match: re.Match[str], following: str) -> bool:
    """ "mortars.On Tuesday": a word, a stop, and a capitalised word without a space between."""
    found = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    if found is None or following.lower() in _ADDRESS_END:
        return False
    before = found.group()
    if "." in before or len(before) < 3 or before.lower() in _abbreviations("never"):
        return False
    if before.isupper() and following.isupper():
        return {before.lower(), following.lower()} <= words("common")
    ends_low = before[-1].islower() or before.isdigit()
    return ends_low and following[0].isupper() and (len(following) == 1 or following[1:].islower())


_CLAUSE = re.compile(
    r"(?<=[;:])\s|\s(?:--|—|-)\s|\.{3}\s|(?<=[a-z0-9\"'])\s+(?=[A-Z][a-z]*\s)|,\s+(?=(?:and|but|while|as|when|who|which)\s)"
)


def _capped(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch itself, or its pieces where it is longer than any sentence."""
    while end - start > LONGEST:
        space = next(islice(_SPACES.finditer(text, start, min(end, start + 25 * LONGEST)), LONGEST, None), None)
        if space is None and end - start <= 25 * LONGEST:
            break
        cut = _safe_cut(text, start, space.start() if space else start + 25 * LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _safe_cut(text: str, start: int, limit: int) -> int:
    """The best place to cut before `limit`: a sentence starter without its stop, else a clause, else the last space."""
    best, rank = 0, 0
    for match in _CLAUSE.finditer(text, start + (limit - start) // 4, limit):
        following = _NEXT_WORD.match(text, match.end())
        starts = (
            following is not None
            and following.group(1)[0].isupper()
            and following.group(1).lower() in words("starters")
        )
        value = 3 if starts else 1 if match.group().isspace() else 2
        if value >= rank and not (value == 1 and rank):
            best, rank = match.end(), value
    if rank >= 2:
        return best
    space = max(text.rfind(" ", start, limit), text.rfind("\n", start, limit))
    return space + 1 if space > start else limit
