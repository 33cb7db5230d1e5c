"""Alerts to webhooks: signed, tried again, never to a private address, never through a redirect."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from agents import webhooks
from agents.webhooks import TRIES, PublicOnly, Webhooks
from core.errors import BadInput
from core.settings import Secret
from schemas.operations import Alert
from search.saving import allowed, public

KEY = Secret("a-key-of-the-tests")
TOLD = Alert(search="estonia", event_id="EE-1-a", version=3, at=datetime(2020, 3, 7, tzinfo=UTC), reasons=("new",))


class Receiver:
    """Answers with the statuses laid out for it, the last of them again and again."""

    def __init__(self) -> None:
        self.statuses, self.got = [200], []

    async def take(self, request: web.Request) -> web.Response:
        self.got.append((dict(request.headers), await request.read()))
        status = self.statuses[min(len(self.got), len(self.statuses)) - 1]
        return web.Response(status=status, headers={"Location": "/elsewhere"} if status == 302 else {})


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.take)
    async with TestServer(app) as server:
        made.url = str(server.make_url("/hook"))
        yield made


@pytest_asyncio.fixture
async def sender(monkeypatch) -> AsyncIterator[Webhooks]:
    """One that may speak to loopback, and does not wait long between tries."""
    monkeypatch.setattr(webhooks, "FIRST", 0.01)
    made = Webhooks(KEY, may=lambda url: True)
    yield made
    await made.close()


async def test_an_alert_is_signed_and_names_itself(receiver, sender):
    """Whoever has the key can tell that the body is ours and of what time; a repetition is known by its name."""
    await sender.deliver(TOLD, receiver.url, 1583582400)
    [(headers, body)] = receiver.got
    told = dict(part.split("=") for part in headers["Tollwire-Signature"].split(","))
    assert told["t"] == "1583582400"
    assert told["v1"] == hmac.new(KEY.reveal().encode(), b"1583582400." + body, hashlib.sha256).hexdigest()
    assert headers["Tollwire-Alert"] == "estonia/EE-1-a/3" and json.loads(body)["reasons"] == ["new"]
    assert KEY.reveal() not in f"{headers} {body!r}"


@pytest.mark.parametrize("statuses", [[500, 200], [429, 503, 204], [408, 425, 200]])
async def test_what_may_pass_is_tried_again(receiver, sender, statuses):
    """The same alert under the same name, until it is taken."""
    receiver.statuses = statuses
    await sender.deliver(TOLD, receiver.url, 1)
    assert len(receiver.got) == len(statuses) and len({body for _, body in receiver.got}) == 1


@pytest.mark.parametrize(("statuses", "tries"), [([500], TRIES), ([404], 1), ([302], 1), ([401], 1)])
async def test_what_will_not_pass_becomes_a_dead_letter(receiver, sender, statuses, tries):
    """After every try, or at once where no try will help; a redirect is not followed."""
    receiver.statuses = statuses
    with pytest.raises(BadInput, match=f"it answered {statuses[0]}"):
        await sender.deliver(TOLD, receiver.url, 1)
    assert len(receiver.got) == tries


async def test_without_a_key_nothing_is_sent(receiver):
    """An unsigned webhook could be anybody's."""
    with pytest.raises(BadInput, match="TOLLWIRE_WEBHOOK_KEY"):
        await Webhooks(Secret(), may=lambda url: True).deliver(TOLD, receiver.url, 1)
    assert receiver.got == []


async def test_a_name_that_stands_for_a_private_address_is_refused(receiver, monkeypatch):
    """Looked at when it is called, whatever it stood for when the search was saved."""
    monkeypatch.setattr(webhooks, "FIRST", 0.01)
    sender = Webhooks(KEY, may=lambda url: True, resolver=PublicOnly())
    with pytest.raises(BadInput, match="failed"):
        await sender.deliver(TOLD, receiver.url.replace("127.0.0.1", "localhost"), 1)
    await sender.close()
    with pytest.raises(BadInput, match="private"):
        await Webhooks(KEY).deliver(TOLD, receiver.url, 1)
    assert receiver.got == []


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/x", "http://localhost/x", "https://10.0.0.1", "http://192.168.1.1", "http://169.254.169.254/latest",
     "http://[::1]/", "http://[fe80::1]/", "http://[::ffff:10.0.0.1]/", "http://0x7f.1/", "http://2130706433/",
     "http://0/", "http://printer.local/", "http://kafka:9092/", "ftp://paper.example/", "http://u:p@paper.example/",
     "https://", "http://[", "file:///etc/passwd", "http://100.64.0.1/", "http://224.0.0.1/"],
)  # fmt: skip
def test_no_private_address_is_ever_saved(url):
    """Loopback, private, link-local, shared, multicast, however it is written; single names; credentials."""
    assert not allowed(url)


def test_public_addresses_are_fine():
    """By name or number."""
    assert allowed("https://hooks.paper.example/a?b=c") and allowed("http://93.184.216.34/x")
    assert public("93.184.216.34") and not public("no address")
