"""The latest revisions as an Atom feed (RFC 4287)."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as xml

from monitor import view
from search import wording

NAMESPACE = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold, however it is escaped.
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd")


def feed(revisions: Sequence[Mapping[str, Any]], origin: str, now: str) -> bytes:
    """One entry a revision, the latest first: what changed, why, and the toll as it stands since."""
    root = xml.Element("feed", xmlns=NAMESPACE)
    _add(root, "title", "Tollwire: revisions of tolls")
    _add(root, "id", f"{origin}/feed.atom")
    _add(root, "updated", revisions[0]["at"] if revisions else now)
    xml.SubElement(xml.SubElement(root, "author"), "name").text = "Tollwire"
    xml.SubElement(root, "link", rel="self", href=f"{origin}/feed.atom")
    for revision in revisions:
        address = f"{origin}/events/{revision['event_id']}"
        entry = xml.SubElement(root, "entry")
        _add(entry, "title", f"{revision.get('headline') or revision['event_id']}: {view.change(revision)}")
        _add(entry, "id", f"{address}?version={revision['version']}")
        _add(entry, "updated", revision["at"])
        xml.SubElement(entry, "link", href=address)
        _add(entry, "summary", wording.summary(revision.get("toll") or {}))
    body: bytes = xml.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body


def _add(parent: xml.Element, name: str, text: str) -> None:
    xml.SubElement(parent, name).text = text.translate(_FORBIDDEN)
