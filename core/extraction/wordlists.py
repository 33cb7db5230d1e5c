"""Word lists as data: `patterns/*.txt`, read once when first asked for.

A line is a row, its fields split by tabs or by `|`; `#` starts a comment (also after two spaces in a line). Each
file begins with a comment that is its manual.
"""

import re
from functools import cache
from importlib.resources import files

from core.extraction.sought import Sought

_COMMENT = re.compile(r"(^|\s\s)#.*$")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `patterns/<name>.txt`, fields stripped, in the order of the file."""
    text = (files("core.extraction") / "patterns" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (_COMMENT.sub("", line).strip() for line in text.splitlines())
    return tuple(tuple(field.strip() for field in re.split(r"[|\t]", line)) for line in lines if line)


@cache
def words(name: str) -> frozenset[str]:
    """A list of one entry a line, as a set."""
    return frozenset(row[0] for row in rows(name))


@cache
def expressions(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Rows `group | pattern`, compiled, in the order of the file; a bar or a `#` may be a part of the pattern.

    Raises re.error for a pattern that is none.
    """
    text = (files("core.extraction") / "patterns" / f"{name}.txt").read_text(encoding="utf-8")
    told = (line.partition(" | ") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((group, re.compile(pattern)) for group, _, pattern in told)


def says(name: str, group: str, text: str) -> bool:
    """Whether an expression of this group of a list stands in the text."""
    return any(sought.search(text) for sought in _sought(name, group))


@cache
def _sought(name: str, group: str) -> tuple[Sought, ...]:
    return tuple(Sought(pattern) for told, pattern in expressions(name) if told == group)


@cache
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """Rows `group | word word word`: each group with its words (a group may stand on several lines)."""
    out: dict[str, tuple[str, ...]] = {}
    for group, *entries in rows(name):
        out[group] = (*out.get(group, ()), *(word for entry in entries for word in entry.split()))
    return out
