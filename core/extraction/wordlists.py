"""Word lists as data: `patterns/*.txt`, read once when first asked for.

A line is a row, its fields split by tabs or by `|`; `#` starts a comment (also after two spaces in a line). Each
file begins with a comment that is its manual.
"""

import re
from functools import cache
from importlib.resources import files

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
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """Rows `group | word word word`: each group with its words (a group may stand on several lines)."""
    out: dict[str, tuple[str, ...]] = {}
    for group, *entries in rows(name):
        out[group] = (*out.get(group, ()), *(word for entry in entries for word in entry.split()))
    return out
