"""Families told by name: "Ada Lind, 40, and her sons Per, 19, and Nils, 12" are three.

A name is one person, with an age behind it or not; behind "her sons" as many as are named, behind "his wife" one, named
or not. A row needs a word of kin and its "and": two names side by side are joined as any two groups are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.extraction.group import Group
from core.extraction.marked import Marked
from core.extraction.wordlists import rows

_WHOSE = frozenset(("her", "his", "their"))
_OLDEST = 115
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class _Item:
    """Tokens up to `last` (exclusive) tell `count` persons; `kin`: by a word of kin; `bare`: by that alone.

    `open`: a plural that nobody counted ("her sons"), two at the least (tolls.md, "Quantities").
    """

    last: int
    count: int
    kin: bool = False
    bare: bool = False
    open: bool = False


@cache
def _kin() -> tuple[frozenset[str], frozenset[str]]:
    """Words for one of a family, and for several."""
    told = [line.split() for (line,) in rows("kin")]
    return frozenset(one for one, _ in told) - {"-"}, frozenset(many for _, many in told) - {"-"}


def with_families(marked: Marked, known: Sequence[Group]) -> tuple[Group, ...]:
    """The groups of a sentence, those of a family told by name made one; in order."""
    if _WHOSE.isdisjoint(marked.words):
        return tuple(known)
    out: list[Group] = []
    end = 0
    for group in known:
        if group.first < end:
            continue
        row = _row(marked, group) if group.kind in ("name", "one") else None
        if row is not None:
            end = row.last
        out.append(row or group)
    return tuple(out)


def _row(marked: Marked, start: Group) -> Group | None:
    items: list[_Item] = []
    at, ended = _opening(marked, start), False
    while (item := _item(marked, at, said=ended and bool(items) and items[-1].kin)) is not None:
        following, ends = _behind(marked, item.last)
        if item.bare and items and not ended and not (ends and marked.word(item.last) == "and"):
            return None  # "Ada Lind, his wife, and Per Lind": one said who the other is
        if items and items[-1].bare and not item.kin:
            return None
        items.append(item)
        if following is None:
            break
        at, ended = following, ends
    if item is None and ended:
        return None  # "Ada Lind, her son and three neighbours": a list of others, told by its nouns
    count = sum(one.count for one in items)
    joined = any(marked.word(i) in ("and", "with") for i in range(start.first, items[-1].last)) if items else False
    if not joined or len(items) < 2 or items[0].bare or not any(one.kin for one in items):
        return None
    last = items[-1].last
    last += marked.word(last - 1).isdigit() and marked.word(last) == ","
    if any(one.open for one in items):
        return Group(start.first, last, "number", "", last - 1, count, count, None, "vague")
    return Group(start.first, last, "number", "", last - 1, count, count, count, "counted")


def _opening(marked: Marked, start: Group) -> int:
    """Where the name begins of "a nurse, Ada Lind", "teacher Ada Lind"; else where the group does."""
    if start.kind == "name" or marked.word(start.first) in _WHOSE:
        return start.first
    at = start.last + (marked.word(start.last) == ",")
    return start.first if _name(marked, at) is None else at


def _behind(marked: Marked, at: int) -> tuple[int | None, bool]:
    """Where the next of the row begins, and whether it is told to be the last."""
    comma = marked.word(at) == ","
    at += comma
    if marked.word(at) == "and":
        return at + 1, True
    if marked.word(at) in ("along", "together") and marked.word(at + 1) == "with":
        return at + 2, True
    return (at, False) if comma else (None, False)


def _item(marked: Marked, at: int, *, said: bool) -> _Item | None:
    """One of the row. `said`: whose kin it is was said before ("his wife and son", "her husband and two sons")."""
    whose = marked.word(at) in _WHOSE
    one, many = _kin()
    start = at + whose
    ahead = range(start, start + _LONGEST_NAME) if whose or said else ()
    head = next((i for i in ahead if marked.word(i) in one | many), None)
    if head is None:
        last = None if whose else _name(marked, at)
        return None if last is None else _Item(_aged(marked, last), 1)
    if any(not _said_of(marked, i) for i in range(start, head)):
        return None
    last = _name(marked, head + 1 + (marked.word(head + 1) == ","))
    if marked.word(head) in one:
        return _Item(head + 1, 1, kin=True, bare=True) if last is None else _Item(_aged(marked, last), 1, kin=True)
    if last is not None:
        return _several(marked, last)
    told = [q for i in range(start, head) if (q := marked.quantity_at.get(i)) is not None and not q.unit]
    exact = bool(told) and told[0].qualifier == "exact" and told[0].best > 1
    if not told and whose:
        return _Item(head + 1, 2, kin=True, bare=True, open=True)
    return _Item(head + 1, told[0].best, kin=True, bare=True) if exact else None


def _said_of(marked: Marked, at: int) -> bool:
    """ "Her two young sons", "his 12-year-old daughter": what stands between the two words."""
    return marked.tag(at)[:2] in ("JJ", "CD", "HY", "NN") or at in marked.quantity_at or marked.word(at) == "-"


def _several(marked: Marked, last: int) -> _Item:
    """ "Her sons Per, 19, and Nils, 12": each name behind the plural, up to the last."""
    last, count = _aged(marked, last), 1
    while True:
        following, ended = _behind(marked, last)
        end = None if following is None else _name(marked, following)
        if end is None:
            return _Item(last, count, kin=True)
        last, count = _aged(marked, end), count + 1
        if ended:
            return _Item(last, count, kin=True)


def _name(marked: Marked, at: int) -> int | None:
    """Where a personal name ends that begins here: capitalised words, whatever the tagger thinks of "Per" or "May"."""
    last = at
    while last - at < _LONGEST_NAME and last < len(marked.tokens) and last not in marked.blocked:
        sure = marked.tag(last).startswith("NNP") or last > 0 and marked.sentence.field == "body"
        if not marked.tokens[last].text[:1].isupper() or not sure:
            break
        last += 1
    return last if last > at and marked.word(last) not in ("'s", "'") else None


def _aged(marked: Marked, at: int) -> int:
    """Behind the age of whoever was named: ", 42", "(42)", "aged 42"."""
    i = at + (marked.word(at) in (",", "("))
    i += marked.word(i) == "aged"
    word = marked.word(i)
    if i == at or not word.isdigit() or int(word) > _OLDEST:
        return at
    return i + 2 if marked.word(at) == "(" and marked.word(i + 1) == ")" else i + 1
