"""Who an article is: its id from its address, else from its words."""

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# Parameters that say how a reader came, not what is read (utm_*, click ids of the large networks, share marks).
_TRACKING = re.compile(
    r"utm_\w+|\w*clid|mc_[ce]id|cmp(?:id)?|ns_\w+|at_\w+|ref(?:_?src)?|s?ource|src|smid|smtyp|spm|xtor|partner|ocid|_ga|rss|feed",
    re.I,
)
_INDEX = re.compile(r"/(?:index\.(?:html?|php)|amp)?/*\Z", re.I)
DIGITS = 20
"""Hexadecimal digits of a derived id: 80 bits."""


def article_id(url: str | None, title: str, body: str) -> str:
    """The id derived where none is given: of the canonical address, else of the words (space does not count)."""
    told = canonical(url) if url else ""
    if not told:
        told = "\n".join(" ".join(text.split()) for text in (title, body))
    return hashlib.sha256(told.encode(errors="replace")).hexdigest()[:DIGITS]


def canonical(url: str) -> str:
    """An address without scheme, `www.`, tracking parameters and fragment; "" where it is none."""
    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    if "." not in host:
        return ""
    query = sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k))
    return f"{host}{port}{_INDEX.sub('', parts.path)}" + (f"?{urlencode(query)}" if query else "")


def domain(url: str | None) -> str:
    """The host of an address without `www.`; "" where there is none."""
    return canonical(url).split("/")[0].split("?")[0] if url else ""
