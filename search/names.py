"""Names of indices: namespace, kind, generation of Kafka, hash of the shape; and the alias readers use."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, Literal, Protocol

Kind = Literal["events", "states", "articles", "entries", "tallies"]
KINDS: tuple[Kind, ...] = ("events", "states", "articles", "entries", "tallies")


class Named(Protocol):
    """What of the settings the names need."""

    def named(self, name: str) -> str: ...


def alias(settings: Named, kind: Kind) -> str:
    """The name everybody reads from and writes to: `events`, or `trial-events` in the namespace `trial`."""
    return settings.named(kind).lower()


def index(settings: Named, kind: Kind, generation: str, shape: Mapping[str, Any]) -> str:
    """The versioned name: `events-3f9a2c-b1946ac9`. A new Kafka or a new shape never meets an old index."""
    return f"{alias(settings, kind)}-{clean(generation)}-{shape_hash(shape)}"


def same_generation(settings: Named, kind: Kind, generation: str, name: str) -> bool:
    """Whether the index `name` belongs to this life of Kafka, whatever its shape."""
    return name.startswith(f"{alias(settings, kind)}-{clean(generation)}-")


def shape_hash(shape: Mapping[str, Any]) -> str:
    """8 hex digits that tell two settings-and-mappings apart."""
    return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()[:8]


def clean(generation: str) -> str:
    """The generation as an index name can carry it: lower case letters and digits."""
    return re.sub(r"[^a-z0-9]+", "", generation.lower()) or "none"
