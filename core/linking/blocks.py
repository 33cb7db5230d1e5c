"""Which block an article's mentions go to: the country of the happening, as text tells it."""

from collections.abc import Iterable, Mapping

from core.linking.opening import opening
from core.linking.setting import elsewhere, setting
from core.linking.words import terms
from core.reading.fingerprint import fingerprint
from schemas.article import Article
from schemas.mention import Delivery, Mention

UNKNOWN = "XX"


def blocks(article: Article, mentions: Iterable[Mention]) -> Mapping[str, tuple[Mention, ...]]:
    """Block → the article's mentions there.

    Without a country a mention goes where the primary one goes, else where the article most likely plays, else to XX.
    Where next to nothing in the article is of the country read for its own news, it goes where the article plays: it
    is compared there, and keeps the country that was read.
    """
    told = tuple(mentions)
    own = _own(told)
    moved = elsewhere(article, own) if own else None
    silent = any(m.where.country is None for m in told)
    home = (moved or own or setting(article) if silent else None) or UNKNOWN
    out: dict[str, tuple[Mention, ...]] = {}
    for mention in told:
        block = moved if moved and mention.where.country == own else mention.where.country or home
        out[block] = (*out.get(block, ()), mention)
    return out


def _own(told: Iterable[Mention]) -> str | None:
    """The country that the article's own news tells."""
    return next((m.where.country for m in told if m.role == "primary" and m.where.country), None)


def deliveries(article: Article, mentions: Iterable[Mention], blocks_before: Iterable[str]) -> tuple[Delivery, ...]:
    """One delivery to every block the article speaks to or ever spoke to (`blocks_before`), empty where it is silent.

    `article` as accepted: version and received_at are set. Order: by block, so that a re-delivery sends the same again.
    """
    all_told = tuple(mentions)
    told = blocks(article, all_told)
    own = _own(all_told)
    return tuple(_delivery(article, block, told.get(block, ()), own) for block in sorted({*told, *blocks_before}))


def _delivery(article: Article, block: str, mentions: tuple[Mention, ...], own: str | None) -> Delivery:
    if article.received_at is None:
        raise ValueError(f"article {article.id}: received_at is not set; intake settles it")
    return Delivery(
        article_id=article.id,
        version=article.version,
        block=block,
        published_at=article.published_at,
        received_at=article.received_at,
        revised_at=article.revised_at,
        title=article.title if mentions else "",
        source=article.source,
        status=article.status or "usable",
        fingerprint=fingerprint(article) if mentions else "",
        terms=tuple(terms(article)) if mentions else (),
        opening=opening(article) if mentions else "",
        guessed=bool(mentions) and own != block and not any(m.where.country for m in mentions),
        mentions=mentions,
    )
