"""Saved searches, checked before they are kept (pure)."""

import re
from collections.abc import Mapping
from datetime import date
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from schemas.claim import MEASURES
from schemas.operations import SavedSearch
from search.language import parse

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
MOST = 1 << 40


class Unfit(ValueError):
    """A saved search that cannot be kept; `field` names what is wrong."""

    def __init__(self, reason: str, field: str) -> None:
        super().__init__(reason)
        self.field = field


def saved(name: str, told: Mapping[str, Any], today: date) -> SavedSearch:
    """A saved search from `{query, thresholds?, webhook?}`. Raises Unfit, QueryError."""
    if not _NAME.fullmatch(name):
        raise Unfit("a name has small letters, digits and hyphens, at most 64", "name")
    for field in told:
        if field not in ("schema", "name", "query", "thresholds", "webhook"):
            raise Unfit(f"there is no field {field!r}; fields are query, thresholds, webhook", field)
    query = told.get("query")
    if not isinstance(query, str) or not query.strip():
        raise Unfit("a query is a text that is not empty", "query")
    if "as_of" in parse(query, today=today).options:
        raise Unfit("what is known changes; a saved search has no as_of", "query")
    return SavedSearch(name=name, query=query, thresholds=_thresholds(told.get("thresholds")),
                       webhook=_webhook(told.get("webhook")))  # fmt: skip


def _thresholds(told: Any) -> dict[str, int]:
    if told is None:
        return {}
    if not isinstance(told, Mapping):
        raise Unfit("thresholds map a measure to a number", "thresholds")
    for measure, number in told.items():
        if measure not in MEASURES:
            raise Unfit(f"{measure!r} is no measure; measures are {', '.join(MEASURES)}", "thresholds")
        if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= MOST:
            raise Unfit(f"the threshold of {measure} is a whole number from 1", "thresholds")
    return dict(told)


def _webhook(url: Any) -> str | None:
    if url in (None, ""):
        return None
    if not isinstance(url, str) or len(url) > 2000 or not allowed(url):
        raise Unfit("a webhook is an http or https address of a public host, without user or password", "webhook")
    return url


def allowed(url: str) -> bool:
    """Whether an address may be called at all; what its name stands for is looked at when it is called."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        return False
    return public(host) if _numeric(host) else "." in host and not host.endswith((".local", ".internal", ".localhost"))


def _numeric(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        # 0x7f.1, 2130706433 and the like are numbers to some resolvers; no public name ends in a number.
        return host.rstrip(".").rpartition(".")[2][:1].isdigit()
    return True


def public(host: str) -> bool:
    """Whether a numeric address is one of the open internet: not private, loopback, link-local, multicast, reserved."""
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_global and not mapped.is_multicast)


def shown(search: SavedSearch) -> SavedSearch:
    """As anybody may see it: of a webhook, whose path may be a secret, only the host."""
    if not search.webhook:
        return search
    parts = urlsplit(search.webhook)
    return SavedSearch(name=search.name, query=search.query, thresholds=search.thresholds,
                       webhook=f"{parts.scheme}://{parts.hostname}/…")  # fmt: skip
