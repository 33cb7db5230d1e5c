"""States of events: what was known from when to when. Revisions of one event may arrive in any order.

A revision names the one it `follows`, and ends it. Where that one is not stored yet, the end is left as a note for it.
Reads by id see every write at once, so of any two writers the later one finds what the earlier one left.
"""

from collections.abc import Iterable, Mapping, Sequence

from schemas.event import Revision
from schemas.wire import instant
from search import documents
from search.bulk import Outcome, Stored
from search.client import Shelf
from search.documents import Document
from search.names import Kind

OPEN = 1
Names = Mapping[Kind, str]


async def keep(shelf: Shelf, revisions: Sequence[Revision], into: Names | None = None) -> list[Outcome]:
    """Write the states of these revisions and end the states they follow; one outcome a revision."""
    outcomes = await shelf.bulk(map(documents.state, revisions), into)
    before = await shelf.get("states", [place for r in revisions if (place := followed(r))], into=into)
    early = [r for r in revisions if followed(r) and followed(r) not in before]
    await shelf.bulk(map(documents.ending, early), into)
    before |= await shelf.get("states", [followed(r) for r in early], into=into)
    await shelf.bulk(endings(revisions, before), into)
    await shelf.bulk(await _ended_early(shelf, revisions, into), into)
    return outcomes


def followed(revision: Revision) -> str:
    """The id of the state that the revision ends; empty where it is the event's first."""
    return "" if revision.follows is None else documents.state_id(revision.event_id, revision.follows)


def endings(revisions: Iterable[Revision], stored: Mapping[str, Stored]) -> list[Document]:
    """Closed states for what the revisions follow, where it is stored and still open."""
    told = [(stored.get(followed(revision)), instant(revision.at)) for revision in revisions]
    return [documents.closed(before.source, until) for before, until in told if before and before.version == OPEN]


async def _ended_early(shelf: Shelf, revisions: Iterable[Revision], into: Names | None) -> list[Document]:
    """Closed states for revisions whose end was there before them."""
    ids = [documents.state_id(revision.event_id, revision.version) for revision in revisions]
    notes = await shelf.get("states", [documents.ending_id(id) for id in ids], into=into)
    waiting = [id for id in ids if documents.ending_id(id) in notes]
    stored = await shelf.get("states", waiting, into=into)
    pairs = [(stored[id], notes[documents.ending_id(id)]) for id in waiting if id in stored]
    return [documents.closed(state.source, note.source["ends"]) for state, note in pairs if state.version == OPEN]
