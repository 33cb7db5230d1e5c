"""Feeds and pages over the web, politely: we say who we are, fetch nothing twice that is unchanged, and back off.

Conditional requests as RFC 9110 has them (`If-None-Match`, `If-Modified-Since`), `Retry-After` and `max-age` obeyed.
"""

import random
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from importlib.metadata import version

from schemas.topics import MIB

SECONDS = 30
LARGEST = 256 * MIB
# An hour without a look is polite enough for any error, and soon enough for any feed.
LONGEST = 3600.0
_UNCHANGED, _GONE, _TOO_MANY = 304, 410, 429
_MAX_AGE = re.compile(r"max-age=(\d{1,9})")


@dataclass(slots=True)
class Followed:
    """An address that is looked at `every` so many seconds where all is well; `due` on the caller's clock."""

    url: str
    every: float
    due: float = 0.0
    gone: bool = False
    _etag: str = field(default="", repr=False)
    _modified: str = field(default="", repr=False)
    _failed: int = 0

    def look(self, now: float, wall: float) -> "Look":
        """Ask once; sets when to ask again. `wall` is the time of day in seconds since 1970, for dates of answers."""
        found = fetch(self.url, etag=self._etag, modified=self._modified)
        pause = self.every
        if found.status in (0, _TOO_MANY) or found.status >= 500:
            self._failed += 1
            pause = min(LONGEST, self.every * 2**self._failed) * random.uniform(0.5, 1.0)
        elif found.status == _GONE:
            self.gone = True
        else:
            self._failed = 0
            self._etag = found.headers.get("ETag", "") or self._etag
            self._modified = found.headers.get("Last-Modified", "") or self._modified
            pause = max(pause, min(_fresh_for(found.headers), LONGEST))
        self.due = now + max(pause, asked_to_wait(found.headers, wall))
        return found


@dataclass(frozen=True, slots=True)
class Look:
    """One answer: `raw` where there is something new, `refused` why there is nothing at all. Status 0: no answer."""

    status: int
    raw: bytes = b""
    refused: str = ""
    headers: Message = field(default_factory=Message)

    @property
    def unchanged(self) -> bool:
        return self.status == _UNCHANGED


def fetch(url: str, *, etag: str = "", modified: str = "") -> Look:
    """The bytes of an address, or why they cannot be had."""
    asked = urllib.request.Request(url, headers={"User-Agent": f"tollwire/{version('tollwire')}", "Accept": "*/*"})
    if etag:
        asked.add_header("If-None-Match", etag)
    if modified:
        asked.add_header("If-Modified-Since", modified)
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
            raw = answer.read(LARGEST + 1)
            if len(raw) > LARGEST:
                return Look(answer.status, refused=f"more than {LARGEST // MIB} MiB", headers=answer.headers)
            return Look(answer.status, raw, headers=answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            words = "" if error.code == _UNCHANGED else f"it cannot be fetched: {error.code} {error.reason}"
            return Look(error.code, refused=words, headers=error.headers)
    except (OSError, ValueError) as error:
        return Look(0, refused=f"it cannot be fetched: {error}")


def asked_to_wait(headers: Message, wall: float) -> float:
    """Seconds that `Retry-After` asks for, in digits or as a date, at most a day."""
    told = headers.get("Retry-After", "").strip()
    try:
        seconds = float(told) if told.isdecimal() else parsedate_to_datetime(told).timestamp() - wall if told else 0.0
    except (TypeError, ValueError):
        return 0.0
    return min(max(seconds, 0.0), 86_400.0)


def _fresh_for(headers: Message) -> float:
    """Seconds for which the answer says that it holds."""
    found = _MAX_AGE.search(headers.get("Cache-Control", ""))
    return float(found[1]) if found else 0.0
