"""Record ⇄ dict ⇄ bytes, one way for every record.

Times are RFC 3339 in UTC, dates ISO. A trailing underscore of a field (`from_`) is dropped on the wire. Fields marked
`optional` are left out where they are None; unknown fields of a record are kept in `extra` and written back.
The bytes of a record are canonical: fields in the order of the class, mappings sorted by key.
"""

import dataclasses
import hashlib
import json
import types
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from schemas.text import instant as instant
from schemas.text import layout, text

R = TypeVar("R")
Convert = Callable[[Any], Any]


class WireError(ValueError):
    """The bytes are not the record they should be; the message names the field and what it takes."""


def encode(record: Any) -> bytes:
    """The canonical bytes of a record."""
    return text(record).encode()


def decode(cls: type[R], raw: bytes) -> R:
    """A record from bytes. Raises WireError where they are no JSON, lack a field or have another schema version."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise WireError(f"not JSON: {error}") from error
    if not isinstance(data, dict):
        raise WireError(f"a {cls.__name__} is a JSON object, not {type(data).__name__}")
    return from_dict(cls, data)


def digest(record: Any) -> str:
    """16 hex digits that tell two records apart, whatever their `version`."""
    return hashlib.sha256(text(record, without="version").encode()).hexdigest()[:16]


def to_dict(record: Any) -> dict[str, Any]:
    """Plain JSON values of a record, its schema first, what was unknown on the way in last."""
    out: dict[str, Any] = {}
    schema = getattr(record, "SCHEMA", None)
    if schema:
        out["schema"] = schema
    for name, key, optional in layout(type(record)):  # type: ignore[arg-type]
        value = getattr(record, name)
        if name == "extra":
            out.update((k, v) for k, v in value.items() if k not in out)
        elif type(value) in _ATOMS:
            if value is not None or not optional:
                out[key] = value
        else:
            out[key] = _plain(value)
    return out


def from_dict(cls: type[R], data: Mapping[str, Any]) -> R:
    """A record from plain JSON values. Raises WireError, naming the field."""
    schema = data.get("schema")
    expected = getattr(cls, "SCHEMA", None)
    if expected and (schema is None and getattr(cls, "SCHEMA_REQUIRED", True) or schema not in (None, expected)):
        raise WireError(f"schema is {schema!r}, this reader knows {expected!r}")
    converters = _converters(cls)  # type: ignore[arg-type]
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for key, value in data.items():
        if key in converters:
            name, plain, convert = converters[key]
            if type(value) is plain:  # most fields are text: nothing to convert
                known[name] = value
                continue
            try:
                known[name] = convert(value)
            except (TypeError, ValueError, AttributeError) as error:
                raise WireError(f"{key}: {error}") from error
        elif key != "schema":
            unknown[key] = value
    if unknown and "extra" in cls.__dataclass_fields__:  # type: ignore[attr-defined]
        known["extra"] = unknown
    try:
        return cls(**known)
    except (TypeError, ValueError) as error:
        raise WireError(f"{cls.__name__}: {error}".replace("__init__() ", "")) from error


@cache
def _converters(cls: type) -> dict[str, tuple[str, type | None, Convert]]:
    """Key → field, the type whose values are taken as they are, how others are converted."""
    hints = get_type_hints(cls)
    names = [f.name for f in dataclasses.fields(cls) if f.name != "extra"]
    return {name.rstrip("_"): (name, _as_is(hints[name]), _converter(hints[name])) for name in names}


def _as_is(hint: Any) -> type | None:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    return hint if hint in (str, int, float, bool) else None


_ATOMS = frozenset({str, int, float, bool, type(None)})


def _plain(value: Any) -> Any:
    if type(value) in _ATOMS:
        return value
    if isinstance(value, tuple | list):
        return [item if type(item) in _ATOMS else _plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    return to_dict(value)


def parse_instant(value: str) -> datetime:
    """An aware UTC time from RFC 3339 or a bare date (noon UTC). Raises ValueError."""
    if len(value) == 10:
        return datetime.fromisoformat(value).replace(hour=12, tzinfo=UTC)
    moment = datetime.fromisoformat(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _converter(hint: Any) -> Convert:
    origin = get_origin(hint)
    if hint is Any:
        return lambda value: value
    if origin in (Union, types.UnionType):
        inner = _converter(next(arg for arg in get_args(hint) if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is Literal:
        return _one_of(get_args(hint))
    if origin is tuple:
        return _many(get_args(hint)[0])
    if dataclasses.is_dataclass(hint):
        record: Any = hint
        return lambda value: from_dict(record, _of(dict, value))
    if origin is not None and issubclass(origin, Mapping):
        entry = _converter(get_args(hint)[1])
        return lambda value: {str(k): entry(v) for k, v in _of(dict, value).items()}
    return _scalar(hint)


def _many(hint: Any) -> Convert:
    item, plain = _converter(hint), {_as_is(hint)}

    def convert(value: Any) -> Any:
        told = _of(list, value)
        return tuple(told) if plain.issuperset(map(type, told)) else tuple([item(v) for v in told])

    return convert


def _scalar(hint: Any) -> Convert:
    if hint is datetime:
        return lambda value: parse_instant(_of(str, value))
    if hint is date:
        return lambda value: date.fromisoformat(_of(str, value))
    if hint is float:
        return lambda value: float(_of((int, float), value))
    return lambda value: _of(hint, value)


def _one_of(allowed: tuple[Any, ...]) -> Convert:
    def convert(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {', '.join(map(str, allowed))}")
        return value

    return convert


def _of(kind: Any, value: Any) -> Any:
    if isinstance(value, bool) and kind is not bool or not isinstance(value, kind):
        wanted = kind.__name__ if isinstance(kind, type) else "number"
        raise TypeError(f"wants {wanted}, got {type(value).__name__}")
    return value
