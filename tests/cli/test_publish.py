"""Publishing as a person does: files, folders, standard input; on both backends."""

import json
import re
import signal
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from bus import admin, records
from core.settings import settings
from tests.cli.terminal import TOLLWIRE, tollwire
from tests.conftest import environment
from tests.debian import program
from tests.laws.house import HOME

SCHEMAS = (HOME / "schemas/README.md").read_text(encoding="utf-8")
ARTICLE = {
    "title": "Three die in a mill",
    "body": "Three people died on Monday.",
    "published_at": "2020-03-02T10:00:00Z",
}


@pytest.fixture
def env(services, tmp_path: Path) -> dict[str, str]:
    found = environment(services, tmp_path)
    admin.create_topics(settings(found))
    return found


def line(number: int, **more) -> str:
    return json.dumps({**ARTICLE, "id": f"a{number}", **more}) + "\n"


def published(env: dict[str, str]) -> list[dict]:
    return [json.loads(record.value) for record in records.records(settings(env), "articles")]


def test_a_file_a_folder_and_standard_input(env, tmp_path: Path) -> None:
    """Each way in; the count of what Kafka has acknowledged is told at the end."""
    (tmp_path / "one.jsonl").write_text(line(1) + line(2))
    (tmp_path / "more/deep").mkdir(parents=True)
    (tmp_path / "more/deep/two.json").write_text(line(3))
    (tmp_path / "more/.hidden.jsonl").write_text(line(9))
    told = tollwire("publish", "one.jsonl", "more", "-", env=env, folder=tmp_path, given=(line(4) + line(5)).encode())
    assert (told.returncode, told.stdout) == (0, b""), told.stderr
    assert b"5 sent and acknowledged, 0 repeated, 0 refused" in told.stderr
    assert sorted(each["id"] for each in published(env)) == ["a1", "a2", "a3", "a4", "a5"]


def test_one_bad_line_costs_one_article(env, tmp_path: Path) -> None:
    """What is refused is told with its file and line; the rest is sent; status 1."""
    (tmp_path / "mixed.jsonl").write_text(line(1) + "{broken\n" + line(2))
    told = tollwire("publish", "mixed.jsonl", env=env, folder=tmp_path)
    assert told.returncode == 1
    assert b"refused mixed.jsonl: line 2: " in told.stderr
    assert b"2 sent and acknowledged, 0 repeated, 1 refused" in told.stderr
    assert b"named above and were not sent; what is refused later: tollwire dead-letters list" in told.stderr
    assert sorted(each["id"] for each in published(env)) == ["a1", "a2"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"body": "word " * (1 << 20)}, b"5,242,899 bytes of text, at most 1,048,576"),
        ({"photo": "x" * (5 << 20)}, b"5.0 MiB is too large: a record of `articles` holds at most 4 MiB"),
    ],
    ids=["text", "anything else"],
)
def test_five_mebibytes_are_refused_at_the_door_with_a_clear_word(env, tmp_path: Path, more, says) -> None:
    """Too large is told as such, with the limit; nothing of it reaches Kafka, the next article does."""
    (tmp_path / "big.jsonl").write_text(line(1, **more) + line(2))
    told = tollwire("publish", "big.jsonl", env=env, folder=tmp_path)
    assert told.returncode == 1
    assert b"refused big.jsonl: " in told.stderr and says in told.stderr
    assert [each["id"] for each in published(env)] == ["a2"]


def test_a_file_that_is_not_there_is_wrong_use(env, tmp_path: Path) -> None:
    """Nothing is sent where one of the names is wrong."""
    (tmp_path / "one.jsonl").write_text(line(1))
    told = tollwire("publish", "one.jsonl", "two.jsonl", env=env, folder=tmp_path)
    assert told.returncode == 2 and b"two.jsonl does not exist" in told.stderr
    assert published(env) == []


def test_a_date_can_be_assumed(env, tmp_path: Path) -> None:
    """An article without a date takes the one that is given, a bare date as noon UTC."""
    (tmp_path / "undated.jsonl").write_text(line(1, published_at=None))
    told = tollwire("publish", "--assume-date", "2020-03-02", "undated.jsonl", env=env, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    [found] = published(env)
    assert found["published_at"] == "2020-03-02T12:00:00Z"


def test_what_was_just_sent_is_repeated_and_what_is_not_english_is_counted(env, tmp_path: Path) -> None:
    """The same article twice is sent once; another language is sent, to be skipped and found as skipped."""
    german = (
        "Bei einem Anschlag auf dem Markt sind am Montag drei Menschen getötet worden, sagte die Polizei der Stadt."
    )
    (tmp_path / "some.jsonl").write_text(line(1) + line(1) + line(1, title="Four die") + line(2, title="", body=german))
    told = tollwire("publish", "some.jsonl", env=env, folder=tmp_path)
    assert b"3 sent and acknowledged, 1 repeated, 0 refused" in told.stderr
    assert b"1 of them are not English and will be skipped: tollwire search --articles --status skipped" in told.stderr
    assert [each["status"] for each in published(env) if each["id"] == "a2"] == ["skipped"]


NINJS = {"uri": "urn:n1", "versioncreated": "2020-03-02T10:00:00Z", "headline": "Blast", "body_text": "Two died."}
PAGE = """<!doctype html><html><head><title>Mill burns</title><meta property="article:published_time"
content="2020-03-02T10:00:00Z"></head><body><nav>Home News Sport</nav><article><h1>Mill burns</h1><p>Three people were
killed on Monday when a mill burned down in the hills above the town, the fire service said in a statement.</p><p>It was
the worst fire in the district for many years, and the mayor asked for three days of mourning.</p></article><footer>We
use cookies.</footer></body></html>"""


def feed(*items: tuple[str, str]) -> bytes:
    told = "".join(
        f"<item><title>{title}</title><link>https://paper.example/{name}</link><description>{title} in a mill, police "
        "said.</description><pubDate>Mon, 02 Mar 2020 10:00:00 GMT</pubDate></item>"
        for name, title in items
    )
    return f'<rss version="2.0"><channel><title>Paper</title>{told}</channel></rss>'.encode()


def test_each_form_is_read(env, tmp_path: Path) -> None:
    """ninjs, a feed file, a page's main text with its date, plain text: each becomes an article of ours."""
    (tmp_path / "one.ninjs").write_text(json.dumps(NINJS))
    (tmp_path / "feed.xml").write_bytes(feed(("x", "Five die")))
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "plain.txt").write_text("Six die\nSix people died in a mill on Monday.\n")
    told = tollwire("publish", ".", "--assume-date", "2020-03-02", env=env, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    found = {each["title"]: each for each in published(env)}
    assert set(found) == {"Blast", "Five die", "Mill burns", "Six die"}
    assert "Three people were" in found["Mill burns"]["body"] and "cookies" not in found["Mill burns"]["body"]
    assert found["Mill burns"]["published_at"][:10] == "2020-03-02" and found["Blast"]["id"] == "urn:n1"


class Feed(BaseHTTPRequestHandler):
    """Answers with what the test has laid out for each look; the last of it again and again."""

    answers: ClassVar[list[tuple[int, dict[str, str], bytes]]] = []
    asked: ClassVar[list[tuple[float, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((time.monotonic(), dict(self.headers)))
        status, headers, body = self.answers[min(len(self.asked), len(self.answers)) - 1]
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Quiet."""


@pytest.fixture
def web():
    Feed.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Feed)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_feed_is_followed_politely(env, web, tmp_path: Path) -> None:
    """What was seen is not fetched or sent again, a server that asks to wait is waited for, a changed item replaces."""
    first, tag = feed(("x", "Five die")), {"ETag": '"1"', "Last-Modified": "Mon, 02 Mar 2020 10:00:00 GMT"}
    Feed.answers = [
        (200, tag, first), (304, {}, b""), (503, {"Retry-After": "3"}, b""),
        (200, {"ETag": '"2"'}, feed(("x", "Six die"), ("y", "Two die"))), (410, {}, b""),
    ]  # fmt: skip
    words = [TOLLWIRE, "publish", "--follow", "--every", "1", f"{web}/feed.xml"]
    told = subprocess.run(words, env={"PATH": "/usr/bin:/bin", **env}, cwd=tmp_path, capture_output=True, timeout=120)
    assert b"3 sent and acknowledged, 0 repeated, 0 refused" in told.stderr, told.stderr
    assert b"503 Service Unavailable; again in" in told.stderr and b"410 Gone; not asked again" in told.stderr
    headers = [asked for _, asked in Feed.asked]
    assert headers[0]["User-Agent"].startswith("tollwire/") and "If-None-Match" not in headers[0]
    assert [each["If-None-Match"] for each in headers[1:]] == ['"1"', '"1"', '"1"', '"2"']
    assert headers[1]["If-Modified-Since"] == "Mon, 02 Mar 2020 10:00:00 GMT"
    assert Feed.asked[3][0] - Feed.asked[2][0] >= 3
    five, six = [each for each in published(env) if each["url"].endswith("/x")]
    assert five["id"] == six["id"] and "updated_at" in six and six["updated_at"] > (five.get("updated_at") or "")


def _interruptible() -> None:
    """A shell starts what it puts in the background deaf to SIGINT, and so would the tests and this program be."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_following_ends_when_asked_and_says_what_was_sent(env, web, tmp_path: Path) -> None:
    """SIGINT and SIGTERM: all that was sent is acknowledged, counted, and it is no failure."""
    Feed.answers = [(200, {}, feed(("x", "Five die")))]
    for number in (signal.SIGINT, signal.SIGTERM):
        Feed.asked.clear()
        words = [TOLLWIRE, "publish", "--follow", "--every", "1", f"{web}/feed.xml"]
        with subprocess.Popen(
            words, env={"PATH": "/usr/bin:/bin", **env}, cwd=tmp_path, stderr=subprocess.PIPE, preexec_fn=_interruptible
        ) as run:
            for _ in range(300):
                if len(Feed.asked) > 2:
                    break
                time.sleep(0.1)
            run.send_signal(number)
            _, told = run.communicate(timeout=60)
        assert run.returncode == 0 and b"1 sent and acknowledged" in told, told


def test_a_page_over_the_web_has_its_address(env, web, tmp_path: Path) -> None:
    """The id comes from the address it was fetched from, so that the next look is the same article."""
    Feed.answers = [(200, {"Content-Type": "text/html"}, PAGE.encode())]
    told = tollwire("publish", f"{web}/news/mill", env=env, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    [found] = published(env)
    assert found["url"] == f"{web}/news/mill" and found["title"] == "Mill burns"


def test_any_kafka_client_can_publish(env) -> None:
    """The very command of schemas/README.md, with the address and the topic of these services."""
    if program("kcat", "kcat") is None:
        pytest.skip("no kcat, so nothing was published by it, here and in the five kills: apt-get install kcat")
    made = settings(env)
    [command] = re.findall(r"^```\n(echo .*?kcat -P .*?)^```", SCHEMAS, re.MULTILINE | re.DOTALL)
    for written, here in (("localhost:9092", made.kafka), ("-t articles", f"-t {made.named('articles')}")):
        assert written in command
        command = command.replace(written, here)
    told = subprocess.run(["bash", "-euo", "pipefail", "-c", command], capture_output=True, timeout=60)
    assert told.returncode == 0, told.stderr
    [found] = published(env)
    assert (found["url"], found["title"]) == ("https://paper.example/1", "Three die")
