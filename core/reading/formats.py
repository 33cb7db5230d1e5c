"""What publishers send → Article: our JSON, IPTC ninjs 1 to 3, JSON Lines, feeds, pages, plain text.

What cannot be used is a BadInput of stage "intake" whose reason says what to do. Nothing here reads a clock or a file.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from core.errors import BadInput
from core.reading import ninjs, pages
from core.reading.identity import article_id, domain
from core.reading.language import language
from schemas.article import Article
from schemas.topics import MIB
from schemas.wire import WireError, from_dict, instant

STAGE = "intake"
LARGEST_TEXT = MIB
"""Bytes of title and body in UTF-8."""
EARLIEST, LATEST = 1800, 2200
"""Years a publication date may have; anything else is a slip of the pen."""


def parse(raw: bytes, *, assume_date: datetime | None = None) -> Article:
    """One record of topic `articles`: one JSON object, ours or ninjs. Raises BadInput, nothing else."""
    return _article(_object(_json(raw)), assume_date)


def articles(name: str, raw: bytes, *, assume_date: datetime | None = None) -> Iterator[Article | BadInput]:
    """The articles of one file or answer; what cannot be used comes as a BadInput that names the line or item.

    The format is told by the name's ending, else by how the content begins.
    """
    try:
        yield from _from_file(_format(name, raw), raw, assume_date)
    except BadInput as error:
        yield error


def _from_file(kind: str, raw: bytes, assume_date: datetime | None) -> Iterator[Article | BadInput]:
    if kind == "lines":
        for number, line in enumerate(raw.split(b"\n"), start=1):
            if line.strip():
                yield _tried(f"line {number}", line, assume_date)
    elif kind == "json":
        yield from _from_json(_json(raw), assume_date)
    else:
        readers = {"feed": pages.feed, "html": pages.page, "text": pages.text}
        for number, item in enumerate(readers[kind](raw), start=1):
            yield _tried_item(f"item {number}", item, assume_date)


def _from_json(data: Any, assume_date: datetime | None) -> Iterator[Article | BadInput]:
    items = data if isinstance(data, list) else data.get("articles") if isinstance(data, dict) else None
    if not isinstance(items, list):
        yield _article(_object(data), assume_date)
        return
    for number, item in enumerate(items, start=1):
        yield _tried_item(f"item {number}", item, assume_date)


def _tried(where: str, raw: bytes, assume_date: datetime | None) -> Article | BadInput:
    try:
        return parse(raw, assume_date=assume_date)
    except BadInput as error:
        return BadInput(STAGE, f"{where}: {error.reason}")


def _tried_item(where: str, item: Any, assume_date: datetime | None) -> Article | BadInput:
    try:
        return _article(_object(item), assume_date)
    except BadInput as error:
        return BadInput(STAGE, f"{where}: {error.reason}")


_ENDINGS = {
    "jsonl": "lines", "ndjson": "lines", "json": "json", "ninjs": "json", "xml": "feed", "rss": "feed", "atom": "feed",
    "html": "html", "htm": "html", "xhtml": "html", "txt": "text", "text": "text",
}  # fmt: skip


def _format(name: str, raw: bytes) -> str:
    known = _ENDINGS.get(name.rsplit(".", 1)[-1].lower()) if "." in name else None
    if known and known != "json":
        return known
    head = raw[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{") and b"\n{" in raw.replace(b"\r", b""):
        return "lines"
    if known or head.startswith((b"{", b"[")):
        return "json"
    if any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf")):
        return "feed"
    return "html" if head.startswith((b"<!doctype html", b"<html")) or b"<body" in head else "text"


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(STAGE, f"not UTF-8 text (byte {error.start}); send JSON in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(STAGE, f"not JSON ({error}); send one JSON object an article") from error


def _object(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise BadInput(STAGE, f"an article is a JSON object, not {type(data).__name__}; send one object an article")
    return data


def _article(data: dict[str, Any], assume_date: datetime | None) -> Article:
    told = ninjs.ours(data) if ninjs.is_ninjs(data) else dict(data)
    _check_text(told)
    if told.get("published_at") in (None, ""):
        if assume_date is None:
            raise BadInput(STAGE, "published_at is missing; give it (a date is enough) or publish with --assume-date")
        told["published_at"] = instant(assume_date if assume_date.tzinfo else assume_date.replace(tzinfo=UTC))
    told["id"] = _id(told)
    told["title"] = told.get("title") or ""
    if told.get("source") is None or isinstance(told.get("source"), str):
        told["source"] = {"name": told.get("source") or "", "domain": domain(told.get("url"))}
    if told.get("status") not in ("cancelled", "skipped"):
        told["status"] = None
    told |= {"version": 0, "extra": None}
    told.pop("extra")
    try:
        article = from_dict(Article, told)
    except WireError as error:
        raise BadInput(STAGE, f"{error}; see schemas/json/article.schema.json") from error
    return _judged(_dated(article))


def _check_text(told: dict[str, Any]) -> None:
    cancelled = told.get("status") == "cancelled"
    if cancelled:
        told["body"] = told.get("body") or ""
    if "body" not in told or told["body"] is None:
        raise BadInput(STAGE, "body is missing; give the article's text as `body`")
    for field in ("title", "body"):
        text = told.get(field) or ""
        if not isinstance(text, str):
            raise BadInput(STAGE, f"{field}: wants text, got {type(text).__name__}")
        if "\x00" in text:
            raise BadInput(STAGE, f"{field} is binary (it holds a zero byte); send text")
        if any("\ud800" <= c <= "\udfff" for c in text) if not text.isascii() else False:
            raise BadInput(STAGE, f"{field} holds half a character (a lone surrogate); send valid Unicode")
    size = len((told.get("title") or "").encode()) + len(told["body"].encode())
    if size > LARGEST_TEXT:
        raise BadInput(STAGE, f"{size:,} bytes of text, at most {LARGEST_TEXT:,} are read; send the article alone")
    if not cancelled and not any(map(str.isalnum, told["body"])):
        raise BadInput(STAGE, "no text in body; send the article's words")


def _id(told: dict[str, Any]) -> str:
    given = told.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    if given is not None and (not isinstance(given, str) or len(given) > 500):
        raise BadInput(STAGE, "id: wants a text of at most 500 characters, or leave it out")
    url = told.get("url")
    if url is not None and not isinstance(url, str):
        raise BadInput(STAGE, "url: wants an address as text, or leave it out")
    return given or article_id(url, told.get("title") or "", told["body"])


def _dated(article: Article) -> Article:
    for name in ("published_at", "updated_at", "received_at"):
        moment = getattr(article, name)
        if moment is not None and not EARLIEST <= moment.year <= LATEST:
            raise BadInput(STAGE, f"{name}: the year {moment.year} cannot be; give an ISO date")
    if article.url and not article.source.domain:
        return replace(article, source=replace(article.source, domain=domain(article.url)))
    return article


def _judged(article: Article) -> Article:
    """Its language, where it tells none; what is not English is skipped, with the reason."""
    told = (article.language or "").lower()
    if not told:
        found = language(f"{article.title}\n{article.body}")
        told = found.code
        article = replace(article, language=told)
    if article.status is None and not told.startswith(("en", "und", "mul")):
        return replace(article, status="skipped", status_reason=f"language {told}: only English is read")
    return article
