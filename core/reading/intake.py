"""What becomes of an arriving article: first arrival, newest text, version. One rule for agents and replay."""

from dataclasses import replace
from datetime import datetime
from math import inf

from schemas.article import Article
from schemas.wire import digest

Rank = tuple[float, datetime, bool, str]


def settle(incoming: Article, stored: Article | None) -> Article:
    """The article as `accepted` must carry it: status, version and received_at set.

    `incoming` is parsed and has `received_at` (the Kafka timestamp; replay: the field, else `published_at`). `stored`
    is what settled last under this id. A text that is not newer re-emits `stored` as it was: same bytes, same version.
    """
    arrived = incoming.received_at or incoming.published_at
    if stored is None:
        return replace(incoming, received_at=arrived, revised_at=None, version=1, status=incoming.status or "usable")
    whole = _with_text(incoming, stored)
    if _hash(whole) == _hash(stored) and whole.status in (None, stored.status):
        return stored
    if _rank(incoming, stored) <= _rank(stored, incoming):
        return stored
    first = stored.received_at or arrived
    return replace(
        whole,
        received_at=first,
        revised_at=arrived if arrived > first else None,
        version=stored.version + 1,
        status=incoming.status or "usable",
    )


def _rank(article: Article, other: Article) -> Rank:
    """Newer is higher: the revision number, else the later moment, a cancellation over its text, then the text's hash.

    A cancellation without a number takes back whatever numbered text is there.
    """
    number: float = article.revision or 0
    if article.revision is None and article.status == "cancelled" and other.revision is not None:
        number = inf
    return (number, article.updated_at or article.published_at, article.status == "cancelled", _hash(article))


def _hash(article: Article) -> str:
    return digest(replace(article, received_at=None, revised_at=None, status=None, status_reason=None, version=0))


def _with_text(incoming: Article, stored: Article) -> Article:
    """A cancellation often comes without its text: keep the one it cancels, so that the record stays whole."""
    if incoming.status == "cancelled" and not incoming.body:
        return replace(incoming, title=incoming.title or stored.title, body=stored.body)
    return incoming
