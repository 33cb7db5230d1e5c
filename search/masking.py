"""Names that are never shown leave the text of articles, too: they are neither kept nor found in it.

Who is private is known once an article has been read, and its ledger entries come after it, or before it where topics
are read again. So whenever either is written, the article is looked at with what its entries hide by then. Each masking
is a version of its own, higher than the last, since masks only grow.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from core.privacy import MASK
from schemas.article import Article
from schemas.wire import from_dict
from search import documents
from search.articles import private_names
from search.client import Shelf
from search.documents import Document
from search.errors import Differs
from search.names import Kind

TRIES = 3


async def mask(shelf: Shelf, written: Sequence[Document], into: Mapping[Kind, str] | None = None) -> None:
    """Mask what the entries among these documents, or entries stored before, hide in their articles.

    Raises Unreachable, Differs (two maskings that go on undoing each other: a bug).
    """
    hiding = {each.source["article_id"] for each in written if each.kind == "entries" and hides(each)}
    ids = sorted(hiding | {each.id for each in written if each.kind == "articles"})
    if not ids:
        return
    if hiding:
        await shelf.refresh(into, kinds=("entries",))
    for attempt in range(TRIES):
        found = await _masked(shelf, ids, into)
        try:
            await shelf.bulk(found, into)
        except Differs:
            # Another worker masked other names at the same moment: look again at what stands there now.
            if attempt == TRIES - 1:
                raise
        else:
            return


def hides(entry: Document) -> bool:
    """Whether a ledger entry has words that are masked."""
    mention: Mapping[str, Any] = entry.source["record"]["mention"]
    return any(MASK in passage["quote"] for passage in mention.get("passages") or ())


async def _masked(shelf: Shelf, ids: Sequence[str], into: Mapping[Kind, str] | None) -> list[Document]:
    """The articles whose stored text still has names that their entries hide, without them."""
    names = await private_names(shelf, ids, into)
    stored = await shelf.get("articles", list(names), ["record"], into)
    told = {id: from_dict(Article, dict(stored[id].source["record"])) for id in names if id in stored}
    made = {id: documents.article(article, names[id]) for id, article in told.items()}
    return [document for id, document in made.items() if document.version > stored[id].version]
