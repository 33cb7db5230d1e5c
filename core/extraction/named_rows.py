"""Rows of persons told by name: "Colonel A, Judge B, and two guards" is one group of four.

A name is one person; what stands between commas behind a name says who that was ("A, a teacher, and B" are two).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.extraction.group import Group
from core.extraction.marked import Marked
from core.extraction.place_lists import demonyms

LEAST = 3
"""Items of a row; two persons side by side are joined as any two groups are (`coordination`)."""
_NAMES = 2
"""Names a row has at least: else it is a list of nouns."""
_COMMAS = frozenset((",", ";"))
_LONGEST_BRACKET = 10
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class _Item:
    """Tokens up to `last` (exclusive) tell `count` persons, by name or not."""

    last: int
    count: int
    named: bool


def with_rows(marked: Marked, known: Sequence[Group]) -> tuple[Group, ...]:
    """The groups of a sentence, those of a row made one; in order."""
    if len(known) < LEAST or _COMMAS.isdisjoint(marked.said):
        return tuple(known)
    known = _told_again(marked, known)
    if sum(g.kind == "name" for g in known) < _NAMES:
        return tuple(known)
    by_first = {g.first: g for g in known}
    out: list[Group] = []
    end = 0
    for group in known:
        if group.first < end:
            continue
        row = _row(marked, by_first, group)
        if row is None:
            out.append(group)
            continue
        end = row.last
        out.append(_headed(marked, out, row))
    return tuple(out)


def _row(marked: Marked, by_first: dict[int, Group], start: Group) -> Group | None:
    items: list[_Item] = []
    at: int | None = start.first
    last, joint, ending, closed, semicolons = start.last, "", False, False, False
    while at is not None and not closed:
        item = _item(marked, by_first, at)
        if item is None or not item.named and item.count > 1 and not ending:
            break  # "two surveyors, A and B" are two
        aside = bool(items) and items[-1].named and not item.named and item.count == 1
        if not aside or ending or semicolons:
            items.append(item)
        last, closed = item.last, ending
        at, joint, ending = _separator(marked, item.last)
        semicolons |= joint == ";"
        closed = closed and not (at is not None and marked.word(at - 1) == "with")  # "A, B, and C, along with D"
    if not closed or len(items) < LEAST or sum(i.named for i in items) < _NAMES:
        return None
    count = sum(i.count for i in items)
    return Group(start.first, last, "number", "", last - 1, count, count, count, "counted")


def _item(marked: Marked, by_first: dict[int, Group], at: int) -> _Item | None:
    group = by_first.get(at)
    if (
        group is None
        or group.best is None
        or group.best < 1
        or group.partitive
        or group.negated
        or group.possessive
        or group.others
    ):
        return None
    if group.kind not in ("one", "number", "name") and not group.definite:
        return None
    if any(i in marked.trigger_of for i in range(group.first, group.last)) or group.qualifier == "vague":
        return None
    group = _titled(marked, by_first, group)
    last, named = group.last, group.kind == "name"
    if not named and group.kind == "one" and not group.definite and group.first not in marked.quantity_at:
        behind = by_first.get(last)
        if behind is None or behind.kind != "name":
            return None  # "party chairman", without an article, is what somebody was
    alias = _known_as(marked, last)
    name = by_first.get(alias)
    if not named and group.best == 1 and name is not None and name.kind == "name":
        last, named = name.last, True
    elif not named and alias > last:
        last, named = next((i for i in range(alias, len(marked.tokens)) if marked.tag(i)[:3] != "NNP"), alias), True
    return _Item(_behind_age(marked, _behind_bracket(marked, last)), group.best or 1, named)


def _titled(marked: Marked, by_first: dict[int, Group], group: Group) -> Group:
    """ "Deputy and party chairman C": the last of the offices of one person."""
    following = by_first.get(group.last + 1)
    bare = group.kind == "one" and not group.definite and group.first not in marked.quantity_at
    if bare and following is not None and marked.word(group.last) == "and" and following.kind == "one":
        return following if following.last in by_first and following.first not in marked.quantity_at else group
    return group


def _known_as(marked: Marked, at: int) -> int:
    """Where the name stands behind a noun: right there, or behind "known as"."""
    for i in range(at, at + 3):
        if marked.word(i) == "as" and marked.word(i - 1) in ("known", "identified", "named"):
            return i + 1
    return at


def _behind_bracket(marked: Marked, at: int) -> int:
    if marked.word(at) not in ("(", "["):
        return at
    return next((i + 1 for i in range(at, at + _LONGEST_BRACKET) if marked.word(i) in (")", "]")), at)


def _behind_age(marked: Marked, at: int) -> int:
    """ "Anna Lee, 42;": the age is hers."""
    q = marked.quantity_at.get(at + 1)
    aged = marked.word(at) == "," and q is not None and q.first == at + 1 and q.best <= _OLDEST
    return q.last if aged and q is not None and marked.word(q.last) in (",", ";", "and", ".", ")") else at


def _separator(marked: Marked, at: int) -> tuple[int | None, str, bool]:
    """Where the next item begins, what stands before it, and whether it is told to be the last ("and")."""
    first = marked.word(at)
    joint = first if first in (",", ";") else ""
    at += bool(joint)
    if marked.word(at) in ("and", "&"):
        return at + 1, joint, True
    if marked.word(at) in ("along", "together") and marked.word(at + 1) == "with":
        return at + 2, joint, True
    return (at, joint, False) if joint else (None, "", False)


_COLONS = ([","], [":"], ["-", "-"], ["--"])


def _headed(marked: Marked, before: list[Group], row: Group) -> Group:
    """ "The Trappist monks A, B, and C": the row says how many they are; "three monks, A, B, and C" say so first."""
    near = before[-1] if before else None
    gap = [marked.word(i) for i in range(near.last, row.first)] if near is not None else []
    if near is not None and near.kind == "number" and near.best == row.best and gap in _COLONS:
        before.pop()
        return replace(near, last=row.last)
    if near is None or near.kind not in ("plural", "definite") or near.best and near.kind == "definite":
        return row
    if gap not in ([], [","], [":"]):
        return row
    before.pop()
    return Group(near.first, row.last, "number", near.head, near.head_at, row.low, row.best, row.high, "counted")


_SEXES = frozenset("man men woman women child children boy boys girl girls".split())
_ANYBODY = frozenset("people persons civilians victims".split())
_YOUNG = frozenset("boy boys girl girls".split())
_STEMS = frozenset("dutch french english irish welsh scots".split())


def _told_again(marked: Marked, known: Sequence[Group]) -> Sequence[Group]:
    """ "Four climbers, three Austrians and a Belgian": who the four were, no four more."""
    out: list[Group] = []
    end = 0
    for at, group in enumerate(known):
        if group.first < end:
            continue
        last = _parts_end(marked, known, at) if group.kind == "number" and (group.best or 0) > 1 else group.last
        end = last if last > group.last else 0
        out.append(replace(group, last=last) if end else group)
    return out


def _parts_end(marked: Marked, known: Sequence[Group], at: int) -> int:
    """Where the parts of a number end that are told behind its comma, by country or sex; its own end without them."""
    whole, total, last, ending = known[at], 0, known[at].last, False
    if marked.word(last) != ",":
        return last
    for part in known[at + 1 :]:
        gap = [marked.word(i) for i in range(last, part.first)]
        if gap not in ([","], ["and"], [",", "and"]) or part.kind not in ("number", "one") or not part.best:
            break
        if not _says_who(whole.head, part.head or marked.word(part.last - 1)):
            break
        total, last, ending = total + part.best, part.last, "and" in gap
        if ending:
            break
    return last if ending and total == whole.best else whole.last


def _says_who(whole: str, part: str) -> bool:
    """Whether the noun of a part only says more of those counted: their country, or the sex of people."""
    if whole in _ANYBODY and part in _SEXES or whole == "children" and part in _YOUNG:
        return True
    return _national(part) and not _national(whole)


def _national(noun: str) -> bool:
    stem = next((noun[: -len(end)] for end in ("woman", "women", "man", "men") if noun.endswith(end)), "")
    return noun in demonyms() or noun[:-1] in demonyms() or stem in _STEMS
