"""Feeds, pages and plain text → the fields of our JSON. The libraries that know them are loaded when first needed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from core.errors import BadInput

_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 table tr blockquote section article figure figcaption pre hr".split()
)
_HIDDEN = frozenset("script style noscript template head svg button form nav".split())


def feed(raw: bytes) -> Iterator[dict[str, Any]]:
    """The items of an RSS or Atom feed."""
    import feedparser  # type: ignore[import-untyped]

    told = feedparser.parse(raw)
    if not told.entries:
        raise BadInput("intake", "a feed without items; send an RSS or Atom feed that has some")
    for entry in told.entries:
        told_update = "updated_parsed" in entry  # .get would warn and borrow the publication date
        updated = entry["updated_parsed"] if told_update else None
        contents = [c.get("value", "") for c in entry.get("content", ())]
        item = {
            "url": entry.get("link"),
            "title": plain(entry.get("title", "")),
            "body": plain(max([*contents, entry.get("summary", "")], key=len)),
            "published_at": _moment(entry.get("published_parsed") or updated),
            "updated_at": _moment(updated),
            "byline": entry.get("author"),
            "source": {"name": told.feed.get("title", ""), "domain": ""},
        }
        yield {key: value for key, value in item.items() if value is not None}


def _moment(parsed: Any) -> str | None:
    """A feed's time, which feedparser gives in UTC."""
    return datetime(*parsed[:6]).replace(tzinfo=UTC).isoformat() if parsed else None


def page(raw: bytes) -> Iterator[dict[str, Any]]:
    """The main text of an HTML page, without its furniture, and what the page says of itself."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(raw, with_metadata=True, include_comments=False, include_tables=False)
    if found is None or not found.text:
        raise BadInput("intake", "no article text found in the page; send the text itself")
    told = {
        "url": found.url,
        "title": found.title or "",
        "body": found.text,
        "published_at": found.date,
        "byline": found.author,
        "source": {"name": found.sitename or "", "domain": ""},
    }
    yield {key: value for key, value in told.items() if value is not None}


def text(raw: bytes) -> Iterator[dict[str, Any]]:
    """A text file: its first line is the title, what follows the body."""
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("intake", f"not text in UTF-8 (byte {error.start}); save it as UTF-8") from error
    title, _, body = words.replace("\r\n", "\n").strip().partition("\n")
    if not body.strip():
        title, body = "", title
    yield {"title": title.strip(), "body": body.strip("\n")}


def plain(html: str) -> str:
    """The words of a piece of HTML, blocks parted by blank lines; a text without tags is returned as it is."""
    if "<" not in html and "&" not in html:
        return html
    reader = _Words()
    reader.feed(html)
    reader.close()
    blocks = (" ".join(block.split()) for block in "".join(reader.words).split("\n"))
    return "\n\n".join(block for block in blocks if block)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data.replace("\n", " "))
