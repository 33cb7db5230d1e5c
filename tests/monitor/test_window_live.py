"""The window on running services: pages, API, publishing, the live stream."""

import asyncio
import csv
import io
import json
import re
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from monitor_world import ARTICLE, CLAIM, ENTRY, EVENT, FLOOD, MERGED, SENTENCE, TOKEN, tally

from monitor.keys import SETTINGS
from monitor.limits import LIMITS
from monitor.openapi import TABLE
from schemas import topics
from schemas.claim import Evidence
from schemas.operations import Alert
from schemas.wire import encode, to_dict
from search import documents, queries
from search.client import Shelf
from search.errors import Unreachable

pytestmark = pytest.mark.asyncio(loop_scope="module")
BEARER = {"Authorization": f"Bearer {TOKEN.reveal()}"}
GOOD = {"title": "Blast in Tarmo", "body": "Three people died.", "published_at": "2020-03-07T12:00:00Z",
        "source": {"name": "Paper", "domain": "paper.example"}, "url": "https://paper.example/1"}  # fmt: skip


async def frames(answer: Any, count: int) -> list[tuple[str, dict[str, Any], str]]:
    """The next frames of a stream: event, data, id."""
    found: list[tuple[str, dict[str, Any], str]] = []
    fields: dict[str, str] = {}
    async with asyncio.timeout(20):
        async for raw in answer.content:
            line = raw.decode().rstrip("\n")
            if line and not line.startswith(":"):
                name, _, value = line.partition(": ")
                fields[name] = value
            elif not line and "data" in fields:
                found.append((fields["event"], json.loads(fields["data"]), fields.get("id", "")))
                fields = {}
                if len(found) == count:
                    return found
            elif not line:
                fields = {}
    raise AssertionError(f"the stream ended after {found}")


async def test_the_first_page_shows_figures_in_words(window):
    """Tallies by country and kind, events, revisions; nothing blank, nothing zero that nobody said."""
    status, page = await window.get("/")
    assert status == 200
    assert "22 killed, reported, and 1 more event without a figure" in page
    assert "injured not known" in page
    assert "22 killed (13 of them attackers), contested, reported" in page
    assert "killed: was 20, now 22 (a higher figure)" in page
    assert "killed not known" in page  # the flood


async def test_nothing_an_article_says_is_markup(window):
    """An article titled <script> is just an odd headline; a javascript: address is no link."""
    for path in ("/", f"/events/{EVENT.event_id}", "/search?q=ministry", "/articles/a%2F1"):
        status, page = await window.get(path)
        assert status == 200, path
        assert "&lt;script&gt;alert" in page, path
        assert "<script>alert" not in page and "javascript:" not in page, path


async def test_every_answer_has_a_strict_policy(window):
    """No inline script or style, nothing from elsewhere, whatever the answer."""
    for path in ("/", "/nowhere", "/api/v1/events?q=%22", "/static/page.css", "/healthz"):
        async with window.client.get(path) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_an_event_page_opens_the_words_of_every_figure(window):
    """Ledger by voice, evidence, links with reasons; a victim's name, never a suspect's."""
    _, page = await window.get(f"/events/{EVENT.event_id}")
    for words in (
        "ministry",
        "22 people died",
        SENTENCE,
        "same place",
        "Mart Victim",
        "Version 3, policy best",
        "noindex",
    ):
        assert words in page
    assert "Jaan Suspect" not in page and "No Source" not in page
    assert "read as killed from “Mart Victim, 44, was shot dead.”" in page


async def test_a_merged_event_forwards_and_says_so(window):
    """The old id stays good."""
    async with window.client.get(f"/events/{MERGED.event_id}") as answer:
        assert answer.url.path == f"/events/{EVENT.event_id}"
        assert f"You came from {MERGED.event_id}" in await answer.text()


async def test_search_marks_what_matched_and_points_at_errors(window):
    """One query module behind page and API."""
    _, page = await window.get("/search", params={"q": "ministry killed>=10"})
    assert "<mark>22 people died</mark>" in page and "<mark>ministry</mark>" in page
    status, page = await window.get("/search", params={"q": "attack killd>=3"})
    assert status == 400
    assert "attack killd&gt;=3\n       ^^^^^" in page and "did you mean killed?" in page


async def test_the_api_finds_events_with_highlights_and_facets(window):
    """As the glossary of the wire says."""
    status, found = await window.get(
        "/api/v1/events", params={"q": "ministry", "country": "Estonia", "killed_min": "10"}
    )
    assert status == 200
    (hit,) = found["events"]
    assert found["total"] == 1 and hit["event"]["event_id"] == EVENT.event_id
    assert [h["kind"] for h in hit["highlights"]] == ["figure", "match"]
    assert hit["highlights"][0]["marks"] == [[7, 21]]
    assert found["facets"]["country"] == {"EE": 1}


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        ("/api/v1/events?killed_min=ten", 400, "killed_min"),
        ("/api/v1/events?nonsense=1", 400, "nonsense"),
        ("/api/v1/events?limit=0", 400, "limit"),
        ("/api/v1/events?after=zzz", 400, "after"),
        ("/api/v1/tallies?basis=whim", 400, "basis"),
        ("/api/v1/events/EE-0-none", 404, None),
        ("/api/v1/nowhere", 404, None),
        ("/api/v1/stream?country=Atlantis", 400, "country"),
    ],
)
async def test_errors_are_problem_details(window, path, status, parameter):
    """RFC 9457, with the parameter that is wrong."""
    async with window.client.get(path) as answer:
        problem = await answer.json()
        assert (answer.status, answer.content_type) == (status, "application/problem+json")
    assert problem["status"] == status and problem.get("parameter") == parameter and problem["detail"]


async def test_an_event_its_history_and_its_claims(window):
    """One event with people filtered; revisions; entries with evidence."""
    base = f"/api/v1/events/{EVENT.event_id}"
    _, event = await window.get(base)
    assert [person["name"] for person in event["people"]] == ["Mart Victim", "No Source"]
    _, history = await window.get(f"{base}/history")
    assert [revision["version"] for revision in history["revisions"]] == [3]
    _, claims = await window.get(f"{base}/claims")
    assert claims["entries"][0]["mention"]["claims"][0]["evidence"][0]["quote"] == "22 people died"
    assert (await window.get(f"{base}?as_of=2020-03-07T11:00:00Z"))[0] == 404
    assert (await window.get(f"{base}?as_of=2020-03-07T12:00:00Z"))[1]["toll"]["killed"]["best"] == 22


async def test_tallies_by_scope(window):
    """The scope asked for and no other."""
    _, found = await window.get("/api/v1/tallies?country=EE&type=Battles")
    assert [t["toll"]["killed"]["best"] for t in found["tallies"]] == [22]
    assert (await window.get("/api/v1/tallies?country=EE"))[1] == {"tallies": []}


async def test_exports_leave_unknown_figures_empty(window):
    """CSV, JSON Lines, GeoJSON."""
    _, table = await window.get("/api/v1/events.csv?country=EE")
    rows = table.splitlines()
    assert rows[0].startswith("event_id,version") and len(rows) == 3
    assert ",,,,,," in next(row for row in rows if row.startswith(FLOOD.event_id))
    _, lines = await window.get("/api/v1/events.jsonl?country=EE")
    assert {json.loads(line)["event_id"] for line in lines.splitlines()} == {EVENT.event_id, FLOOD.event_id}
    _, features = await window.get("/api/v1/events.geojson")
    assert {feature["geometry"] for feature in features["features"]} == {None}


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer no"}, {"Authorization": "Bearer é"}, {"Authorization": "x"}]
)
async def test_publishing_needs_the_token(window, headers):
    """401, and nothing is published."""
    async with window.client.post("/api/v1/articles", json=GOOD, headers=headers) as answer:
        assert answer.status == 401 and answer.headers["WWW-Authenticate"].startswith("Bearer")


NINJS = {"uri": "urn:bench:1", "type": "text", "versioncreated": "2021-03-01T10:00:00Z", "headline": "Fire",
         "body_text": "Two people died in a fire in Narva, officials said."}  # fmt: skip
TEXT = "Fire in Narva\n\nTwo people died in a fire in Narva on Monday, officials said."
PAGE = f"<html><head><title>Fire</title></head><body><article><p>{TEXT * 3}</p></article></body></html>"
FEED = (
    '<rss version="2.0"><channel><title>t</title><item><title>Fire</title><link>https://lens.example/1</link>'
    "<pubDate>Mon, 01 Mar 2021 10:00:00 GMT</pubDate>"
    "<description>Two people died in a fire in Narva, officials said.</description></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("media", "body", "accepted", "refused"),
    [
        ("application/json", json.dumps(NINJS), 1, 0),
        ("application/json", json.dumps({"articles": [NINJS, GOOD]}), 2, 0),
        ("application/x-ndjson", f"{json.dumps(NINJS)}\n\n{json.dumps(GOOD)}\n{{\n", 2, 1),
        ("text/plain; charset=utf-8", TEXT, 1, 0),
        ("text/html", PAGE, 1, 0),
        ("application/rss+xml", FEED, 1, 0),
    ],
)
async def test_publishing_takes_what_the_command_takes(window, media, body, accepted, refused):
    """Articles of any form, each refused by its index where it cannot be used."""
    async with window.client.post(
        "/api/v1/articles?assume_date=2021-03-01", data=body.encode(), headers={**BEARER, "Content-Type": media}
    ) as answer:
        told = await answer.json()
    assert (answer.status, len(told["accepted"]), len(told["refused"])) == (202, accepted, refused)


async def test_a_text_without_a_date_is_refused_and_a_date_that_is_none_too(window):
    """No date is ever invented."""
    headers = {**BEARER, "Content-Type": "text/plain"}
    async with window.client.post("/api/v1/articles", data=TEXT.encode(), headers=headers) as answer:
        (refused,) = (await answer.json())["refused"]
        assert "published_at is missing" in refused["reason"]
    async with window.client.post("/api/v1/articles?assume_date=soon", data=b"x", headers=headers) as answer:
        assert (answer.status, (await answer.json())["parameter"]) == (400, "assume_date")


async def test_facets_that_do_not_come_with_the_hits_are_asked_for(window):
    """At the API by name, four at most; on the page by a link."""
    _, told = await window.get("/api/v1/facets?country=EE")
    assert set(told["facets"]) == {"side", "trait", "region", "source"} and told["facets"]["side"]
    assert set((await window.get("/api/v1/facets?names=speaker"))[1]["facets"]) == {"speaker"}
    for names in ("nonsense", "side,trait,region,source,speaker"):
        assert (await window.get(f"/api/v1/facets?names={names}"))[0] == 400
    assert "More ways to narrow" in (await window.get("/search?q=country:EE"))[1]
    page = (await window.get("/search?q=country:EE&narrow=more"))[1]
    assert "<h2>side</h2>" in page and "side%3Amilitant" in page and "More ways" not in page


async def test_publishing_answers_once_kafka_has_it(window):
    """202 with where each lies; what cannot be used is refused with its reason, item by item."""
    async with window.client.post("/api/v1/articles", json=[GOOD, {"title": "No body"}, 7], headers=BEARER) as answer:
        told = await answer.json()
        assert answer.status == 202
    (accepted,) = told["accepted"]
    assert accepted["id"] and accepted["offset"] >= 0
    assert [item["index"] for item in told["refused"]] == [1, 2] and all(item["reason"] for item in told["refused"])
    async with window.client.post(
        "/api/v1/articles", data=b"{", headers={**BEARER, "Content-Type": "application/json"}
    ) as answer:
        assert answer.status == 400


async def test_an_article_over_4_mib_is_refused_at_the_door(window):
    """With a clear word, and a whole request that is too large is 413."""
    large = {**GOOD, "body": "x" * (5 << 20)}
    headers = {**BEARER, "Content-Type": "application/json"}

    def body(value: Any) -> io.BytesIO:
        return io.BytesIO(json.dumps(value).encode())

    async with window.client.post("/api/v1/articles", data=body(large), headers=headers) as answer:
        told = await answer.json()
        assert answer.status == 202 and told["accepted"] == [] and "bytes of text" in told["refused"][0]["reason"]
    async with window.client.post("/api/v1/articles", data=body([large] * 4), headers=headers) as answer:
        assert answer.status == 413


async def test_the_stream_gives_one_frame_a_scope_and_resumes_without_a_gap(window):
    """Default scopes only; `Last-Event-ID` goes on where it was; a foreign id is told to start anew."""
    country, other = {"event_type": None}, {"event_type": None, "country": "FI"}
    async with window.client.get("/api/v1/stream?country=EE") as first:
        await window.send(tally(5, 50, side="militant"), tally(2, 30, **other), tally(2, 30, **country))
        ((event, data, id),) = await frames(first, 1)
    assert (event, data["toll"]["killed"]["best"], data["scope"]["country"]) == ("tally", 30, "EE")
    await window.send(tally(3, 31, **country))
    async with window.client.get("/api/v1/stream", headers={"Last-Event-ID": id}) as again:
        ((event, data, _),) = await frames(again, 1)
        assert (event, data["version"]) == ("tally", 3)
    async with window.client.get("/api/v1/stream?after=another~tallies-0-1") as foreign:
        assert (await frames(foreign, 1))[0][0] == "reset"


async def test_the_page_is_ahead_of_the_index(window):
    """A tally on the stream shows at once, not when the index is refreshed."""
    await window.send(tally(2, 28, event_type="Technological disaster"))
    for _ in range(40):
        page = (await window.get("/tallies"))[1]
        if "28 killed" in page:
            break
        await asyncio.sleep(0.1)
    assert "28 killed, reported, and 1 more event without a figure" in page


async def test_metrics_and_health(window):
    """Alive, ready, and what Prometheus reads, without anybody's address."""
    assert (await window.get("/healthz"))[0] == 200
    assert (await window.get("/readyz"))[1] == {"ready": True, "elasticsearch": True, "stream": True}
    await window.get(f"/events/{EVENT.event_id}")
    _, text = await window.get("/metrics")
    assert 'route="/events/{id}"' in text and EVENT.event_id not in text
    assert to_dict(EVENT)["event_id"] not in text


async def test_who_has_it_already_is_told_so(window):
    """ETags on pages and API; caches ask again each time."""
    for path in ("/", f"/api/v1/events/{EVENT.event_id}"):
        async with window.client.get(path) as first:
            tag = first.headers["ETag"]
            assert first.headers["Cache-Control"] == "no-cache"
        async with window.client.get(path, headers={"If-None-Match": tag}) as again:
            assert (again.status, await again.read()) == (304, b"")
        async with window.client.get(path, headers={"If-None-Match": '"other"'}) as other:
            assert other.status == 200


async def test_revisions_are_a_feed(window):
    """Atom, with the odd headline as text."""
    status, text = await window.get("/feed.atom")
    root = ElementTree.fromstring(text)
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = root.findall(f"{atom}entry")
    assert status == 200 and root.tag == f"{atom}feed"
    assert entry.findtext(f"{atom}title") == f"{EVENT.headline}: killed: was 20, now 22 (a higher figure)"
    assert entry.findtext(f"{atom}summary") == "22 killed (13 of them attackers), contested, reported"


ODD = (
    "", " ", '"', "'", "*", "é", "\x00", "<script>", "-1", "1e9", "9" * 400, "2015-09-31", "a" * 3000, "🜚", "%", "..",
    "XX",
)  # fmt: skip


async def test_whatever_is_asked_is_answered_or_refused(window):
    """No value of any parameter of the API makes an error of ours; nothing reaches Elasticsearch unparsed."""
    for path, method, _, names, _, _ in TABLE:
        if method != "get" or "stream" in path:
            continue
        for name in names:
            for value in ODD:
                status, told = await window.get(path.replace("{id}", EVENT.event_id), params={name: value})
                assert status in (200, 400, 404), (path, name, value, told)
    for odd in ODD[3:]:
        status, _ = await window.get(f"/api/v1/events/{quote(odd, safe='')}")
        assert status in (200, 404), odd


async def test_withheld_words_and_withdrawn_articles_leave_page_api_and_export(window):
    """The figure and that it was taken back stay; words and names do not; it can be undone."""
    base = f"/api/v1/events/{EVENT.event_id}"
    cancelled = replace(ARTICLE, id="gone", status="cancelled", version=2)
    mention = replace(
        ENTRY.mention,
        mention_id="gone-0",
        article_id="gone",
        retired_by="gone@2",
        claims=(replace(CLAIM, claim_id="c9", evidence=(Evidence(start=0, end=9, quote="Nine dead"),)),),
    )
    async with Shelf(window.settings) as shelf:
        await shelf.bulk([documents.article(cancelled), documents.entry(replace(ENTRY, mention=mention))])
        await shelf.refresh()
    for path in (f"/events/{EVENT.event_id}", f"{base}/claims"):
        _, told = await window.get(path)
        assert "Nine dead" not in json.dumps(told), path
    assert "the article was withdrawn" in (await window.get(f"/events/{EVENT.event_id}"))[1]
    paths = (
        "/",
        "/search?q=ministry",
        f"/events/{EVENT.event_id}",
        base,
        f"{base}/claims",
        f"{base}/history",
        "/feed.atom",
        "/api/v1/events?q=ministry",
        "/api/v1/events.csv",
        "/api/v1/events.jsonl",
        "/api/v1/events.geojson",
        "/api/v1/articles",
        f"{base}?as_of=2020-03-07T12:00:00Z",
        "/articles/a%2F1",
    )
    await window.rule("withhold", "alert(")
    try:
        for path in paths:
            assert "alert(" not in json.dumps((await window.get(path))[1]), path
    finally:
        await window.rule("undo")
    assert "alert(" in json.dumps((await window.get(base))[1])


async def test_skipped_articles_are_counted_and_found_with_their_reason(window):
    """On a page and over the API; a status that is none is told."""
    skipped = replace(ARTICLE, id="de", title="Drei Tote", body="Drei.", status="skipped", language="de", version=1,
                      status_reason="language de: only English is read")  # fmt: skip
    async with Shelf(window.settings) as shelf:
        await shelf.bulk([documents.article(skipped)])
        await shelf.refresh()
    _, page = await window.get("/articles?status=skipped")
    assert "1 skipped" in page and "language de: only English is read" in page and "Drei Tote" in page
    _, told = await window.get("/api/v1/articles?status=skipped")
    assert [each["article"]["id"] for each in told["articles"]] == ["de"] and told["facets"]["status"] == {"skipped": 1}
    assert (await window.get("/api/v1/articles?status=lost"))[1]["parameter"] == "status"
    status, page = await window.get("/articles?q=killed>=3")
    assert status == 400 and "fields belong to events" in page


async def test_wrong_methods_and_types_are_problems_too(window):
    """405 names what is allowed, 415 what to send; HEAD of the stream is none."""
    async with window.client.delete("/api/v1/events") as answer:
        problem = await answer.json()
        assert (answer.status, answer.content_type) == (405, "application/problem+json") and problem["status"] == 405
        assert "GET" in answer.headers["Allow"]
    async with window.client.post(
        "/api/v1/articles", data=b"x", headers={**BEARER, "Content-Type": "image/png"}
    ) as answer:
        assert (answer.status, answer.content_type) == (415, "application/problem+json")
    async with window.client.post("/api/v1/articles", data=io.BytesIO(b"x" * (17 << 20)), headers=BEARER) as answer:
        assert (answer.status, answer.content_type) == (413, "application/problem+json")
    async with window.client.head("/api/v1/stream") as answer:
        assert answer.status == 405


async def test_who_asks_too_often_is_told_when_to_come_back(window, monkeypatch):
    """429 with Retry-After; a page says it in words."""
    monkeypatch.setattr("monitor.limits.loopback", lambda address: False)
    limits = window.client.server.app[LIMITS]
    monkeypatch.setattr(limits, "_clock", lambda: 0.0)
    statuses = [(await window.get("/healthz"))[0] for _ in range(61)]
    assert statuses == [200] * 60 + [429]
    async with window.client.get("/api/v1/events") as answer:
        assert (answer.status, answer.content_type) == (429, "application/problem+json")
        assert int(answer.headers["Retry-After"]) >= 1
    assert "too many requests" in (await window.get("/"))[1]


async def test_an_error_of_ours_says_so_and_nothing_else(window, monkeypatch, caplog):
    """500 as a problem, without a trace or a query in it or in the log's line."""

    async def broken(*_: Any, **__: Any) -> Any:
        raise KeyError("secret words")

    monkeypatch.setattr("monitor.api.find", broken)
    async with window.client.get("/api/v1/events?q=whom+I+fear") as answer:
        told = await answer.text()
        assert (answer.status, answer.content_type) == (500, "application/problem+json")
    assert "secret" not in told and "whom" not in caplog.records[-1].getMessage()


async def test_a_page_that_cannot_be_drawn_is_an_error_of_ours_too(window, monkeypatch):
    """Said as a page, with all its headers."""
    monkeypatch.setattr("monitor.pages._sorts", lambda given: 7)
    async with window.client.get("/search?q=ministry") as answer:
        assert answer.status == 500 and "an error of ours" in await answer.text()
        assert "Content-Security-Policy" in answer.headers


async def test_without_an_index_it_says_try_again(window, monkeypatch):
    """503 with Retry-After, as problem and as page; the window itself is alive."""

    async def away(*_: Any, **__: Any) -> Any:
        raise Unreachable("gone")

    monkeypatch.setattr(Shelf, "search", away)
    for path in ("/api/v1/events", "/search?q=x"):
        async with window.client.get(path) as answer:
            assert answer.status == 503 and answer.headers["Retry-After"] == "5", path
    assert (await window.get("/healthz"))[0] == 200


async def test_hxl_has_its_row_of_tags_once(window, monkeypatch):
    """Header, hashtags, then events; pages follow each other without another header."""
    monkeypatch.setattr(queries, "MOST", 1)
    for path, headers in (("/api/v1/events.hxl.csv", 2), ("/api/v1/events.csv", 1)):
        _, table = await window.get(path)
        rows = list(csv.reader(io.StringIO(table)))
        assert rows[0][0] == "event_id" and len({len(row) for row in rows}) == 1
        assert len(rows) == headers + 2 and [row[0] for row in rows].count("event_id") == 1
    _, table = await window.get("/api/v1/events.hxl.csv")
    tags = table.splitlines()[1].split(",")
    assert tags[0] == "#event+id" and all(tag.startswith("#") for tag in tags)
    _, lines = await window.get("/api/v1/events.jsonl")
    assert [json.loads(line)["event_id"] for line in lines.splitlines()] == sorted({EVENT.event_id, FLOOD.event_id})
    _, features = await window.get("/api/v1/events.geojson")
    assert len(features["features"]) == 2


async def test_pages_of_an_event_show_map_figures_and_citation(window):
    """A figure opens the claim it was read from; a coarse place is said to be one; Copy needs no script to be read."""
    _, page = await window.get(f"/events/{EVENT.event_id}")
    assert '<a href="#claim-c1">22 killed (13 of them attackers), contested, reported</a>' in page
    assert "Place known only to the country: no point is drawn." in page and 'id="citation"' in page
    assert "By side: 13 militant." in page and 'src="/static/cite.js"' in page


async def test_the_map_of_the_first_page_is_a_picture(window):
    """SVG without a script or a style, drawn by the server; asked for again it is not sent again."""
    async with window.client.get("/map.svg?kind=violence") as answer:
        drawn = await answer.text()
        assert (answer.status, answer.content_type) == (200, "image/svg+xml") and answer.headers["ETag"]
    root = ElementTree.fromstring(drawn)
    assert len(root) > 170 and "style" not in drawn and "script" not in drawn
    assert (await window.get("/map.svg?kind=<b>"))[0] == 400


@pytest.mark.parametrize("path", ["/map", "/map?kind=disaster", "/timeline?q=country:EE", "/corrections", "/method"])
async def test_other_pages_answer(window, path):
    """Map, time line, corrections, method."""
    status, page = await window.get(path)
    assert status == 200 and "<h1>" in page


async def test_the_whole_text_is_shown_only_where_that_is_set(window):
    """Otherwise only the sentences that were read, and a link to the publisher."""
    assert "x" * 200 not in (await window.get("/articles/a%2F1"))[1]
    app = window.client.server.app
    before = app[SETTINGS]
    app._state[SETTINGS] = replace(before, full_text=True)
    try:
        assert "x" * 200 in (await window.get("/articles/a%2F1"))[1]
    finally:
        app._state[SETTINGS] = before


async def test_saved_searches_over_http(window):
    """Kept, shown, listed, replaced, forgotten; a webhook only by its host; writing needs the token."""
    path, made = "/api/v1/searches/estonia", {"query": "country:EE killed>=10", "thresholds": {"killed": 50}}

    async def put(told: Any, headers: Any = BEARER) -> tuple[int, Any]:
        async with window.client.put(path, json=told, headers=headers) as answer:
            return answer.status, await answer.json()

    assert (await put(made, {}))[0] == 401 and (await window.get(path))[0] == 404
    status, told = await put({**made, "webhook": "https://hooks.example/secret"})
    assert status == 200 and told["webhook"] == "https://hooks.example/…"
    assert (await window.get(path))[1] == told
    assert (await put({"query": "kind:disaster"}))[1]["query"] == "kind:disaster"
    assert [each["name"] for each in (await window.get("/api/v1/searches"))[1]["searches"]] == ["estonia"]
    for wrong, parameter in (
        ({"query": ""}, "query"), ({"query": "x", "webhook": "http://10.0.0.1/"}, "webhook"),
        ({"query": "x", "thresholds": {"killed": 0}}, "thresholds"), ({"query": "x", "nonsense": 1}, "nonsense"),
    ):  # fmt: skip
        status, problem = await put(wrong)
        assert (status, problem["parameter"]) == (400, parameter)
    status, problem = await put({"query": "killd>=3"})
    assert status == 400 and (problem["start"], problem["end"]) == (0, 5)
    async with window.client.delete(path, headers=BEARER) as answer:
        assert answer.status == 204
    assert (await window.get(path))[0] == 404


async def test_an_alert_is_on_the_stream_and_on_the_first_page(window):
    """With what it says and where it leads."""
    told = Alert(search="estonia", event_id=EVENT.event_id, version=3, at=EVENT.last_reported_at,
                 reasons=("killed reached 20: now 22",), headline="Odd & end", toll=EVENT.toll)  # fmt: skip
    async with window.client.get("/api/v1/stream") as answer:
        await window.put(topics.ALERTS, "estonia", encode(told))
        ((event, data, _),) = await frames(answer, 1)
    assert (event, data["search"], data["version"]) == ("alert", "estonia", 3)
    page = (await window.get("/"))[1]
    assert "killed reached 20: now 22" in page and f"/events/{EVENT.event_id}" in page
    assert "Odd &amp; end" not in page  # the event's headline of now stands there, not that of then


async def test_the_search_page_sorts_and_exports_all_of_it(window):
    """Also from the second page on: an export is never of one page."""
    _, page = await window.get("/search", params={"q": "country:EE", "limit": "1"})
    assert "<strong>last report</strong>" in page and "sort=killed" in page
    (after,) = re.findall(r'rel="next" href="\?([^"]+)"', page)
    status, page = await window.get(f"/search?{unescape(after)}")
    assert status == 200
    for href in re.findall(r'href="(/api/v1/events\.[^"]+)"', page):
        assert (await window.get(unescape(href)))[0] == 200, href
    assert "with these words" not in page
    _, page = await window.get("/search", params={"q": 'ministry "people died" killed>=10'})
    assert '<a href="/articles?q=ministry+%22people+died%22">articles</a>' in page
