"""What a bulk request is made of, and what its answers mean (pure)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from search.documents import Document
from search.errors import Differs, NotReady
from search.names import Kind

# Elastic's advice and our measurement (stack.md): about 5 MiB or 1,000 documents a request.
MAX_BYTES, MAX_DOCUMENTS = 5 << 20, 1000
_TRANSIENT = frozenset({429, 500, 502, 503, 504})
CONFLICT, MISSING = 409, 404
# `_id` of Elasticsearch.
MAX_ID = 512

Answer = tuple[int, Document, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it stands on the shelf."""

    version: int
    source: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document. `already`: the same content was there; `newer`: a later version was."""

    document: Document
    status: Literal["stored", "already", "newer", "refused"]
    reason: str = ""

    @property
    def refused(self) -> bool:
        return self.status == "refused"


def chunks(documents: Iterable[Document], names: Mapping[Kind, str]) -> Iterator[list[Document]]:
    """Documents in order, in requests of bounded size; a single larger one travels alone."""
    chunk: list[Document] = []
    size = 0
    for document in documents:
        weight = sum(len(line.encode()) + 1 for line in lines(document, names))
        if chunk and (size + weight > MAX_BYTES or len(chunk) >= MAX_DOCUMENTS):
            yield chunk
            chunk, size = [], 0
        chunk.append(document)
        size += weight
    if chunk:
        yield chunk


def lines(document: Document, names: Mapping[Kind, str]) -> tuple[str, str]:
    """The two lines of one write."""
    target = {"_index": names[document.kind], "_id": document.id}
    action = {"index": {**target, "version": document.version, "version_type": "external"}}
    return json.dumps(action, ensure_ascii=False), json.dumps(document.source, ensure_ascii=False)


def unfit(chunk: Sequence[Document]) -> dict[int, Outcome]:
    """Documents that would make Elasticsearch refuse the whole request, and the good ones with it."""
    sizes = enumerate(len(document.id.encode()) for document in chunk)
    words = f"a document's id has 1 to {MAX_ID} bytes"
    return {place: Outcome(chunk[place], "refused", words) for place, size in sizes if not 1 <= size <= MAX_ID}


def settled(answers: Sequence[Answer]) -> dict[int, Outcome]:
    """Outcomes that need no further question: written, or refused for good with the reason. Raises NotReady."""
    outcomes = {}
    for position, document, item in answers:
        if item["status"] == MISSING:
            raise NotReady(f"no index stands behind {document.kind}: `ensure` first")
        if item["status"] < 300:
            outcomes[position] = Outcome(document, "stored")
        elif not conflicting(item) and not waiting(item):
            outcomes[position] = Outcome(document, "refused", reason(item))
    return outcomes


def reason(item: Mapping[str, Any]) -> str:
    """Elasticsearch's own words, with the cause under them."""
    error = item.get("error") or {}
    if not isinstance(error, Mapping):
        return str(error)
    cause = error.get("caused_by") or {}
    words = f"{error.get('type', 'refused')}: {error.get('reason', '')}"
    return f"{words} ({cause['reason']})" if cause.get("reason") else words


def conflicting(item: Mapping[str, Any]) -> bool:
    return bool(item["status"] == CONFLICT)


def waiting(item: Mapping[str, Any]) -> bool:
    return item["status"] in _TRANSIENT


def judge(document: Document, found: Mapping[str, Any]) -> Outcome:
    """A 409 is success only if the stored digest is the same or the stored version is higher. Raises Differs."""
    stored = found.get("_version", 0) if found.get("found") else 0
    if stored > document.version:
        return Outcome(document, "newer")
    if stored == document.version and found.get("_source", {}).get("digest") == document.digest:
        return Outcome(document, "already")
    raise Differs(f"{document.kind} {document.id} version {document.version}: stored version {stored} says otherwise")
