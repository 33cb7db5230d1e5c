"""IPTC ninjs 1, 2 and 3 → the fields of an Article. Keys are compared in lower case: the versions differ in it."""

from collections.abc import Mapping
from typing import Any

from core.reading.pages import plain

_MARKS = ("bodies", "headlines", "pubstatus", "versioncreated", "representationtype", "renditions", "body_text")
_STATUS = {"canceled": "cancelled", "cancelled": "cancelled", "withheld": "skipped"}


def is_ninjs(data: Mapping[str, Any]) -> bool:
    """A ninjs item has a `uri` and fields that ours does not have."""
    keys = {key.lower() for key in data}
    return "uri" in keys and not keys.isdisjoint(_MARKS)


def ours(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of our JSON. What ninjs has besides is kept under its own name."""
    low = {key.lower(): value for key, value in data.items()}
    known = {
        "id": low.get("uri"),
        "url": low.get("url"),
        "title": _best(low, "headlines", "headline") or _best(low, "titles", "title"),
        "body": _body(low),
        "published_at": low.get("firstcreated") or low.get("contentcreated") or low.get("versioncreated"),
        "updated_at": low.get("versioncreated"),
        "language": low.get("language"),
        "byline": _text(low.get("byline") or low.get("by")) or None,
        "dateline": _text(low.get("dateline") or low.get("located")) or None,
        "revision": _number(low.get("version")),
        "source": {"name": _source(low), "domain": ""},
    }
    status = _STATUS.get(str(low.get("pubstatus", "usable")).lower())
    if status:
        known |= {"status": status, "status_reason": f"pubStatus {low['pubstatus']}"}
    rest = {key: value for key, value in data.items() if key.lower() not in _USED}
    return {**rest, **{key: value for key, value in known.items() if value is not None}}


_USED = frozenset(
    "uri url headline headlines title titles body_text body_html body_xhtml bodies firstcreated versioncreated "
    "language byline by dateline located version pubstatus source infosources body schema standard "
    "published_at updated_at revision status id".split()
)


def _best(low: Mapping[str, Any], many: str, one: str) -> str:
    """The main one of a list of roles, else the first, else the single field."""
    told = [item for item in low.get(many) or () if isinstance(item, Mapping)]
    main = [item for item in told if str(item.get("role", "main")).lower() in ("main", "headline", "title")]
    return _text((main or told or [{"value": low.get(one)}])[0].get("value"))


def _body(low: Mapping[str, Any]) -> str | None:
    bodies = [item for item in low.get("bodies") or () if isinstance(item, Mapping) and item.get("value")]
    if bodies:
        chosen = min(bodies, key=lambda item: "html" in _kind(item))
        return plain(_text(chosen["value"])) if "html" in _kind(chosen) else _text(chosen["value"])
    if low.get("body_text"):
        return _text(low["body_text"])
    html = low.get("body_xhtml") or low.get("body_html")
    return plain(_text(html)) if html else None


def _kind(body: Mapping[str, Any]) -> str:
    folded = {key.lower(): value for key, value in body.items()}
    kind = str(folded.get("contenttype", "")).lower()
    return kind or ("html" if _text(body.get("value")).lstrip().startswith("<") else "text/plain")


def _source(low: Mapping[str, Any]) -> str:
    infos = low.get("infosources")
    first = infos[0] if isinstance(infos, list) and infos else low.get("source")
    return _text(first.get("name") if isinstance(first, Mapping) else first)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return int(value) if str(value).isdecimal() else None
