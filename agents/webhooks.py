"""Alerts to webhooks: signed, retried, never to a private address, never through a redirect.

The signature is that of the Standard Webhooks scheme in spirit: `Tollwire-Signature: t=SECONDS,v1=HEX`, the HMAC-SHA256
of `SECONDS.BODY` under `TOLLWIRE_WEBHOOK_KEY`. `Tollwire-Alert` names the alert, so that a repetition is known as one.
"""

import asyncio
import hashlib
import hmac
import random
import socket
from collections.abc import Callable
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver

from core.alerting import alert_id
from core.errors import BadInput
from core.settings import Secret
from schemas.operations import Alert
from schemas.wire import encode
from search.saving import allowed, public

STAGE = "alerting"
TRIES, FIRST, LONGEST, SECONDS = 5, 0.5, 8.0, 10.0
Allowed = Callable[[str], bool]


class PublicOnly(AbstractResolver):
    """Names that stand for open addresses only; the address looked at is the one that is connected to."""

    def __init__(self) -> None:
        self._names = ThreadedResolver()

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> Any:
        found = await self._names.resolve(host, port, family)
        if not found or not all(public(each["host"]) for each in found):
            raise OSError(f"{host} stands for a private address")
        return found

    async def close(self) -> None:
        await self._names.close()


class Webhooks:
    """Delivers alerts. `may` and `resolver` are for tests, whose receivers are on loopback."""

    def __init__(self, key: Secret, *, may: Allowed = allowed, resolver: AbstractResolver | None = None) -> None:
        self._key, self._may, self._resolver = key, may, resolver
        self._session: aiohttp.ClientSession | None = None

    async def deliver(self, told: Alert, url: str, seconds: int) -> None:
        """Post the alert; `seconds` is now, since 1970. Raises BadInput once every try has failed."""
        if not self._key:
            raise BadInput(STAGE, "TOLLWIRE_WEBHOOK_KEY is not set: an unsigned webhook is not sent")
        if not self._may(url):
            raise BadInput(STAGE, "the webhook's address is private or no address")
        body = encode(told)
        headers = {"Content-Type": "application/json", "Tollwire-Alert": alert_id(told),
                   "Tollwire-Signature": signature(self._key, body, seconds)}  # fmt: skip
        reason = ""
        for attempt in range(TRIES):
            if attempt:
                await asyncio.sleep(random.uniform(0, min(LONGEST, FIRST * 2**attempt)))
            reason, final = await self._post(url, body, headers)
            if not reason:
                return
            if final:
                break
        raise BadInput(STAGE, f"the webhook of {told.search} failed: {reason}")

    async def _post(self, url: str, body: bytes, headers: dict[str, str]) -> tuple[str, bool]:
        """Why it failed ('' where it did not), and whether trying again is of no use."""
        try:
            async with self._open().post(url, data=body, headers=headers, allow_redirects=False) as answer:
                if answer.status < 300:
                    return "", True
                return f"it answered {answer.status}", answer.status < 500 and answer.status not in (408, 425, 429)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            return type(error).__name__, False

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(resolver=self._resolver or PublicOnly(), use_dns_cache=False)
            timeout = aiohttp.ClientTimeout(total=SECONDS)
            # Nothing of the environment: a proxy would resolve names behind our back.
            self._session = aiohttp.ClientSession(connector=connector, timeout=timeout, trust_env=False)
        return self._session

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None


def signature(key: Secret, body: bytes, seconds: int) -> str:
    """`t=SECONDS,v1=HEX`."""
    mark = hmac.new(key.reveal().encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={mark}"
