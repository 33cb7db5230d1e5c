"""Facts as tables keep them: the record's bytes, compressed where they are long.

An event's fact is mostly words that stand in it twice: 4.5 KB as JSON, 1.5 KB so (zlib's quickest level; facts of 1,505
events of labelled articles and stories, the largest 13 KB and 3.5 KB). The bytes say which they are: JSON begins with a
brace, zlib never.
"""

import zlib
from typing import Any, TypeVar

from schemas.wire import WireError, decode, encode

R = TypeVar("R")
LONG = 2048  # bytes from which it is worth the time


def packed(record: Any) -> bytes:
    """The bytes under which a table keeps a record."""
    plain = encode(record)
    return plain if len(plain) < LONG else zlib.compress(plain, 1)


def unpacked(cls: type[R], raw: bytes) -> R:
    """The record of these bytes. Raises WireError where they are none."""
    try:
        plain = raw if raw[:1] == b"{" else zlib.decompress(raw)
    except zlib.error as error:
        raise WireError(f"neither JSON nor compressed: {error}") from error
    return decode(cls, plain)
