"""The canonical JSON text of a record, written straight from its fields.

It is what `json` makes of `wire.to_dict`, character for character, in a third of the time: linking writes each record
it judges several times a mention (digests, facts, outputs). tests/schemas/test_text.py holds the two together.
Records of one class that tell the same optional fields are one template around other values.
"""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from json.encoder import encode_basestring as quoted
from math import isfinite
from operator import attrgetter
from typing import Any, get_type_hints

Write = Callable[[Any], str]


def text(record: Any, *, without: str | None = None) -> str:
    """The record as JSON: fields in the order of the class, mappings sorted by key. `without`: a key to leave out."""
    return _writer(type(record), without)(record)  # type: ignore[arg-type]


def instant(value: datetime) -> str:
    """RFC 3339 in UTC, with microseconds only where there are any: `2015-09-05T12:00:00Z`."""
    told = value if value.tzinfo is UTC else value.astimezone(UTC)
    return f"{told.isoformat()[:-6]}Z"


@cache
def layout(cls: type) -> tuple[tuple[str, str, bool], ...]:
    """Name, key and whether it is left out where it is None, of each field of a record."""
    fields = dataclasses.fields(cls)
    return tuple((f.name, f.name.rstrip("_"), bool(f.metadata.get("optional"))) for f in fields)


@cache
def _writer(cls: type, without: str | None = None) -> Write:
    """How records of a class are written."""
    perhaps = [name for name, _, optional in layout(cls) if optional]
    forms: dict[tuple[bool, ...], Write] = {}
    look = _look(perhaps)

    def write(record: Any) -> str:
        absent = tuple([v is None for v in look(record)])
        form = forms.get(absent)
        if form is None:
            form = forms[absent] = _form(cls, without, absent)
        return form(record)

    known = write if perhaps else _form(cls, without, ())
    if all(name != "extra" for name, _, _ in layout(cls)):
        return known
    return lambda record: known(record) if not record.extra else _with_unknown(known(record), record, without)


def _form(cls: type, without: str | None, absent: Sequence[bool]) -> Write:
    """How those are written that lack just these of the optional fields."""
    lacks = iter(absent)
    told = [(name, key) for name, key, optional in layout(cls) if not (optional and next(lacks))]
    told = [(name, key) for name, key in told if key not in ("extra", without)]
    schema = getattr(cls, "SCHEMA", None)
    head = [f'"schema":{quoted(schema)}'] if schema else []
    known = {"w": _WRITERS, "q": quoted, "t": type}
    kinds = get_type_hints(cls)
    pairs = [f'"{key}":{{{_call(name, kinds[name])}}}' for name, key in told]
    # Made of the class's own field names, as dataclasses make theirs: two thirds of the time of one loop for all.
    form: Write = eval("lambda r: f'{{" + ",".join(head + pairs) + "}}'", known)
    return form


def _call(name: str, kind: Any) -> str:
    """How a field is written: text at once, the rest by what it is."""
    return f"q(r.{name})" if kind is str else f"w[t(v:=r.{name})](v)"


def _look(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """These fields of a record."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple([getattr(record, name) for name in names])


def _with_unknown(known: str, record: Any, without: str | None) -> str:
    """What was unknown on the way in goes out as it came, after what is known."""
    fields = layout(type(record))  # type: ignore[arg-type]
    told = {"schema", without, *(key for name, key, opt in fields if not opt or getattr(record, name) is not None)}
    told.discard("extra")
    unknown = [f"{quoted(key)}:{_json(value)}" for key, value in record.extra.items() if key not in told]
    return f"{known[:-1]}{',' if len(known) > 2 and unknown else ''}{','.join(unknown)}}}"


def _list(value: Sequence[Any]) -> str:
    if not value:
        return "[]"
    writers = _WRITERS
    return f"[{','.join([writers[type(item)](item) for item in value])}]"


def _mapping(value: Mapping[str, Any]) -> str:
    if not value:
        return "{}"
    writers = _WRITERS
    return f"{{{','.join([f'{quoted(key)}:{writers[type(value[key])](value[key])}' for key in sorted(value)])}}}"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Writers(dict[type, Write]):
    """How a value of each type is written; one of a type met for the first time as the first it is an instance of."""

    def __missing__(self, kind: type) -> Write:
        known = (write for base, write in _KINDS if issubclass(kind, base))
        found = self[kind] = next(known, None) or _writer(kind)
        return found


_KINDS: tuple[tuple[type, Write], ...] = (
    (tuple, _list),
    (list, _list),
    (Mapping, _mapping),
    (datetime, lambda value: f'"{instant(value)}"'),
    (date, lambda value: f'"{value.isoformat()}"'),
    (str, _json),
    (int, _json),
    (float, lambda value: float.__repr__(value) if isfinite(value) else _json(value)),
)
_WORDS: Mapping[Any, str] = {True: "true", False: "false", None: "null"}
_WRITERS = _Writers({str: quoted, int: int.__repr__, bool: _WORDS.__getitem__, type(None): _WORDS.__getitem__})
