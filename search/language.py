"""The query language a person can type: words, "phrases", fields; errors point at the character.

`killed>=10 country:TJ "police station" since:2015-09-01 -type:drill`: everything has to hold; a minus in front turns
one item around; commas list alternatives (`country:TJ,AF`). Field names are those of `search.filters.FIELDS`.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from search.clauses import Bad, Clause, Context
from search.filters import FIELDS, together
from search.folding import fold

_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w.]*)(?P<op>>=|<=|>|<|:|=)")
_PLAIN = re.compile(r'[^\s"]+')
# Nobody types more; a pasted article is a mistake worth a word.
LONGEST = 2000
# Elasticsearch bounds the clauses of one query (1,024 at least); every item may become a dozen.
MOST = 64


class QueryError(ValueError):
    """The query cannot be understood; `start` and `end` are the code points of `text` that are at fault."""

    def __init__(self, reason: str, text: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.reason, self.text, self.start, self.end = reason, text, start, max(end, start + 1)

    def pointed(self) -> str:
        """Three lines: the query, carets under what is wrong, and why."""
        line = "".join(" " if character.isspace() else character for character in self.text)
        return f"{line}\n{' ' * self.start}{'^' * (self.end - self.start)}\n{self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was asked, understood: text apart from filters; `as_of` and `sort` as typed fields gave them."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_text(self) -> bool:
        return bool(self.words or self.phrases)


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a query: `name` is None for plain text. Offsets are those of the text it was typed in."""

    name: str | None
    op: str
    value: str
    quoted: bool
    negated: bool
    start: int
    value_at: int
    end: int


def parse(text: str, *, today: date, shorthand: Mapping[str, str] | None = None) -> Query:
    """A query from what was typed and from shorthand (`{"country": "TJ", "killed_min": "10"}`). Raises QueryError."""
    if len(text) > LONGEST:
        raise QueryError(f"a query has at most {LONGEST} characters", text[:60], 0, 60)
    context = Context(today=today)
    query = Query()
    for number, item in enumerate(items(fold(text))):
        if number == MOST:
            raise QueryError(f"a query has at most {MOST} words, phrases and fields", text, item.start, item.end)
        query = _with(query, item, text, context)
    for name, value in (shorthand or {}).items():
        query = _with(query, short(name, value), value, context)
    return _replace(query, filters=together(query.filters))


def short(name: str, value: str) -> Item:
    """The field that a parameter or option stands for: `killed_min` is `killed>=`; others bear the field's name."""
    known, op = (name[: -len("_min")], ">=") if name.endswith("_min") else (name, ":")
    folded = fold(value)
    return Item(known, op, folded, quoted=False, negated=False, start=0, value_at=0, end=len(folded))


def items(text: str) -> Iterator[Item]:
    """The pieces of a folded query, in order. Raises QueryError where a quotation mark has no partner."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        item = _item(text, at)
        yield item
        at = item.end


def _item(text: str, start: int) -> Item:
    negated = text[start] == "-" and start + 1 < len(text) and not text[start + 1].isspace()
    at = start + negated
    named = _FIELD.match(text, at)
    if named:
        at = named.end()
    value, end, quoted = _value(text, at)
    name, op = (named["name"].lower(), named["op"]) if named else (None, "")
    return Item(name, ":" if op == "=" else op, value, quoted, negated, start + negated, at, end)


def _value(text: str, at: int) -> tuple[str, int, bool]:
    if text[at : at + 1] == '"':
        close = text.find('"', at + 1)
        if close < 0:
            raise QueryError("this quotation mark has no partner", text, at, at + 1)
        return text[at + 1 : close], close + 1, True
    plain = _PLAIN.match(text, at)
    return (plain.group(), plain.end(), False) if plain else ("", at, False)


def _with(query: Query, item: Item, text: str, context: Context) -> Query:
    """The query and one more item."""
    if item.name is None:
        return _with_text(query, item)
    build = FIELDS.get(item.name.split(".")[0])
    if build is None:
        raise QueryError(_unknown(item.name), text, item.start, item.start + len(item.name))
    if not item.value.strip():
        raise QueryError(f"{item.name}{item.op} wants a value", text, item.start, item.end)
    try:
        made = build(item.name, item.op, item.value, item.quoted, context)
    except Bad as error:
        where = (item.start, item.value_at) if error.at_name else (item.value_at, item.end)
        raise QueryError(str(error), text, *where) from error
    if isinstance(made, str):
        if item.negated:
            raise QueryError(f"{item.name} cannot be turned around", text, item.start - 1, item.end)
        return _replace(query, options={**query.options, item.name: made})
    if item.negated:
        return _replace(query, excluded=(*query.excluded, made))
    options = {**query.options, item.name: item.value} if item.name == "status" else query.options
    return _replace(query, filters=(*query.filters, made), options=options)


def _with_text(query: Query, item: Item) -> Query:
    # Nothing but signs: a lone "&" or "-" between words is no word, and no analyzer would see one.
    if not any(character.isalnum() for character in item.value):
        return query
    if item.negated:
        return _replace(query, without=(*query.without, item.value))
    if item.quoted:
        return _replace(query, phrases=(*query.phrases, item.value))
    return _replace(query, words=(*query.words, item.value))


def _replace(query: Query, **changes: Any) -> Query:
    kept = {name: getattr(query, name) for name in Query.__slots__}
    return Query(**{**kept, **changes})


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name.split(".")[0], FIELDS, n=1)
    hint = f"did you mean {close[0]}?" if close else f"fields are {', '.join(sorted(FIELDS))}"
    return f"there is no field {name!r}; {hint} To search for the words themselves, put them in quotation marks."
