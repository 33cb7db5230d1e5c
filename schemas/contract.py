"""The contract other programs read: JSON Schema 2020-12 of every record, generated from the classes."""

import dataclasses
import types
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from schemas.article import Article
from schemas.event import Entry, Event, Revision
from schemas.mention import Delivery, Mention
from schemas.operations import Alert, Correction, DeadLetter, Generation, SavedSearch
from schemas.tally import Contribution, Tally

RECORDS = (
    Article, Delivery, Mention, Event, Entry, Revision, Correction, Contribution, Tally, SavedSearch, Alert,
    Generation, DeadLetter,
)  # fmt: skip
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    Any: {},
}


def json_schema(record: type) -> dict[str, Any]:
    """The JSON Schema of one record, self-contained."""
    version = record.SCHEMA  # type: ignore[attr-defined]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"tollwire:{version}",
        "title": record.__name__,
        "description": " ".join((record.__doc__ or "").split()),
        **_object(record),
    }


def _object(record: type) -> dict[str, Any]:
    hints = get_type_hints(record)
    fields = [f for f in dataclasses.fields(record) if f.name != "extra"]
    properties = {f.name.rstrip("_"): _shape(hints[f.name]) for f in fields}
    required = [f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING]
    version = getattr(record, "SCHEMA", None)
    if version:
        properties = {"schema": {"const": version}, **properties}
        if getattr(record, "SCHEMA_REQUIRED", True):
            required = ["schema", *required]
    return {"type": "object", "properties": properties, "required": required}


def _shape(hint: Any) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if origin in (Union, types.UnionType):
        return {"anyOf": [_shape(next(a for a in args if a is not type(None))), {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _shape(args[0])}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _shape(args[1])}
    return _object(hint)
